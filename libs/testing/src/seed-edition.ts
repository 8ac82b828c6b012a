import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { editionSources, importEdition, readEdition, type EditionSources } from '@linxuan/feature-programme';
import { openEdition } from '@linxuan/feature-workflow';
import type { UnitOfWork } from '@linxuan/persistence';
import { parse } from 'yaml';

const CONFIG = resolve(__dirname, '../../../config');
export const TEST_EDITION = 'green-technology-2024';

interface Organisation {
  code: string;
  kind: string;
  region: string | null;
  affiliation?: string;
  name: { zh: string; en: string };
}

/** The texts of a delivered edition, `programme/edition` as the folders are named. */
export function editionTexts(name: string): EditionSources {
  const [programme = '', edition = ''] = name.split('/');
  return editionSources(CONFIG, programme, edition);
}

/**
 * Organisations of the configuration and editions, opened: accounts with their slots, first dossiers, no people and no
 * cases.
 */
export async function seedEdition(
  work: UnitOfWork,
  at: string,
  editions: string[] = ['green-technology/2024'],
): Promise<void> {
  const organisations = configured();
  const rows = organisations.map(({ code, kind, name, region, affiliation }) => ({
    id: code,
    kind,
    name_zh: name.zh,
    name_en: name.en,
    region_code: region,
    affiliation: affiliation ?? null,
  }));
  await work.system(async (tx) => {
    await tx.query(
      `INSERT INTO organisation (id, kind, name_zh, name_en, region_code, affiliation) SELECT id, kind, name_zh, name_en, region_code, affiliation FROM json_populate_recordset(NULL::organisation, $1)`,
      [JSON.stringify(rows)],
    );
    for (const name of editions) {
      const sources = editionTexts(name);
      const read = readEdition(sources, organisations as never);
      if (!read.definition) throw new Error(JSON.stringify(read.problems));
      const { id, digest } = await importEdition(tx, sources, read, at);
      await openEdition(
        tx,
        id,
        read.definition,
        digest,
        organisations.filter(({ kind }) => kind === 'central-soe-group').map(({ code }) => code),
        at,
      );
    }
  });
}

/** Imports and opens a further edition beside the one of 2024, as `programme/edition`; returns its id. */
export function seedProgramme(work: UnitOfWork, name: string, at: string): Promise<string> {
  return seedSources(work, editionTexts(name), at);
}

/** The same from texts, for an edition that differs from every delivered one. */
export async function seedSources(work: UnitOfWork, sources: EditionSources, at: string): Promise<string> {
  const organisations = configured();
  const read = readEdition(sources, organisations as never);
  const { definition } = read;
  if (!definition) throw new Error(JSON.stringify(read.problems));
  return work.system(async (tx) => {
    const { id, digest } = await importEdition(tx, sources, read, at);
    await openEdition(
      tx,
      id,
      definition,
      digest,
      organisations.filter(({ kind }) => kind === 'central-soe-group').map(({ code }) => code),
      at,
    );
    return id;
  });
}

function configured(): Organisation[] {
  const folder = join(CONFIG, 'organisations');
  return readdirSync(folder).flatMap(
    (name) =>
      (parse(readFileSync(join(folder, name), 'utf8')) as { organisations?: Organisation[] }).organisations ?? [],
  );
}
