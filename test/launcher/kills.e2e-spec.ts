import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AS_LONG_AS_IT_MOVES } from '../support/time-budget';
import { forget, Installation, nothingLeft, processesOf } from './installation';
import { installed } from './installed';
import { Writers } from './writers';

jest.setTimeout(AS_LONG_AS_IT_MOVES);
const ROOT = resolve(__dirname, '../..');

/** What `npm start` keeps running, and what it says when one of it has ended and when that one is back. */
const PROCESSES = {
  PostgreSQL: ['PostgreSQL ended (SIGKILL) and is started again.', 'PostgreSQL is back.'],
  api: ['api ended (SIGKILL) and is started again.'],
  worker: ['worker ended (SIGKILL) and is started again.'],
  portal: ['portal ended (SIGKILL) and is started again.'],
} as const;
type Name = keyof typeof PROCESSES;
const NAMES = Object.keys(PROCESSES) as Name[];

/** The running process of that name in an installation; undefined while there is none. */
function pidOf(name: Name, folder: string): number | undefined {
  if (name === 'PostgreSQL') {
    const [pid] = (read(join(folder, 'postgres/postmaster.pid')) ?? '').split('\n');
    return pid && read(`/proc/${pid}/cmdline`)?.includes(folder) ? Number(pid) : undefined;
  }
  const found = processesOf(folder).find((pid) => read(`/proc/${pid}/cmdline`)?.includes(`dist/apps/${name}/main.mjs`));
  return found === undefined ? undefined : Number(found);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

async function kill(name: Name, folder: string): Promise<number> {
  for (;;) {
    const pid = pidOf(name, folder);
    if (pid !== undefined) {
      process.kill(pid, 'SIGKILL');
      return pid;
    }
    await pause(20);
  }
}

const isReady = async (url: string): Promise<boolean> => {
  const answer = await fetch(`${url}/readyz`).catch(() => undefined);
  return answer?.ok ?? false;
};

describe('an installation whose processes are killed while people write', () => {
  let folder: string;
  let running: Installation;
  let writers: Writers;
  beforeAll(async () => {
    folder = await installed('demo');
    running = new Installation(folder);
    await running.ready();
    writers = await Writers.start(running.backOffice);
  });
  afterAll(async () => {
    await writers.end();
    await running.stop();
    forget(folder);
  });

  it.each(NAMES)('starts %s again, says so, and goes on', async (name) => {
    await writers.more(5);
    const killed = await kill(name, folder);
    for (const sentence of PROCESSES[name]) await running.says(sentence);
    while (!(await isReady(running.backOffice)) || !(await isReady(running.publicSite))) await pause(100);
    await writers.more(5);
    expect(pidOf(name, folder)).not.toBe(killed);
    expect(writers.refused).toEqual([]);
  });

  it('is taken over by the next start after the launcher itself was killed', async () => {
    await writers.more(5);
    await running.kill();
    running = new Installation(folder);
    await running.ready();
    await writers.moveTo(running.backOffice);
    await writers.more(5);
    expect([await isReady(running.backOffice), await isReady(running.publicSite)]).toEqual([true, true]);
  });

  it('has everything that it acknowledged, once, and a whole ledger', async () => {
    await writers.end();
    expect([writers.refused, writers.interrupted > 0]).toEqual([[], true]);
    const count = async (sql: string): Promise<number> => ((await running.sql(sql)) as [{ n: number }])[0].n;
    while ((await count(`SELECT count(*)::int AS n FROM transition_request WHERE state = 'pending'`)) > 0)
      await pause(200);
    const found = (await running.sql(`SELECT title FROM case_file WHERE title LIKE '%${writers.mark}%'`)) as {
      title: string;
    }[];
    expect(found.map(({ title }) => title).sort()).toEqual([...writers.acknowledged].sort());
    expect(
      await count(`SELECT count(*)::int AS n FROM transition_request WHERE state NOT IN ('applied', 'refused')`),
    ).toBe(0);
    expect(
      await running.sql(
        `SELECT request_id FROM ledger_event WHERE actor_role <> 'system' GROUP BY request_id, subject_id HAVING count(*) > 1`,
      ),
    ).toEqual([]);
    expect(await running.stop()).toBe(0);
    const replay = spawnSync(process.execPath, ['dist/apps/cli/main.mjs', 'replay'], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/tmp', DATA_DIR: folder },
      encoding: 'utf8',
    });
    expect([replay.status, replay.stdout]).toEqual([
      0,
      expect.stringMatching(/ledger: \d+ chains, \d+ events, intact/),
    ]);
  });

  it.each([
    ['worker', 'worker does not stay up; its output is above.'],
    ['PostgreSQL', 'PostgreSQL does not stay up; what it said last is above.'],
  ] as const)('is given up with one sentence where %s ends again and again', async (name, sentence) => {
    running = new Installation(folder);
    await running.ready();
    let over = false;
    void running.ended.then(() => (over = true));
    for (let last = 0; !over; await pause(20)) {
      const pid = pidOf(name, folder);
      if (pid === undefined || pid === last) continue;
      process.kill(pid, 'SIGKILL');
      last = pid;
    }
    expect(await running.ended).toBe(1);
    expect(running.errors.split('\n').filter((line) => line === sentence)).toHaveLength(1);
    expect(running.errors).not.toMatch(/^ {4}at /m);
    expect(running.output.split(`${name} ended (SIGKILL) and is started again.`).length - 1).toBeGreaterThanOrEqual(4);
    expect(await nothingLeft(folder)).toEqual([]);
  });
});
