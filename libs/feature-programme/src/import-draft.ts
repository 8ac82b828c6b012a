import { EditionVersionRepository, type Tx } from '@linxuan/persistence';
import { editionId, type EditionSources, type ReadEdition } from './import-edition';

export interface ImportedDraft {
  id: string;
  version: number;
  changed: boolean;
}

/**
 * Brings an edition from its files as a draft that two people open in the back office; `author` is the account that
 * answers for the text, and does not approve it. What is known, as a draft or as a version, changes nothing however
 * often it is brought; an edition in force gets the text as its next version.
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
  const versions = new EditionVersionRepository(tx);
  const rows = await versions.ofEdition(id, { lock: true });
  const known = rows.find((row) => row.yaml === sources.yaml && row.form === sources.form);
  if (known) return { id, version: known.version, changed: false };
  const inWork = rows.find(({ state }) => state === 'proposed' || state === 'approved');
  if (inWork)
    throw new Error(`Version ${inWork.version} of ${id} waits for its approval; let it be opened or sent back first`);
  const draft = rows.find(({ state }) => state === 'draft');
  if (draft) {
    const text = { yaml: sources.yaml, form: sources.form, definition, taxonomy };
    await versions.save(id, draft.version, text, { at, authors: [author] });
    return { id, version: draft.version, changed: true };
  }
  const version = (rows.at(-1)?.version ?? 0) + 1;
  const base = rows.find(({ state }) => state === 'open');
  await versions.addDraft({
    editionId: id,
    version,
    programmeId: definition.id,
    authorityOrg: definition.authority,
    yaml: sources.yaml,
    form: sources.form,
    taxonomy,
    definition,
    basedOn: base ? `${id}@${base.version}` : null,
    authors: [author],
    savedAt: at,
  });
  return { id, version, changed: true };
}
