import { compile, type Actor, type ProgrammeDefinition } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import { createDataSource, UnitOfWork, type Tx } from '@linxuan/persistence';
import type { CompiledEdition, Editions, SessionActor } from '@linxuan/platform';
import type { EngineHarness } from '@linxuan/testing';

/** The API's side of a test: the role `app_api` under row-level security, with every statement counted. */
export class TestDesk {
  statements = 0;
  private constructor(readonly work: UnitOfWork) {}

  static async open(harness: EngineHarness): Promise<TestDesk> {
    const source = await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize();
    const desk = new TestDesk(new UnitOfWork(source));
    const open = source.createQueryRunner.bind(source);
    source.createQueryRunner = (mode) => {
      const runner = open(mode);
      const query = runner.query.bind(runner);
      runner.query = (async (...args: Parameters<typeof query>) => {
        desk.statements += 1;
        return query(...args) as unknown;
      }) as typeof runner.query;
      return runner;
    };
    return desk;
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
  };
}

/** Compiled editions as the API keeps them. */
export class TestEditions implements Editions {
  private readonly known = new Map<string, CompiledEdition>();
  async get(tx: Tx, id: string): Promise<CompiledEdition> {
    const known = this.known.get(id);
    if (known) return known;
    const [row]: { digest: string; definition: ProgrammeDefinition; form: FormDefinition }[] = await tx.query(
      `SELECT digest, definition, form FROM edition WHERE id = $1`,
      [id],
    );
    if (!row) throw new Error(`No edition ${id}`);
    const edition: CompiledEdition = {
      id,
      version: 1,
      digest: row.digest,
      machine: compile(row.definition),
      form: row.form,
      taxonomy: {},
    };
    this.known.set(id, edition);
    return edition;
  }
}
