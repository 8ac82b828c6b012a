import type { CaseQueryDto } from '@linxuan/contracts';
import { allWords } from '@linxuan/persistence';

/** Who reads the marks of an evaluation: those who run it. */
export const SCORING: readonly string[] = ['authority-clerk', 'authority-lead'];

const SORTABLE: Record<string, string> = {
  number: 'c.number',
  title: 'c.title',
  stage: 'c.stage',
  state: 'c.state',
  area: 'c.area',
  enteredAt: 'c.entered_at',
  dueAt: 'c.due_at',
  submittedAt: 'c.submitted_at',
};

/**
 * Conditions on the visible cases. A search goes through a function of the database, which may use the text index and finds nothing by
 * what is hidden; `found` asks it once for page and total. Neither a filter nor an order says what the row itself does not show: whose case it is where the holder is hidden from the role, and a score that is not out.
 */
export function caseFilter(
  query: CaseQueryDto,
  { role, orgId }: { role: string; orgId: string },
): { found: string; where: string; order: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const value = (given: unknown) => `$${parameters.push(given)}`;
  const shown = () => `(c.applicant_org = ${value(orgId)} OR NOT EXISTS (
      SELECT 1 FROM edition e, jsonb_array_elements(coalesce(e.definition->'visibility', '[]')) v WHERE e.id = c.edition_id AND (v->'hiddenFrom' ? ${value(role)} OR (v->'hiddenFrom' ? 'expert' AND c.id = ANY((SELECT app_seated_cases())::uuid[]))) AND '/holder/name' LIKE (v->>'pointer') || '%'))`;
  // The person's own parties first: the policy of the table then only confirms what the index found.
  const [search] = allWords(query.q, value, (place) => `SELECT case_search(${place}) AS id`);
  const conditions = [search ? 'c.id IN (SELECT id FROM found)' : 'c.id IN (SELECT case_id FROM party)'];
  for (const [column, given] of [
    ['c.stage', query.stage],
    ['c.outcome', query.outcome],
    ['c.area', query.area],
    ['c.nominator_org', query.nominatorOrg],
    ['c.route', query.route],
  ] as const) {
    const values = listOf(given);
    if (values.length > 0) conditions.push(`${column} = ANY(${value(values)})`);
  }
  // A body that nominates its own work is hidden with it.
  if (listOf(query.nominatorOrg).length > 0) conditions.push(`(c.nominator_org <> c.applicant_org OR ${shown()})`);
  const states = listOf(query.state);
  if (states.length > 0) {
    const place = value(states);
    conditions.push(`(c.state = ANY(${place}) OR split_part(c.state, '.', 2) = ANY(${place}))`);
  }
  if (query.editionId) conditions.push(`c.edition_id = ${value(query.editionId)}`);
  return {
    found: search ? `WITH found AS MATERIALIZED (${search})` : '',
    where: conditions.join(' AND '),
    order: `${orderBy()} ${query.order} NULLS LAST, c.id`,
    parameters,
  };

  function orderBy(): string {
    if (query.sort === 'holderName') return `CASE WHEN ${shown()} THEN c.holder_name END`;
    if (query.sort === 'score')
      return SCORING.includes(role)
        ? `CASE WHEN c.authority_org = ${value(orgId)} AND c.id <> ALL((SELECT app_seated_cases())::uuid[]) THEN c.score END`
        : 'c.entered_at';
    return SORTABLE[query.sort] ?? 'c.entered_at';
  }
}

function listOf(value: string | string[] | undefined): string[] {
  return value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value];
}
