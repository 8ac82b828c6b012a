import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { editionsOf, EngineHarness } from '@linxuan/testing';

export const BATCH = { number: '粤发改〔2024〕1号', date: '2024-07-16', signatories: ['广东省发展改革委'] };
export const SESSION = { title: '第一场', at: '2024-07-15T01:00:00.000Z', place: '第一会议室', position: 1 };

/** The engine with the API's own database role beside it: services see what row-level security lets them see. */
export class EvaluationHarness {
  readonly editions = editionsOf();
  readonly clock = new Clock();
  /** Statements sent through the API's connection since the last reset. */
  statements = 0;

  private constructor(
    readonly engine: EngineHarness,
    readonly work: UnitOfWork,
  ) {}

  static async start(): Promise<EvaluationHarness> {
    const engine = await EngineHarness.start();
    const source = await createDataSource(engine.database.urlFor('app_api'), { poolSize: 4 }).initialize();
    const harness = new EvaluationHarness(engine, new UnitOfWork(source));
    harness.clock.shift(Date.parse(engine.now) - Date.now());
    const count = () => void (harness.statements += 1);
    const createRunner = source.createQueryRunner.bind(source);
    source.createQueryRunner = (mode) => {
      const runner = createRunner(mode);
      const query = runner.query.bind(runner);
      runner.query = ((...args: Parameters<typeof query>) => {
        count();
        return query(...args);
      }) as typeof runner.query;
      return runner;
    };
    return harness;
  }

  async stop(): Promise<void> {
    await this.work.source.destroy();
    await this.engine.stop();
  }

  at(now: string): void {
    this.engine.now = now;
    this.clock.shift(Date.parse(now) - Date.now());
  }

  session(actor: Actor): SessionActor {
    const queues = [`${actor.orgId}/${actor.role}`, `user:${actor.userId}`];
    return {
      ...actor,
      displayName: '某人',
      locale: 'zh-CN',
      actingFor: null,
      queues,
      scope: { userId: actor.userId, orgId: actor.orgId, role: actor.role, queues },
      mustChange: false,
      csrf: '',
      membershipId: '',
      principal: '',
      session: '',
    };
  }

  /** Statements that `run` sends. */
  async counted(run: () => Promise<unknown>): Promise<number> {
    this.statements = 0;
    await run();
    return this.statements;
  }

  async one<T>(sql: string, parameters: unknown[] = []): Promise<T> {
    const [row] = await this.engine.work.source.query(sql, parameters);
    return row as T;
  }

  /** Cases of Guangdong that the ministry has received. */
  async received(...seeds: number[]): Promise<string[]> {
    return this.receivedWith({}, ...seeds);
  }

  /** The same with something else in their applications. */
  async receivedWith(
    more: NonNullable<Parameters<EngineHarness['submitted']>[2]>,
    ...seeds: number[]
  ): Promise<string[]> {
    const ids: string[] = [];
    const clerk = await this.engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    const lead = await this.engine.person('lead-ndrc-440000', 'ndrc-440000', 'nominator-lead');
    for (const seed of seeds) {
      ids.push(await this.engine.pooled(seed, 'ndrc-440000', '440100', more));
      await this.engine.must(clerk, 'case', ids.at(-1) ?? '', 'nominate');
    }
    const { id } = await this.one<{ id: string }>(
      `SELECT id FROM dossier WHERE stage = 'nomination' AND owner_org = 'ndrc-440000' AND state = 'drafted'`,
    );
    await this.engine.must(clerk, 'dossier', id, 'prepare', BATCH);
    await this.engine.must(lead, 'dossier', id, 'release');
    await this.engine.must(await this.clerk(), 'dossier', id, 'receive');
    return ids;
  }

  clerk = (): Promise<Actor> => this.engine.person('ministry-clerk', 'ndrc', 'authority-clerk');
  lead = (): Promise<Actor> => this.engine.person('ministry-lead', 'ndrc', 'authority-lead');
  expert = (n: number, org = 'inst-north-energy'): Promise<Actor> => this.engine.person(`expert-${n}`, org, 'expert');

  async pass(caseId: string): Promise<void> {
    const { definition } = await this.one<{ definition: { eligibility: { id: string }[] } }>(
      `SELECT definition FROM edition`,
    );
    await this.engine.must(await this.clerk(), 'case', caseId, 'accept', {
      verdicts: definition.eligibility.map(({ id }) => ({
        ruleId: id,
        computed: 'met',
        verdict: 'met',
        reason: '经审阅材料，认为符合。',
      })),
    });
  }

  async answer(caseId: string, stage: string): Promise<void> {
    const opinions: { id: string; org_id: string }[] = await this.engine.work.source.query(
      `SELECT id, org_id FROM opinion WHERE case_id = $1 AND stage = $2`,
      [caseId, stage],
    );
    for (const { id, org_id } of opinions) {
      const reviewer = await this.engine.person(`reviewer-${org_id}`, org_id, 'department-reviewer');
      await this.engine.must({ ...reviewer, role: 'department-intake' }, 'opinion', id, 'assign', {
        userId: reviewer.userId,
      });
      await this.engine.must(reviewer, 'opinion', id, 'answer', { verdict: 'agree', text: '审核通过。' });
      const signer = await this.engine.person(`signer-${org_id}`, org_id, 'department-lead');
      await this.engine.must(signer, 'opinion', id, 'sign', {});
    }
    await this.engine.must(await this.clerk(), 'case', caseId, 'conclude', {});
  }

  async seat(caseId: string, experts: Actor[], more: Record<string, unknown> = {}): Promise<void> {
    await this.engine.must(await this.clerk(), 'case', caseId, 'seat', {
      experts: experts.map(({ userId }) => userId),
      ...more,
    });
  }

  seatOf(caseId: string, stage: string, expert: Actor): Promise<{ id: string }> {
    return this.one(
      `SELECT id FROM seat WHERE case_id = $1 AND stage = $2 AND expert_user = $3 AND state NOT IN ('replaced', 'recused')`,
      [caseId, stage, expert.userId],
    );
  }

  async seal(caseId: string, stage: string, expert: Actor, score: number): Promise<void> {
    const { id } = await this.seatOf(caseId, stage, expert);
    const { definition } = await this.one<{
      definition: { stages: { id: string; rubric?: string }[]; rubrics: { id: string; criteria: { id: string }[] }[] };
    }>(`SELECT definition FROM edition`);
    const rubric = definition.rubrics.find(
      (one) => one.id === definition.stages.find((each) => each.id === stage)?.rubric,
    );
    await this.engine.must(expert, 'seat', id, 'accept', { noConflict: true });
    await this.engine.must(expert, 'seat', id, 'seal', {
      comment: '总体较好',
      scores: (rubric?.criteria ?? []).map((one) => ({ criterion: one.id, score, comment: '评语' })),
    });
  }
}
