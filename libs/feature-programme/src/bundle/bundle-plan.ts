import type { EditionBundleOutcome } from '@linxuan/contracts';
import { canonicalJson, plainText } from '@linxuan/domain';
import {
  EditionDraftRepository,
  EditionVersionRepository,
  OrganisationRepository,
  type EditionVersionEntity,
  type NewOrganisation,
  type Tx,
} from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import type { ExaminedBundle } from './examine-bundle';
import type { BundleOrganisation } from './open-bundle';

/** A bundle without an error, so that all of it could be read. */
export type SoundBundle = ExaminedBundle & { [Part in 'definition' | 'taxonomy']: NonNullable<ExaminedBundle[Part]> };

/** What an import of a bundle would do. */
export interface BundlePlan {
  editionId: string;
  outcome: EditionBundleOutcome;
  version: number;
  /** The draft whose text would be replaced. */
  draft: EditionVersionEntity | null;
  /** The version that the new one is compared with: the one in force, or the last of the programme. */
  base: EditionVersionEntity | null;
  /** A version that waits for its approval, behind which no other is begun. */
  waiting: EditionVersionEntity | null;
  /** Whose programme of this name is, where it is another authority's. */
  otherAuthority: string | null;
}

/** What the file means here. The name of the edition is held until the transaction ends. */
export async function planOf(tx: Tx, bundle: SoundBundle): Promise<BundlePlan> {
  const { definition } = bundle;
  const editionId = `${definition.id}-${definition.edition}`;
  const versions = new EditionVersionRepository(tx);
  await versions.holdName(editionId);
  const rows = await versions.ofProgramme(definition.id);
  const own = rows.filter((row) => row.editionId === editionId).sort((a, b) => a.version - b.version);
  const same = own.find((row) => isSame(row, bundle));
  const draft = own.find(({ state }) => state === 'draft') ?? null;
  const base =
    own.find(({ state }) => state === 'open' || state === 'closed') ??
    rows.filter((row) => row.openedAt !== null && row.editionId !== editionId).at(-1) ??
    null;
  return {
    editionId,
    outcome: outcomeOf({ same, draft, own, rows }),
    version: (same ?? draft)?.version ?? (own.at(-1)?.version ?? 0) + 1,
    draft: same ? null : draft,
    base,
    waiting: same ? null : (own.find(({ state }) => state === 'proposed' || state === 'approved') ?? null),
    otherAuthority: rows.find(({ authorityOrg }) => authorityOrg !== definition.authority)?.authorityOrg ?? null,
  };
}

function outcomeOf(found: {
  same: EditionVersionEntity | undefined;
  draft: EditionVersionEntity | null;
  own: unknown[];
  rows: unknown[];
}): EditionBundleOutcome {
  if (found.same) return 'same';
  if (found.draft) return 'draft';
  if (found.own.length > 0) return 'version';
  return found.rows.length > 0 ? 'edition' : 'programme';
}

function isSame(row: EditionVersionEntity, { yaml, formText, taxonomy }: SoundBundle): boolean {
  return (
    asLines(row.yaml) === asLines(yaml) &&
    asLines(row.form) === asLines(formText) &&
    canonicalJson(row.taxonomy as never) === canonicalJson(taxonomy as never)
  );
}

/** A text without what no reader sees: blanks at the end of a line, and how lines end. */
const asLines = (text: string): string => plainText(text).replaceAll(/[ \t]+$/gm, '');

/**
 * Makes it so: organisations that are missing, and the edition as a draft of its authors. Throws where meanwhile it
 * means something else than it did.
 */
export async function carryOut(
  tx: Tx,
  bundle: SoundBundle,
  plan: BundlePlan,
  { authors, at }: { authors: string[]; at: string },
): Promise<void> {
  if (plan.outcome === 'same') return;
  if (plan.waiting) throw new DomainError('edition.draftOpen', { id: plan.editionId, version: plan.waiting.version });
  if (bundle.missing.length > 0) await new OrganisationRepository(tx).addThoseMissing(bundle.missing.map(registered));
  const drafts = new EditionDraftRepository(tx);
  const { yaml, formText: form, definition, taxonomy } = bundle;
  const text = { yaml: plainText(yaml), form: plainText(form), definition, taxonomy };
  if (plan.draft) return drafts.save(plan.editionId, plan.version, text, { at, authors });
  const added = await drafts.addDraft({
    ...text,
    editionId: plan.editionId,
    version: plan.version,
    programmeId: definition.id,
    authorityOrg: definition.authority,
    basedOn: plan.base ? `${plan.base.editionId}@${plan.base.version}` : null,
    authors,
    savedAt: at,
  });
  if (!added) throw new DomainError('edition.exists', { id: plan.editionId });
}

function registered(org: BundleOrganisation): NewOrganisation {
  const { code, kind, level, parent, serves, region, name, short, office, tile } = org;
  return {
    id: code,
    kind,
    nameZh: name.zh,
    nameEn: name.en,
    uscc: null,
    regionCode: region,
    affiliation: null,
    parentId: parent,
    demo: false,
    detail: { level, serves, short, office, tile },
  };
}

export function isSound(bundle: ExaminedBundle): bundle is SoundBundle {
  return bundle.definition !== null && bundle.taxonomy !== null && bundle.formText !== '';
}
