import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dataFolder, Installation, nothingLeft } from './installation';

export type Kind = 'demo' | 'empty';

/**
 * A data folder as a first `npm start` leaves it behind, with its demo or empty. The first start is made once in a run,
 * from nothing and with all its checks; everybody who asks gets a copy, which is an installation like any other.
 */
export async function installed(kind: Kind): Promise<string> {
  const made = await firstStart(kind);
  const folder = dataFolder();
  // The database belongs to the account that PostgreSQL runs under, also in the copy.
  execFileSync('cp', ['-a', `${made}/.`, folder]);
  return folder;
}

/** Two suites that need it at the same moment: one makes it, the other waits; what failed is made again. */
async function firstStart(kind: Kind): Promise<string> {
  const shelf = process.env['TEST_RUN_FOLDER'] ?? join(tmpdir(), `linxuan-run-${process.pid}`);
  mkdirSync(shelf, { recursive: true });
  const [folder, whole, claim] = [`installed-${kind}`, `whole-${kind}`, `claim-${kind}`].map((name) =>
    join(shelf, name),
  ) as [string, string, string];
  while (!existsSync(whole)) {
    if (!claimed(claim)) {
      await pause(200);
      continue;
    }
    try {
      if (!existsSync(whole)) await install(kind, folder);
      writeFileSync(whole, '');
    } finally {
      rmSync(claim, { recursive: true, force: true });
    }
  }
  return folder;
}

async function install(kind: Kind, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  const first = new Installation(folder, kind === 'empty' ? ['--empty'] : []);
  await first.ready();
  for (const site of [first.backOffice, first.publicSite]) {
    const { status } = await fetch(`${site}/healthz`);
    if (status !== 200) throw new Error(`${site} answers ${status} after a first start`);
  }
  const code = await first.stop();
  const left = await nothingLeft(folder);
  if (code !== 0 || left.length > 0) throw new Error(`the first start ended with ${code} and left ${left.join(', ')}`);
  // Copies that run side by side each look for a port of their own.
  rmSync(join(folder, 'postgres/linxuan.port'));
}

function claimed(folder: string): boolean {
  try {
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
