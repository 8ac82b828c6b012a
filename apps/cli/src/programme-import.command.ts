import type { EditionImportedDto, EditionProblemDto } from '@linxuan/contracts';
import { keepsOut, reportBundle, takeBundle } from '@linxuan/feature-programme';
import {
  AuditRepository,
  EditionVersionRepository,
  MembershipRepository,
  UserRepository,
  type Tx,
} from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import { bundleSource, type BundleSource } from './bundle-source';
import { onWork } from './on-work';
import { problemLine } from './programme.command';

/** Refused with its lines; the transaction takes everything back. */
class Refused extends Error {
  constructor(readonly lines: string[]) {
    super('nothing was imported');
  }
}

/**
 * Brings bundles and editions into the database as drafts, all or none; with an error in one of them nothing is brought
 * and the code is 1.
 */
export async function importProgrammes(names: string[], { author }: { author: string }): Promise<void> {
  const sources = names.map(bundleSource);
  try {
    const { done, later } = await onWork((work) =>
      work.system(async (tx) => {
        await new AuditRepository(tx).runAsCommand('programme import', { author, editions: names });
        const account = await new UserRepository(tx).activeId(author);
        if (!account) throw new Refused([`There is no account ${author}`]);
        const done: EditionImportedDto[] = [];
        const later: string[] = [];
        for (const source of sources) {
          const { imported, lines } = await take(tx, source, account, author);
          done.push(imported);
          later.push(...lines);
        }
        return { done, later };
      }),
    );
    for (const line of later) process.stdout.write(`${line}\n`);
    for (const { editionId, version, changed } of done)
      process.stdout.write(
        `${editionId} version ${version} ${changed ? 'imported as a draft' : 'is known, nothing changed'}\n`,
      );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${[...error.lines, error.message].join('\n')}\n`);
    process.exitCode = 1;
  }
}

/** Returns also what has to be mended before the draft may be opened. */
async function take(
  tx: Tx,
  source: BundleSource,
  account: string,
  author: string,
): Promise<{ imported: EditionImportedDto; lines: string[] }> {
  const taker = { authority: null, authors: [account], at: new Date().toISOString() };
  const report = await reportBundle(tx, source.text, taker);
  const lines = (problems: EditionProblemDto[]) => problems.map((problem) => placedLine(source, problem));
  const faults = report.problems.filter(keepsOut);
  if (faults.length > 0) throw new Refused(lines(faults));
  try {
    const imported = await takeBundle(tx, source.text, taker);
    await mustWriteFor(tx, imported, account, author);
    return {
      imported,
      lines: imported.changed ? lines(report.problems.filter(({ severity }) => severity === 'error')) : [],
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw error.code === 'edition.draftOpen'
      ? new Refused([
          `Version ${String(error.params['version'])} of ${String(error.params['id'])} waits for its approval; let it be opened or sent back first`,
        ])
      : error;
  }
}

/** Whoever answers for a text is one of the authority's people. */
async function mustWriteFor(
  tx: Tx,
  { editionId, version }: EditionImportedDto,
  account: string,
  author: string,
): Promise<void> {
  const authority = (await new EditionVersionRepository(tx).find(editionId, version))?.authorityOrg ?? '';
  const people = await new MembershipRepository(tx).inRoles(authority, ['authority-clerk', 'authority-lead']);
  if (!people.some(({ userId }) => userId === account))
    throw new Refused([`${author} is nobody of ${authority}, the authority of ${editionId}`]);
}

export function placedLine(source: BundleSource, problem: EditionProblemDto): string {
  const { file, line } = source.placeOf(problem.line);
  return problemLine(file, { ...problem, line });
}
