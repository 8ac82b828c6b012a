import { writeFileSync } from 'node:fs';
import { counted } from '@linxuan/form-rules';
import type { EditionComparisonDto } from '@linxuan/contracts';
import { compareSides, sideOfText, sideOfVersion, writeBundle, type BundleSide } from '@linxuan/feature-programme';
import { CaseRepository, EditionVersionRepository, type EditionVersionEntity, type Tx } from '@linxuan/persistence';
import { bundleSource } from './bundle-source';
import { onDatabase } from './on-database';
import { onWork } from './on-work';
import { placedLine } from './programme-import.command';

const AREAS = ['applicants', 'nominators', 'reviewers', 'clocks', 'quotas', 'steps', 'texts'] as const;

/** An edition of the installation's database, in its newest version unless one is named: `green-technology-2024@2`. */
const OF_DATABASE = /^([a-z0-9][A-Za-z0-9.-]*)(?:@(\d+))?$/;
const isOfDatabase = (name: string): boolean => OF_DATABASE.test(name) && !/\.ya?ml$/.test(name);

/**
 * What changes from one edition to another, by whom it concerns; with `--cases` also the running cases that it would
 * touch. The database is asked only where one of the two, or the cases, stand there.
 */
export async function diffProgrammes(before: string, after: string, options: { cases?: boolean }): Promise<void> {
  const compare = async (tx: Tx | null) => {
    const [was, is] = [await sideOf(tx, before), await sideOf(tx, after)];
    return { was, found: compareSides(was, is) };
  };
  if (![before, after].some(isOfDatabase) && !options.cases) return say((await compare(null)).found);
  await onDatabase(() =>
    onWork((work) =>
      work.system(async (tx) => {
        const { was, found } = await compare(tx);
        say(found);
        if (options.cases)
          await runningCases(
            tx,
            `${was.definition.id}-${was.definition.edition}`,
            found.differences.map(({ path }) => path),
          );
      }),
    ),
  )();
}

/** Writes an edition with everything that it names as one file, or to the terminal. */
export async function exportProgramme(name: string, { out }: { out?: string }): Promise<void> {
  const write = (text: string) => (out ? writeFileSync(out, text) : void process.stdout.write(text));
  if (!isOfDatabase(name)) return write(bundleSource(name).text);
  await onDatabase(() =>
    onWork((work) => work.system(async (tx) => write(await writeBundle(tx, await versionNamed(tx, name))))),
  )();
}

async function sideOf(tx: Tx | null, name: string): Promise<BundleSide> {
  if (tx && isOfDatabase(name)) return sideOfVersion(await versionNamed(tx, name));
  const source = bundleSource(name);
  const { side, problems } = sideOfText(source.text);
  if (!side) throw new Error(problems.map((problem) => placedLine(source, problem)).join('\n'));
  return side;
}

async function versionNamed(tx: Tx, name: string): Promise<EditionVersionEntity> {
  const [, id = '', version] = OF_DATABASE.exec(name) ?? [];
  const rows = await new EditionVersionRepository(tx).ofEdition(id);
  const row = version
    ? rows.find((one) => one.version === Number(version))
    : (rows.find(({ state }) => state === 'open') ?? rows.at(-1));
  if (row) return row;
  const known = [...new Set((await new EditionVersionRepository(tx).list()).map(({ editionId }) => editionId))];
  throw new Error(`There is no edition ${name} in the database; there are ${known.join(', ')}`);
}

function say({ differences, taxonomy }: Pick<EditionComparisonDto, 'differences' | 'taxonomy'>): void {
  for (const area of AREAS) {
    const own = differences.filter((one) => one.area === area);
    if (own.length === 0) continue;
    process.stdout.write(`${area} (${own.length})\n`);
    for (const { path, what, before: from, after: to } of own)
      process.stdout.write(
        `  ${what.zh}: ${from?.zh ?? '—'} → ${to?.zh ?? '—'} / ${what.en}: ${from?.en ?? '—'} → ${to?.en ?? '—'}  [${path}]\n`,
      );
  }
  const { added = [], removed = [], renamed = [] } = taxonomy ?? {};
  const entries = [
    ...added.map(({ code, name }) => `  + ${code} ${name.zh} / ${name.en}`),
    ...removed.map(({ code, name }) => `  - ${code} ${name.zh} / ${name.en}`),
    ...renamed.map(({ code, name, before }) => `  ${code} ${before} → ${name.zh} / ${name.en}`),
  ];
  if (entries.length > 0) process.stdout.write(`taxonomy (${entries.length})\n${entries.join('\n')}\n`);
  process.stdout.write(`${counted(differences.length + entries.length, 'difference')}\n`);
}

/** A difference inside a stage touches the cases that stand in it; any other touches every running case. */
async function runningCases(tx: Tx, editionId: string, paths: string[]): Promise<void> {
  const stages = paths.every((path) => path.startsWith('/stages/'))
    ? [...new Set(paths.map((path) => path.split('/')[2] ?? ''))]
    : null;
  const rows = await new CaseRepository(tx).running(editionId, stages);
  process.stdout.write(`${counted(rows.length, 'running case')} would be touched\n`);
  for (const { number, title, state } of rows) process.stdout.write(`  ${number} ${state} ${title}\n`);
}
