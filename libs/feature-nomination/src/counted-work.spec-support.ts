import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import type { SessionActor } from '@linxuan/platform';
import type { EngineHarness } from '@linxuan/testing';

/** The API's side of a test: the role `app_api` under row-level security, with every statement counted. */
export class CountedWork {
  statements = 0;
  private constructor(readonly work: UnitOfWork) {}

  static async open(harness: EngineHarness): Promise<CountedWork> {
    const source = await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize();
    const counted = new CountedWork(new UnitOfWork(source));
    const open = source.createQueryRunner.bind(source);
    source.createQueryRunner = (mode) => {
      const runner = open(mode);
      const query = runner.query.bind(runner);
      runner.query = (async (...args: Parameters<typeof query>) => {
        counted.statements += 1;
        return query(...args) as unknown;
      }) as typeof runner.query;
      return runner;
    };
    return counted;
  }

  close(): Promise<void> {
    return this.work.source.destroy();
  }

  async count(work: () => Promise<unknown>): Promise<number> {
    const before = this.statements;
    await work();
    return this.statements - before;
  }
}

export function sessionOf(actor: Actor): SessionActor {
  const queues = [`${actor.orgId}/${actor.role}`, `user:${actor.userId}`];
  return {
    ...actor,
    displayName: '',
    locale: 'zh-CN',
    actingFor: null,
    queues,
    scope: { ...actor, queues },
    mustChange: false,
    csrf: '',
    membershipId: '',
    principal: '',
    session: '',
  };
}
