import type { Tx } from '@linxuan/persistence';
import type { VersionRow } from './edition-rows';
import { editionId, type EditionSources, type ReadEdition } from './import-edition';

export interface ImportedDraft {
  id: string;
  version: number;
  changed: boolean;
}

/**
 * Brings an edition from its files as a draft that two people open in the back office; `author` is the account that answers for
 * the text, and does not approve it. What is known, as a draft or as a version,
 * changes nothing however often it is brought; an edition in force gets the text as its next version.
 */
export async function importDraft(
  tx: Tx,
  sources: EditionSources,
  { definition, taxonomy }: ReadEdition,
  at: string,
  author: string,
): Promise<ImportedDraft> {
  if (!definition) throw new Error('An edition with errors cannot be imported');
  const id = editionId(definition);
  const rows: VersionRow[] = await tx.query(
    `SELECT * FROM edition_version WHERE edition_id = $1 ORDER BY version FOR UPDATE`,
    [id],
  );
  const known = rows.find((row) => row.yaml === sources.yaml && row.form === sources.form);
  if (known) return { id, version: known.version, changed: false };
  const inWork = rows.find(({ state }) => state === 'proposed' || state === 'approved');
  if (inWork)
    throw new Error(`Version ${inWork.version} of ${id} waits for its approval; let it be opened or sent back first`);
  const draft = rows.find(({ state }) => state === 'draft');
  if (draft) {
    await tx.query(
      `UPDATE edition_version SET yaml = $3, form = $4, taxonomy = $5, definition = $6, revision = revision + 1, saved_at = $7, authors = CASE WHEN $8 = ANY(authors) THEN authors ELSE array_append(authors, $8) END WHERE edition_id = $1 AND version = $2`,
      [id, draft.version, sources.yaml, sources.form, taxonomy, definition, at, author],
    );
    return { id, version: draft.version, changed: true };
  }
  const version = (rows.at(-1)?.version ?? 0) + 1;
  const base = rows.find(({ state }) => state === 'open');
  await tx.query(
    `INSERT INTO edition_version (edition_id, version, programme_id, authority_org, state, yaml, form, taxonomy, definition, based_on, authors, saved_at) VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, ARRAY[$11]::uuid[], $10)`,
    [
      id,
      version,
      definition.id,
      definition.authority,
      sources.yaml,
      sources.form,
      taxonomy,
      definition,
      base ? `${id}@${base.version}` : null,
      at,
      author,
    ],
  );
  return { id, version, changed: true };
}
