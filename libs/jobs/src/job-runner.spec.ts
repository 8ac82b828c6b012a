import type { Job } from 'bullmq';
import { JobRunner } from './job-runner';
import type { JobProcessor } from './processor';

/** The queue's worker, moved by the test. */
class Worker {
  readonly heard = new Map<string, (...args: never[]) => void>();
  run: (job: Job) => Promise<void> = () => Promise.resolve();
  on(name: string, listener: (...args: never[]) => void) {
    this.heard.set(name, listener);
    return this;
  }
}

/** A runner with what it writes to the database. */
function start(handle: (data: object) => Promise<void>) {
  const worker = new Worker();
  const written: string[] = [];
  const tx = { query: (sql: string) => Promise.resolve(void written.push(/UPDATE (\w+)/.exec(sql)?.[1] ?? sql)) };
  const work = {
    statement: () => Promise.resolve(void written.push('done')),
    system: (run: (given: typeof tx) => Promise<void>) => run(tx),
  };
  const backend = {
    worker: (run: (job: Job) => Promise<void>) => {
      worker.run = run;
      return worker;
    },
  };
  const handlers = new Map([['transition.apply', { handle } as JobProcessor]]);
  const log = { warn: () => undefined };
  new JobRunner(handlers as never, backend as never, work as never, log).start(1);
  return { worker, written };
}
const jobOf = (name: string, attemptsMade: number, more: object = {}) =>
  ({
    name,
    attemptsMade,
    opts: { attempts: 5 },
    data: { requestId: 'r1', outboxId: '7', ...more },
  }) as unknown as Job;
const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

describe('a job', () => {
  it('is handled with its data and marked as done behind it', async () => {
    const handled: object[] = [];
    const { worker, written } = start((data) => Promise.resolve(void handled.push(data)));
    await worker.run(jobOf('transition.apply', 0));
    expect([handled, written]).toEqual([[{ requestId: 'r1' }], ['done']]);
  });

  it('is not marked as done where it failed, and what failed is told without values of people', async () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (phone)=(13800000000)' });
    const { worker, written } = start(() => Promise.reject(error));
    const thrown = (await worker.run(jobOf('transition.apply', 0)).catch((one: unknown) => one)) as Error;
    expect([thrown instanceof Error, JSON.stringify(thrown).includes('13800000000'), written]).toEqual([
      true,
      false,
      [],
    ]);
  });

  it('that nobody handles fails, so that somebody sees it', async () => {
    const { worker, written } = start(() => Promise.resolve());
    await expect(worker.run(jobOf('nobody.knows', 0))).rejects.toThrow('nobody.knows');
    expect(written).toEqual([]);
  });

  it.each([
    ['before its last try is tried again', 4, []],
    ['after its last try is parked, with the request it carries', 5, ['outbox', 'transition_request']],
  ])('that failed %s', async (_what, attempts, parked) => {
    const { worker, written } = start(() => Promise.resolve());
    worker.heard.get('failed')?.(jobOf('transition.apply', attempts) as never, new Error('x') as never);
    await settled();
    expect(written).toEqual(parked);
  });

  it('of another kind parks no request', async () => {
    const { worker, written } = start(() => Promise.resolve());
    worker.heard.get('failed')?.(jobOf('delivery.sweep', 5) as never, new Error('x') as never);
    await settled();
    expect(written).toEqual(['outbox']);
  });
});
