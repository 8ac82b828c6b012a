import { deriveId, type Actor, type Role, type StageDefinition } from '@linxuan/domain';
import { SYSTEM_USER } from '@linxuan/feature-workflow';
import type { EngineHarness } from './engine-harness';
import { after } from './round-driver';

interface CaseAt {
  edition_id: string;
  state: string;
  stage: string;
  applicant_org: string;
  nominator_org: string;
  authority_org: string;
  title: string;
}
interface EditionAt {
  stages: StageDefinition[];
  eligibility: { id: string }[];
  rubrics: { id: string; scale: number; criteria: { id: string }[] }[];
}

/**
 * Takes a case of any edition through its stages as the definition says, with the people each stage names: what a test
 * is about it does itself, the way there is walked by `to`. Knows stage kinds and no programme.
 */
export class StageWalker {
  constructor(readonly engine: EngineHarness) {}
  readonly system: Actor = { userId: SYSTEM_USER, orgId: 'system', role: 'system' };

  rows<T>(sql: string, ...params: unknown[]): Promise<T[]> {
    return this.engine.work.source.query(sql, params) as Promise<T[]>;
  }

  as(org: string, role: Role): Promise<Actor> {
    return this.engine.person(`${role}@${org}`, org, role);
  }

  async at(caseId: string): Promise<CaseAt> {
    const [row] = await this.rows<CaseAt>(
      `SELECT edition_id, state, stage, applicant_org, nominator_org, authority_org, title FROM case_file WHERE id = $1`,
      caseId,
    );
    if (!row) throw new Error(`No case ${caseId}`);
    return row;
  }

  /** Acts for the case's own organisation, its nominator or its authority. */
  async act(
    caseId: string,
    who: 'applicant' | 'nominator' | 'authority',
    role: Role,
    action: string,
    payload: Record<string, unknown> = {},
  ) {
    const row = await this.at(caseId);
    return this.engine.act(
      await this.as(
        { applicant: row.applicant_org, nominator: row.nominator_org, authority: row.authority_org }[who],
        role,
      ),
      'case',
      caseId,
      action,
      payload,
    );
  }

  async must(...args: Parameters<StageWalker['act']>): Promise<void> {
    const done = await this.act(...args);
    if (done.state !== 'applied') throw new Error(`${args[3]} was refused: ${JSON.stringify(done.outcome)}`);
  }

  async submit(caseId: string, content: object): Promise<void> {
    await this.must(caseId, 'applicant', 'enterprise-clerk', 'submit', {
      revisionSha: await this.engine.store(content),
      draftVersion: 0,
    });
  }

  /** Passes stage after stage until the case stands in the one named, or is published. */
  async to(caseId: string, stage: string): Promise<void> {
    for (let steps = 0; steps < 30; steps++) {
      const row = await this.at(caseId);
      if (row.stage === stage) return;
      await this.pass(caseId);
      if ((await this.at(caseId)).state === row.state) throw new Error(`${row.title} stays at ${row.state}`);
    }
  }

  async pass(caseId: string): Promise<void> {
    const row = await this.at(caseId);
    const [{ definition }] = (await this.rows<{ definition: EditionAt }>(
      `SELECT definition FROM edition WHERE id = $1`,
      row.edition_id,
    )) as [{ definition: EditionAt }];
    const stage = definition.stages.find(({ id }) => id === row.stage);
    switch (stage?.kind) {
      case 'check': {
        const verdicts = definition.eligibility.map(({ id }) => ({
          ruleId: id,
          computed: 'met',
          verdict: 'met',
          reason: '经审阅材料，认为符合。',
        }));
        return this.must(
          caseId,
          stage.by,
          stage.by === 'nominator' ? 'nominator-clerk' : 'authority-clerk',
          'accept',
          stage.about === 'eligibility' ? { verdicts } : {},
        );
      }
      case 'joint-review':
      case 'department-review':
        if (stage.ask === 'lead-chooses')
          await this.must(caseId, stage.by, 'nominator-clerk', 'ask', { departments: await this.departmentsOf(row) });
        await this.answer(caseId);
        return this.must(
          caseId,
          stage.by,
          stage.by === 'nominator' ? 'nominator-clerk' : 'authority-clerk',
          'conclude',
          {},
        );
      case 'nomination':
        return this.nominate([caseId]);
      case 'written-evaluation':
      case 'oral-defence':
        await this.evaluate(
          caseId,
          stage.kind,
          definition.rubrics.find(({ id }) => id === stage.rubric),
        );
        return this.must(caseId, 'authority', 'authority-lead', 'conclude', {});
      case 'list-decision':
        return this.list([caseId]);
      case 'public-notice':
        return this.notice(row);
      case 'publication':
        return row.state.endsWith('.published') ? this.follow(row) : this.publish([caseId]);
      default:
        throw new Error(`Nothing passes ${row.state} by itself`);
    }
  }

  private async departmentsOf(row: CaseAt): Promise<string[]> {
    const [found] = await this.rows<{ departments: string[] }>(
      `SELECT r->'departments' AS departments FROM edition e, jsonb_array_elements(e.definition->'roster') r WHERE e.id = $1 AND r->>'org' = $2`,
      row.edition_id,
      row.nominator_org,
    );
    return found?.departments ?? [];
  }

  async opinions(caseId: string): Promise<{ id: string; org_id: string }[]> {
    return this.rows(
      `SELECT o.id, o.org_id FROM opinion o JOIN case_file c ON c.id = o.case_id AND c.stage = o.stage WHERE o.case_id = $1 AND o.state IN ('asked', 'assigned') ORDER BY o.org_id`,
      caseId,
    );
  }

  /** The departments that were asked answer; only those named where some are. */
  async answer(caseId: string, verdict: 'agree' | 'disagree' = 'agree', only?: string[]): Promise<void> {
    for (const { id, org_id } of await this.opinions(caseId)) {
      if (only && !only.includes(org_id)) continue;
      const reviewer = await this.as(org_id, 'department-reviewer');
      await this.engine.must(await this.as(org_id, 'department-intake'), 'opinion', id, 'assign', {
        userId: reviewer.userId,
      });
      await this.engine.must(reviewer, 'opinion', id, 'answer', {
        verdict,
        text: verdict === 'agree' ? '同意。' : '核算边界不一致，不同意。',
      });
      const [row] = await this.rows<{ state: string }>(`SELECT state FROM opinion WHERE id = $1`, id);
      if (row?.state === 'proposed')
        await this.engine.must(await this.as(org_id, 'department-lead'), 'opinion', id, 'sign', {});
    }
  }

  private async openDossier(row: CaseAt, owner: string): Promise<string> {
    const open = await this.rows<{ id: string }>(
      `SELECT id FROM dossier WHERE edition_id = $1 AND stage = $2 AND owner_org = $3 AND state = 'drafted' ORDER BY id`,
      row.edition_id,
      row.stage,
      owner,
    );
    if (open[0]) return open[0].id;
    const [last] = await this.rows<{ id: string }>(
      `SELECT id FROM dossier WHERE edition_id = $1 AND stage = $2 AND owner_org = $3 AND state = 'receipted' LIMIT 1`,
      row.edition_id,
      row.stage,
      owner,
    );
    if (!last) throw new Error(`${owner} has no dossier at ${row.stage}`);
    await this.engine.must(await this.as(owner, 'nominator-clerk'), 'dossier', last.id, 'open-next');
    return this.openDossier(row, owner);
  }

  /** One letter over all of them. */
  async nominate(cases: string[]): Promise<void> {
    const row = await this.at(cases[0] ?? '');
    const dossier = await this.openDossier(row, row.nominator_org);
    for (const id of cases) await this.must(id, 'nominator', 'nominator-clerk', 'nominate');
    await this.engine.must(await this.as(row.nominator_org, 'nominator-clerk'), 'dossier', dossier, 'prepare', {
      number: '演示〔2025〕1号',
      date: '2025-03-10',
      signatories: [row.nominator_org],
    });
    await this.engine.must(await this.as(row.nominator_org, 'nominator-lead'), 'dossier', dossier, 'release');
    await this.engine.must(await this.as(row.authority_org, 'authority-clerk'), 'dossier', dossier, 'receive', {});
  }

  experts(): Promise<Actor[]> {
    return Promise.all([1, 2, 3].map((n) => this.engine.person(`expert-${n}`, 'inst-north-energy', 'expert')));
  }

  async evaluate(
    caseId: string,
    kind: 'written-evaluation' | 'oral-defence',
    rubric: EditionAt['rubrics'][number] | undefined,
  ): Promise<void> {
    const row = await this.at(caseId);
    const experts = await this.experts();
    const session = kind === 'oral-defence' ? { session: { title: '第一场', at: this.engine.now, place: '北京' } } : {};
    await this.must(caseId, 'authority', 'authority-clerk', 'seat', {
      experts: experts.map(({ userId }) => userId),
      ...session,
    });
    for (const expert of experts) {
      const [seat] = await this.rows<{ id: string }>(
        `SELECT id FROM seat WHERE case_id = $1 AND stage = $2 AND expert_user = $3`,
        caseId,
        row.stage,
        expert.userId,
      );
      await this.engine.must(expert, 'seat', seat?.id ?? '', 'accept', { noConflict: true });
      await this.engine.must(expert, 'seat', seat?.id ?? '', 'seal', {
        scores: (rubric?.criteria ?? []).map(({ id }) => ({
          criterion: id,
          score: (rubric?.scale ?? 100) * 0.8,
          comment: '评语',
        })),
        comment: '较好',
      });
    }
  }

  async list(cases: string[]): Promise<void> {
    const row = await this.at(cases[0] ?? '');
    const dossier = await this.openDossier(row, row.authority_org);
    await this.engine.must(await this.as(row.authority_org, 'authority-clerk'), 'dossier', dossier, 'prepare', {
      items: cases.map((caseId) => ({ caseId, listed: true })),
      minutes: '经研究，同意列入。',
    });
    await this.engine.must(await this.as(row.authority_org, 'authority-lead'), 'dossier', dossier, 'decide', {});
  }

  private async notice(row: CaseAt): Promise<void> {
    const dossier = await this.openDossier(row, row.authority_org);
    await this.engine.must(await this.as(row.authority_org, 'publicity-officer'), 'dossier', dossier, 'prepare', {
      title: '公示',
      text: '现予公示。',
      contact: '电话',
    });
    await this.engine.must(await this.as(row.authority_org, 'authority-lead'), 'dossier', dossier, 'publish');
    const [open] = await this.rows<{ window_ends_at: Date }>(
      `SELECT window_ends_at FROM dossier WHERE id = $1`,
      dossier,
    );
    this.engine.now = after(open?.window_ends_at.toISOString() ?? this.engine.now);
    await this.engine.must(this.system, 'dossier', dossier, 'close');
  }

  /** One publication of all of them. */
  async publish(cases: string[], entry: Record<string, unknown> = {}): Promise<void> {
    const row = await this.at(cases[0] ?? '');
    for (const id of cases) {
      const { title } = await this.at(id);
      await this.must(id, 'authority', 'publicity-officer', 'draft-entry', {
        name: title.slice(0, 60),
        process: '主要做法。',
        parameters: [{ name: '指标', value: '1' }],
        cases: [],
        ...entry,
      });
      await this.must(id, 'applicant', 'enterprise-clerk', 'confirm-entry');
    }
    const dossier = await this.openDossier(row, row.authority_org);
    await this.engine.must(await this.as(row.authority_org, 'publicity-officer'), 'dossier', dossier, 'prepare', {
      title: '名单',
      number: `公告〔2025〕${deriveId(dossier, 'n').slice(0, 4)}号`,
      date: '2025-12-01',
    });
    await this.engine.must(await this.as(row.authority_org, 'authority-lead'), 'dossier', dossier, 'publish');
  }

  /** Begins to follow everything that came out with the case. */
  async follow(row: CaseAt): Promise<void> {
    const dossiers = await this.rows<{ id: string }>(
      `SELECT DISTINCT d.id FROM dossier d JOIN dossier_item i ON i.dossier_id = d.id JOIN case_file c ON c.id = i.case_id WHERE d.edition_id = $1 AND d.kind = 'publication' AND d.state = 'published' AND c.state = $2`,
      row.edition_id,
      row.state,
    );
    for (const { id } of dossiers)
      await this.engine.must(await this.as(row.authority_org, 'authority-clerk'), 'dossier', id, 'follow');
  }

  obligations(
    caseId: string,
    kind: string,
  ): Promise<
    { id: string; state: string; rule_id: string; round: number; due_at: Date | null; amount_fen: string | null }[]
  > {
    return this.rows(
      `SELECT id, state, rule_id, round, due_at, amount_fen FROM obligation WHERE case_id = $1 AND kind = $2 ORDER BY opened_at, round, rule_id`,
      caseId,
      kind,
    );
  }

  async tasks(caseId: string): Promise<string[]> {
    return (
      await this.rows<{ kind: string }>(
        `SELECT kind FROM task WHERE case_id = $1 AND done_at IS NULL ORDER BY kind`,
        caseId,
      )
    ).map(({ kind }) => kind);
  }
}
