import type { CaseRow, NamedItem } from '../rows';

/**
 * What a paper says of a case, taken when the paper is prepared. A correction that comes later changes the case and not
 * what was signed: whoever draws the paper again draws it from these.
 */
export function namedAs(row: CaseRow, category: string | null = row.category): NamedItem {
  const { title, holderName, nominatorOrg, revisionSha } = row;
  return { title, holderName, category, nominatorOrg, revisionSha };
}

/** An item of a paper that is written yet. */
export const NOT_NAMED: NamedItem = {
  title: null,
  holderName: null,
  category: null,
  nominatorOrg: null,
  revisionSha: null,
};
