import { importDraft } from '@linxuan/feature-programme';
import { AuditRepository, createDataSource, UnitOfWork, UserRepository } from '@linxuan/persistence';
import { databaseUrl, loadConfigOrExit } from '@linxuan/platform';
import { problemLine } from './programme.command';
import { fileOf, readNamed, sourcesOf } from './programme-files';

/**
 * Brings editions into the database as drafts, all or none; with an error in one of them nothing is brought and the
 * code is 1.
 */
export async function importProgrammes(editions: string[], { author }: { author: string }): Promise<void> {
  const read = editions.map((edition) => ({ edition, ...readNamed(edition) }));
  const faulty = read.flatMap(({ edition, problems }) =>
    problems.filter(({ severity }) => severity === 'error').map((problem) => problemLine(fileOf(edition), problem)),
  );
  if (faulty.length > 0) {
    process.stdout.write(`${faulty.join('\n')}\nnothing was imported\n`);
    process.exitCode = 1;
    return;
  }
  const config = loadConfigOrExit({ needs: ['admin'] });
  const work = new UnitOfWork(await createDataSource(databaseUrl(config, 'admin'), { poolSize: 1 }).initialize());
  try {
    const done = await work.system(async (tx) => {
      await new AuditRepository(tx).runAsCommand('programme import', { author, editions });
      const account = await new UserRepository(tx).activeId(author);
      if (!account) return null;
      const results = [];
      for (const one of read)
        results.push(await importDraft(tx, sourcesOf(one.edition), one, new Date().toISOString(), account));
      return results;
    });
    if (!done) {
      process.stderr.write(`There is no account ${author}; nothing was imported\n`);
      process.exitCode = 1;
      return;
    }
    for (const { id, version, changed } of done)
      process.stdout.write(
        `${id} version ${version} ${changed ? 'imported as a draft' : 'is known, nothing changed'}\n`,
      );
  } finally {
    await work.source.destroy();
  }
}
