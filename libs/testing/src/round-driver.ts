import { SYSTEM_USER } from '@linxuan/feature-workflow';
import type { Actor } from '@linxuan/domain';
import type { EngineHarness } from './engine-harness';

const EXPERT_ORG = 'inst-north-energy';

/**
 * Takes cases along the round, stage by stage, as the people of the ministry and the provinces would. Throws where a
 * step is refused.
 */
export class RoundDriver {
  private constructor(
    readonly engine: EngineHarness,
    readonly clerk: Actor,
    readonly lead: Actor,
    readonly officer: Actor,
  ) {}
  readonly system: Actor = { userId: SYSTEM_USER, orgId: 'system', role: 'system' };

  static async with(engine: EngineHarness): Promise<RoundDriver> {
    return new RoundDriver(
      engine,
      await engine.person('ministry-clerk', 'ndrc', 'authority-clerk'),
      await engine.person('ministry-lead', 'ndrc', 'authority-lead'),
      await engine.person('ministry-officer', 'ndrc', 'publicity-officer'),
    );
  }

  private async rows<T>(sql: string, ...params: unknown[]): Promise<T[]> {
    return this.engine.work.source.query(sql, params) as Promise<T[]>;
  }

  /** Id of the dossier of a stage and owner in a state; throws where there is none. */
  async dossier(stage: string, owner = 'ndrc', state = 'drafted'): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      `SELECT id FROM dossier WHERE stage = $1 AND owner_org = $2 AND state = $3`,
      stage,
      owner,
      state,
    );
    if (!row) throw new Error(`${owner} has no ${state} dossier of ${stage}`);
    return row.id;
  }

  clerkOf(province: string): Promise<Actor> {
    return this.engine.person(`clerk-${province}`, province, 'nominator-clerk');
  }
  leadOf(province: string): Promise<Actor> {
    return this.engine.person(`lead-${province}`, province, 'nominator-lead');
  }

  /** Cases that wait in the pool of a province, set up several at a time. */
  async pool(seeds: number[], province = 'ndrc-440000', region = '440100'): Promise<string[]> {
    const ids: string[] = [];
    for (let at = 0; at < seeds.length; at += 8)
      ids.push(
        ...(await Promise.all(seeds.slice(at, at + 8).map((seed) => this.engine.pooled(seed, province, region)))),
      );
    return ids;
  }

  async nominate(cases: string[], province = 'ndrc-440000'): Promise<void> {
    const clerk = await this.clerkOf(province);
    for (const id of cases) await this.engine.must(clerk, 'case', id, 'nominate');
  }

  async prepare(province = 'ndrc-440000'): Promise<string> {
    const id = await this.dossier('nomination', province);
    await this.engine.must(await this.clerkOf(province), 'dossier', id, 'prepare', LETTER);
    return id;
  }

  async transmit(cases: string[], province = 'ndrc-440000'): Promise<string> {
    await this.nominate(cases, province);
    const id = await this.prepare(province);
    await this.engine.must(await this.leadOf(province), 'dossier', id, 'release');
    return id;
  }

  async receive(dossier: string): Promise<void> {
    await this.engine.must(this.clerk, 'dossier', dossier, 'receive', {});
  }

  async passConditions(caseId: string): Promise<void> {
    const [edition] = await this.rows<{ definition: { eligibility: { id: string }[] } }>(
      `SELECT definition FROM edition`,
    );
    const verdicts = (edition?.definition.eligibility ?? []).map(({ id }) => ({
      ruleId: id,
      computed: 'met',
      verdict: 'met',
      reason: '经审阅材料，认为符合。',
    }));
    await this.engine.must(this.clerk, 'case', caseId, 'accept', { verdicts });
  }

  /** Departments by duty assign, answer and sign; the lead concludes. */
  async departments(caseId: string, stage: string, conclude = true): Promise<void> {
    for (const { id, org_id } of await this.rows<{ id: string; org_id: string }>(
      `SELECT id, org_id FROM opinion WHERE case_id = $1 AND stage = $2 AND state <> 'answered' ORDER BY org_id`,
      caseId,
      stage,
    )) {
      const reviewer = await this.engine.person(`reviewer-${org_id}`, org_id, 'department-reviewer');
      await this.engine.must({ ...reviewer, role: 'department-intake' }, 'opinion', id, 'assign', {
        userId: reviewer.userId,
      });
      await this.engine.must(reviewer, 'opinion', id, 'answer', { verdict: 'agree', text: '审核通过。' });
      const signer = await this.engine.person(`signer-${org_id}`, org_id, 'department-lead');
      await this.engine.must(signer, 'opinion', id, 'sign', {});
    }
    if (conclude) await this.engine.must(this.clerk, 'case', caseId, 'conclude', {});
  }

  experts(names = ['expert-1', 'expert-2', 'expert-3']): Promise<Actor[]> {
    return Promise.all(names.map((name) => this.engine.person(name, EXPERT_ORG, 'expert')));
  }

  /** Seats three experts; the first `sealing` of them accept and seal; the lead concludes once all have. */
  async evaluate(
    caseId: string,
    stage: 'written-evaluation' | 'oral-defence',
    sealing = 3,
    conclude = sealing === 3,
  ): Promise<Actor[]> {
    const experts = await this.experts();
    const session =
      stage === 'oral-defence' ? { session: { title: '第一场', at: this.engine.now, place: '北京' } } : {};
    await this.engine.must(this.clerk, 'case', caseId, 'seat', {
      experts: experts.map(({ userId }) => userId),
      ...session,
    });
    const [edition] = await this.rows<{ definition: Rubrics }>(`SELECT definition FROM edition`);
    const rubricId = edition?.definition.stages.find(({ id }) => id === stage)?.rubric;
    const rubric = edition?.definition.rubrics.find(({ id }) => id === rubricId);
    for (const expert of experts.slice(0, sealing)) {
      const [seat] = await this.rows<{ id: string }>(
        `SELECT id FROM seat WHERE case_id = $1 AND stage = $2 AND expert_user = $3`,
        caseId,
        stage,
        expert.userId,
      );
      await this.engine.must(expert, 'seat', seat?.id ?? '', 'accept', { noConflict: true });
      const scores = (rubric?.criteria ?? []).map(({ id }) => ({ criterion: id, score: 80, comment: '评语' }));
      await this.engine.must(expert, 'seat', seat?.id ?? '', 'seal', { scores, comment: '总体较好' });
    }
    if (conclude) await this.engine.must(this.lead, 'case', caseId, 'conclude', {});
    return experts;
  }

  /** From the pool of a province to the list decision: one dossier, all conditions met, all agree, all score well. */
  async toList(cases: string[], province = 'ndrc-440000'): Promise<void> {
    await this.receive(await this.transmit(cases, province));
    for (const id of cases) {
      await this.passConditions(id);
      await this.departments(id, 'department-review');
      await this.evaluate(id, 'written-evaluation');
      await this.evaluate(id, 'oral-defence');
      await this.departments(id, 'recheck');
    }
  }

  async list(cases: string[]): Promise<void> {
    const id = await this.dossier('list-decision');
    await this.engine.must(this.clerk, 'dossier', id, 'prepare', {
      items: cases.map((caseId) => ({ caseId, listed: true })),
      minutes: '经研究，同意列入。',
    });
    await this.engine.must(this.lead, 'dossier', id, 'decide', {});
  }

  /** Puts the listed cases on public notice; returns the notice and the instant its window ends. */
  async notice(): Promise<{ id: string; endsAt: string }> {
    const id = await this.dossier('public-notice');
    await this.engine.must(this.officer, 'dossier', id, 'prepare', {
      title: '公示',
      text: '现予公示。',
      contact: '电话',
    });
    await this.engine.must(this.lead, 'dossier', id, 'publish');
    const [row] = await this.rows<{ window_ends_at: Date }>(`SELECT window_ends_at FROM dossier WHERE id = $1`, id);
    return { id, endsAt: row?.window_ends_at.toISOString() ?? '' };
  }

  async close(notice: { id: string; endsAt: string }): Promise<void> {
    this.engine.now = after(notice.endsAt);
    await this.engine.must(this.system, 'dossier', notice.id, 'close');
  }

  /** From classification to an entry that waits for its holder. */
  async draftEntry(caseId: string, category = '7.1.1'): Promise<void> {
    await this.engine.must(this.officer, 'case', caseId, 'classify', { category });
    await this.engine.must(this.officer, 'case', caseId, 'draft-entry', {
      name: '余热梯级利用技术',
      process: '分级回收。',
      parameters: [{ name: '热效率', value: '92', unit: '%' }],
      cases: [{ title: '案例1', content: '建设内容' }],
    });
  }

  async applicantOf(caseId: string): Promise<Actor> {
    const [row] = await this.rows<{ user_id: string; org_id: string }>(
      `SELECT m.user_id, m.org_id FROM case_file c JOIN membership m ON m.org_id = c.applicant_org AND m.role = 'enterprise-clerk' WHERE c.id = $1 LIMIT 1`,
      caseId,
    );
    if (!row) throw new Error(`Nobody applies for ${caseId}`);
    return { userId: row.user_id, orgId: row.org_id, role: 'enterprise-clerk' };
  }
}

interface Rubrics {
  stages: { id: string; rubric?: string }[];
  rubrics: { id: string; criteria: { id: string }[] }[];
}

export const LETTER = { number: '粤发改〔2024〕1号', date: '2024-07-16', signatories: ['广东省发展改革委'] };
export const PUBLIC_ACTOR: Actor = { userId: '00000000-0000-4000-a000-000000000001', orgId: 'public', role: 'public' };
export const CATALOGUE = { title: '绿色技术推广目录', number: '发改环资〔2024〕1812号', date: '2024-12-24' };
export const OBJECTION = {
  name: '某人',
  contact: '138',
  grounds: 'effect-overstated',
  text: '申报的节能数据与现场运行数据不符。',
  evidence: '附现场照片与说明',
};

/** A second later. */
export function after(instant: string, ms = 1000): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
