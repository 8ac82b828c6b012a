import { randomUUID } from 'node:crypto';
import { SYSTEM_USER } from '@linxuan/feature-workflow';
import {
  routeApplicant,
  rosterTargets,
  type Actor,
  type ProgrammeDefinition,
  type QuotaSlotRow,
} from '@linxuan/domain';
import type { JsonObject } from '@linxuan/form-rules';
import type { EngineHarness } from './engine-harness';

/**
 * Plays any opened edition through the engine by the names of its stages, as its people would. Throws where a step is
 * refused.
 */
export class ProgrammeDriver {
  private constructor(
    readonly engine: EngineHarness,
    readonly editionId: string,
    readonly definition: ProgrammeDefinition,
    readonly clerk: Actor,
    readonly lead: Actor,
    readonly officer: Actor,
  ) {}
  readonly system: Actor = { userId: SYSTEM_USER, orgId: 'system', role: 'system' };

  static async with(engine: EngineHarness, editionId: string): Promise<ProgrammeDriver> {
    const [{ definition }] = await engine.work.source.query(`SELECT definition FROM edition WHERE id = $1`, [
      editionId,
    ]);
    const person = (role: 'authority-clerk' | 'authority-lead' | 'publicity-officer') =>
      engine.person(`${role}-${definition.authority}`, definition.authority, role);
    return new ProgrammeDriver(
      engine,
      editionId,
      definition,
      await person('authority-clerk'),
      await person('authority-lead'),
      await person('publicity-officer'),
    );
  }

  async rows<T>(sql: string, ...params: unknown[]): Promise<T[]> {
    return this.engine.work.source.query(sql, params) as Promise<T[]>;
  }

  clerkOf(org: string): Promise<Actor> {
    return this.engine.person(`clerk-${org}`, org, 'nominator-clerk');
  }
  leadOf(org: string): Promise<Actor> {
    return this.engine.person(`lead-${org}`, org, 'nominator-lead');
  }

  /** The dossier of a stage and owner in a state; throws where there is none. */
  async dossier(stage: string, owner = this.definition.authority, state = 'drafted'): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      `SELECT id FROM dossier WHERE edition_id = $1 AND stage = $2 AND owner_org = $3 AND state = $4`,
      this.editionId,
      stage,
      owner,
      state,
    );
    if (!row) throw new Error(`${owner} has no ${state} dossier of ${stage}`);
    return row.id;
  }

  /** Opens and submits an application of an enterprise in a place; `parent` puts it under a group. */
  async submitted(seed: number, content: JsonObject, region = '440100', parent: string | null = null): Promise<string> {
    const applicant = await this.applicant(seed, region, parent);
    const caseId = randomUUID();
    await this.engine.must(applicant, 'case', caseId, 'open', { editionId: this.editionId, title: `项目${seed}` });
    await this.engine.must(applicant, 'case', caseId, 'submit', {
      revisionSha: await this.engine.store(content),
      draftVersion: 0,
    });
    return caseId;
  }

  async applicant(seed: number, region = '440100', parent: string | null = null): Promise<Actor> {
    return this.engine.person(
      `applicant-${this.editionId}-${seed}`,
      await this.engine.enterprise(`${this.editionId}-enterprise-${seed}`, region, parent),
      'enterprise-clerk',
    );
  }

  /** Who nominates an applicant of that place, as routing says. */
  nominatorAt(regionCode: string): string {
    const route = routeApplicant(
      { regionCode, affiliations: [], orgPath: [], kind: 'enterprise' },
      rosterTargets(this.definition),
    );
    if (route.refused) throw new Error(route.code);
    return route.nominator;
  }

  async release(stage: string, owner: string, cases: string[], override?: { reason: string }): Promise<string> {
    const clerk = await this.clerkOf(owner);
    for (const id of cases) await this.engine.must(clerk, 'case', id, 'nominate', override ? { override } : {});
    const id = await this.dossier(stage, owner);
    await this.engine.must(clerk, 'dossier', id, 'prepare', {
      number: '推荐〔2025〕1号',
      date: '2025-04-15',
      signatories: [owner],
    });
    await this.engine.must(await this.leadOf(owner), 'dossier', id, 'release');
    return id;
  }

  /** A notice of a nominator or of the authority, from its text to its publication; returns the end of its window. */
  async notice(stage: string, owner: string): Promise<{ id: string; endsAt: string }> {
    const id = await this.dossier(stage, owner);
    const own = owner !== this.definition.authority;
    await this.engine.must(own ? await this.clerkOf(owner) : this.officer, 'dossier', id, 'prepare', {
      title: '公示',
      text: '现予公示。',
      contact: '电话',
    });
    await this.engine.must(own ? await this.leadOf(owner) : this.lead, 'dossier', id, 'publish');
    const [row] = await this.rows<{ window_ends_at: Date }>(`SELECT window_ends_at FROM dossier WHERE id = $1`, id);
    return { id, endsAt: row?.window_ends_at.toISOString() ?? '' };
  }

  /** Every rule of the edition is confirmed as met. */
  async passConditions(caseId: string): Promise<void> {
    const verdicts = (this.definition.eligibility as { id: string }[]).map(({ id }) => ({
      ruleId: id,
      computed: 'met',
      verdict: 'met',
      reason: '经审阅材料，认为符合。',
    }));
    await this.engine.must(this.clerk, 'case', caseId, 'accept', { verdicts });
  }

  async evaluate(caseId: string, stage: string): Promise<void> {
    const experts = await Promise.all(
      ['e1', 'e2', 'e3'].map((name) => this.engine.person(name, 'inst-north-energy', 'expert')),
    );
    await this.engine.must(this.clerk, 'case', caseId, 'seat', { experts: experts.map(({ userId }) => userId) });
    const definition = this.definition.stages.find(({ id }) => id === stage);
    const rubric = this.definition.rubrics.find(
      ({ id }) => definition?.kind === 'written-evaluation' && id === definition.rubric,
    );
    for (const expert of experts) {
      const [seat] = await this.rows<{ id: string }>(
        `SELECT id FROM seat WHERE case_id = $1 AND stage = $2 AND expert_user = $3`,
        caseId,
        stage,
        expert.userId,
      );
      await this.engine.must(expert, 'seat', seat?.id ?? '', 'accept', { noConflict: true });
      await this.engine.must(expert, 'seat', seat?.id ?? '', 'seal', {
        scores: (rubric?.criteria ?? []).map(({ id }) => ({ criterion: id, score: 80, comment: '评语' })),
        comment: '总体较好',
      });
    }
    await this.engine.must(this.lead, 'case', caseId, 'conclude', {});
  }

  /** From the list to the published result; every given case is listed, its entry confirmed. */
  async publish(cases: string[]): Promise<string> {
    const list = await this.dossier('list-decision');
    await this.engine.must(this.clerk, 'dossier', list, 'prepare', {
      items: cases.map((caseId) => ({ caseId, listed: true })),
      minutes: '经研究，同意列入。',
    });
    await this.engine.must(this.lead, 'dossier', list, 'decide', {});
    for (const caseId of cases) {
      await this.engine.must(this.officer, 'case', caseId, 'draft-entry', {
        name: '条目',
        process: '主要内容。',
        parameters: [{ name: '指标', value: '1' }],
        cases: [],
      });
      await this.engine.must(await this.applicantOf(caseId), 'case', caseId, 'confirm-entry');
    }
    const catalogue = await this.dossier('publication');
    await this.engine.must(this.officer, 'dossier', catalogue, 'prepare', {
      title: '名单',
      number: '〔2025〕1号',
      date: '2025-12-31',
    });
    await this.engine.must(this.lead, 'dossier', catalogue, 'publish');
    return catalogue;
  }

  async applicantOf(caseId: string): Promise<Actor> {
    const [row] = await this.rows<{ user_id: string; org_id: string }>(
      `SELECT m.user_id, m.org_id FROM case_file c JOIN membership m ON m.org_id = c.applicant_org AND m.role = 'enterprise-clerk' WHERE c.id = $1 LIMIT 1`,
      caseId,
    );
    return { userId: row?.user_id ?? '', orgId: row?.org_id ?? '', role: 'enterprise-clerk' };
  }

  /** Slots of a holder by number. */
  slots(
    holder: string,
  ): Promise<
    (Pick<QuotaSlotRow, 'number' | 'state' | 'origin'> & { amount_fen: number | null; origin_sha: string | null })[]
  > {
    return this.rows(
      `SELECT number, state, origin, amount_fen, origin_sha FROM quota_slot WHERE account_id = $1 ORDER BY number`,
      `${this.editionId}/${holder}`,
    );
  }

  /** Open work of an organisation by kind. */
  async work(org: string): Promise<string[]> {
    return (
      await this.rows<{ kind: string }>(
        `SELECT kind FROM task WHERE org_id = $1 AND edition_id = $2 AND done_at IS NULL ORDER BY kind`,
        org,
        this.editionId,
      )
    ).map(({ kind }) => kind);
  }
}
