import type { Actor } from '@linxuan/domain';
import { checkLedger, currentWorkingSet, EngineHarness, replayWorkingSet, worldDigest } from '@linxuan/testing';

/** One case from its opening to the catalogue, and what may not happen on the way. */
describe('a whole round on the engine', () => {
  let engine: EngineHarness;
  let caseId: string;
  const actor: Record<string, Actor> = {};
  beforeAll(async () => {
    engine = await EngineHarness.start();
    actor['clerk'] = await engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    actor['lead'] = await engine.person('lead-ndrc-440000', 'ndrc-440000', 'nominator-lead');
    actor['ministryClerk'] = await engine.person('ministry-clerk', 'ndrc', 'authority-clerk');
    actor['ministryLead'] = await engine.person('ministry-lead', 'ndrc', 'authority-lead');
    actor['officer'] = await engine.person('officer', 'ndrc', 'publicity-officer');
    caseId = await engine.pooled(1);
  }, 60_000);
  afterAll(() => engine.stop());

  const by = (name: string): Actor => {
    const found = actor[name];
    if (!found) throw new Error(`No actor ${name}`);
    return found;
  };
  const dossier = async (stage: string, owner: string, state = 'drafted'): Promise<string> => {
    const [row] = await engine.work.source.query(
      `SELECT id FROM dossier WHERE stage = $1 AND owner_org = $2 AND state = $3`,
      [stage, owner, state],
    );
    return row.id;
  };
  const openTasks = async (): Promise<string[]> => {
    const rows = await engine.work.source.query(
      `SELECT kind FROM task WHERE case_id = $1 AND done_at IS NULL ORDER BY kind`,
      [caseId],
    );
    return rows.map(({ kind }: { kind: string }) => kind);
  };

  it('is nominated, released by another person and received', async () => {
    await engine.must(by('clerk'), 'case', caseId, 'nominate');
    const batch = await dossier('nomination', 'ndrc-440000');
    await engine.must(by('clerk'), 'dossier', batch, 'prepare', {
      number: '粤发改〔2024〕1号',
      date: '2024-07-16',
      signatories: ['广东省发展改革委'],
    });
    const same = await engine.act({ ...by('clerk'), role: 'nominator-lead' }, 'dossier', batch, 'release');
    expect(same.outcome).toMatchObject({ code: 'dossier.samePerson' });
    const asDeputy = await engine.act({ ...by('lead'), deputy: by('clerk').userId }, 'dossier', batch, 'release');
    expect(asDeputy.outcome).toMatchObject({ code: 'dossier.samePerson' });
    await engine.must(by('lead'), 'dossier', batch, 'release');
    await engine.must(by('ministryClerk'), 'dossier', batch, 'receive', {});
    expect(await engine.stateOf(caseId)).toBe('condition-check.received');
    expect(await openTasks()).toEqual(['check-conditions']);
    const slots = await engine.work.source.query(`SELECT state FROM quota_slot WHERE case_id = $1`, [caseId]);
    expect(slots).toEqual([{ state: 'spent' }]);
  });

  it('does not pass a condition that nobody judged', async () => {
    const { outcome } = await engine.act(by('ministryClerk'), 'case', caseId, 'accept', { verdicts: [] });
    expect(outcome).toMatchObject({ code: 'eligibility.incomplete' });
  });

  it('passes the conditions and goes to the departments by duty', async () => {
    const [{ definition }] = await engine.work.source.query(`SELECT definition FROM edition`);
    const verdicts = definition.eligibility.map(({ id }: { id: string }) => ({
      ruleId: id,
      computed: 'met',
      verdict: 'met',
      reason: '经审阅材料，认为符合。',
    }));
    const silent = await engine.act(by('ministryClerk'), 'case', caseId, 'accept', {
      verdicts: verdicts.map(({ ruleId }: { ruleId: string }) => ({ ruleId, computed: 'met', verdict: 'met' })),
    });
    expect(silent.outcome).toMatchObject({ code: 'eligibility.reasonNeeded' });
    await engine.must(by('ministryClerk'), 'case', caseId, 'accept', { verdicts });
    await answerDepartments('department-review');
    await engine.must(by('ministryClerk'), 'case', caseId, 'conclude', {});
    expect(await engine.stateOf(caseId)).toBe('written-evaluation.seating');
  });

  it('is scored by three experts in writing and at the defence, sealed until the last', async () => {
    await evaluate('written-evaluation', {});
    await evaluate('oral-defence', { session: { title: '第一场', at: engine.now, place: '北京' } });
    await answerDepartments('recheck');
    await engine.must(by('ministryClerk'), 'case', caseId, 'conclude', {});
    expect(await engine.stateOf(caseId)).toBe('list-decision.pending');
  });

  it('is listed, noticed, held by an objection, cleared, classified and published', async () => {
    const list = await dossier('list-decision', 'ndrc');
    await engine.must(by('ministryClerk'), 'dossier', list, 'prepare', {
      items: [{ caseId, listed: true }],
      minutes: '经研究，同意列入。',
    });
    await engine.must(by('ministryLead'), 'dossier', list, 'decide', {});
    const notice = await dossier('public-notice', 'ndrc');
    await engine.must(by('officer'), 'dossier', notice, 'prepare', {
      title: '公示',
      text: '现予公示。',
      contact: '电话',
    });
    await engine.must(by('ministryLead'), 'dossier', notice, 'publish');
    const citizen: Actor = { userId: '00000000-0000-4000-a000-000000000001', orgId: 'public', role: 'public' };
    await engine.must(citizen, 'case', caseId, 'object', {
      name: '某人',
      contact: '138',
      grounds: 'data',
      text: '数据有疑问',
      evidence: '附说明',
    });
    const early = await engine.act(system, 'dossier', notice, 'close');
    expect(early.outcome).toMatchObject({ code: 'notice.windowOpen' });
    engine.now = '2024-07-30T01:00:00.000Z';
    await engine.must(system, 'dossier', notice, 'close');
    expect(await engine.stateOf(caseId)).toBe('public-notice.held');
    const [objection] = await engine.work.source.query(`SELECT id FROM objection WHERE case_id = $1`, [caseId]);
    await engine.must(by('officer'), 'objection', objection.id, 'admit', {});
    await engine.must(by('officer'), 'objection', objection.id, 'dismiss', { answer: '经核实，数据属实。' });
    await engine.must(by('ministryLead'), 'case', caseId, 'clear', { reason: '异议不成立' });
    await engine.must(by('officer'), 'case', caseId, 'classify', { category: '7.1.1' });
    await engine.must(by('officer'), 'case', caseId, 'draft-entry', {
      name: '余热梯级利用技术',
      process: '分级回收。',
      parameters: '热效率92%',
      cases: [{ title: '案例1', content: '建设内容' }],
    });
    const applicant = await engine.person('applicant-1', 'enterprise-1', 'enterprise-clerk');
    await engine.must(applicant, 'case', caseId, 'confirm-entry');
    const catalogue = await dossier('publication', 'ndrc');
    await engine.must(by('officer'), 'dossier', catalogue, 'prepare', {
      title: '绿色技术推广目录',
      number: '发改环资〔2024〕1812号',
      date: '2024-12-24',
    });
    await engine.must(by('ministryLead'), 'dossier', catalogue, 'publish');
    expect(await engine.stateOf(caseId)).toBe('publication.published');
    const entries = await engine.work.source.query(`SELECT section, section_number FROM entry`);
    expect(entries).toEqual([{ section: '7', section_number: 1 }]);
    expect(await openTasks()).toEqual([]);
  });

  it('leaves an intact ledger that rebuilds every row', async () => {
    expect((await checkLedger(engine.work)).faults).toEqual([]);
    expect(worldDigest(await replayWorkingSet(engine.work))).toEqual(worldDigest(await currentWorkingSet(engine.work)));
  });

  it('shows a planted edit and a deleted chain', async () => {
    await engine.work.source.query(
      `UPDATE ledger_event SET payload = replace(payload, 'case.nominated', 'case.nominateD') WHERE type = 'case.nominated' AND subject_id = $1`,
      [caseId],
    );
    const edited = await checkLedger(engine.work);
    expect(edited.faults.map(({ why }) => why)).toEqual(['hash']);
    await engine.work.source.query(
      `UPDATE ledger_event SET payload = replace(payload, 'case.nominateD', 'case.nominated') WHERE type = 'case.nominated' AND subject_id = $1`,
      [caseId],
    );
    await engine.work.source.query(`DELETE FROM ledger_event WHERE subject_id = $1`, [caseId]);
    expect((await checkLedger(engine.work)).faults).toEqual([{ chain: `case/${caseId}`, at: 1, why: 'missing' }]);
  });

  const system: Actor = { userId: '00000000-0000-4000-a000-000000000000', orgId: 'system', role: 'system' };

  async function answerDepartments(stage: string): Promise<void> {
    const opinions = await engine.work.source.query(
      `SELECT id, org_id FROM opinion WHERE case_id = $1 AND stage = $2`,
      [caseId, stage],
    );
    expect(opinions.length).toBeGreaterThan(0);
    for (const { id, org_id } of opinions) {
      const reviewer = await engine.person(`reviewer-${org_id}`, org_id, 'department-reviewer');
      await engine.must({ ...reviewer, role: 'department-intake' }, 'opinion', id, 'assign', {
        userId: reviewer.userId,
      });
      await engine.must(reviewer, 'opinion', id, 'answer', { verdict: 'agree', text: '审核通过。' });
      // Who wrote an opinion does not sign it, whatever other role one holds.
      expect((await engine.act({ ...reviewer, role: 'department-lead' }, 'opinion', id, 'sign')).outcome).toMatchObject(
        {
          code: 'opinion.samePerson',
        },
      );
      await engine.must(await engine.person(`signer-${org_id}`, org_id, 'department-lead'), 'opinion', id, 'sign', {});
    }
  }

  async function evaluate(stage: string, more: Record<string, unknown>): Promise<void> {
    const experts = await Promise.all(
      [1, 2, 3].map((n) => engine.person(`expert-${n}`, 'inst-north-energy', 'expert')),
    );
    await engine.must(by('ministryClerk'), 'case', caseId, 'seat', {
      experts: experts.map(({ userId }) => userId),
      ...more,
    });
    const [{ definition }] = await engine.work.source.query(`SELECT definition FROM edition`);
    const rubricId = definition.stages.find(({ id }: { id: string }) => id === stage).rubric;
    const rubric = definition.rubrics.find(({ id }: { id: string }) => id === rubricId);
    for (const [index, expert] of experts.entries()) {
      const [seat] = await engine.work.source.query(
        `SELECT id FROM seat WHERE case_id = $1 AND stage = $2 AND expert_user = $3`,
        [caseId, stage, expert.userId],
      );
      await engine.must(expert, 'seat', seat.id, 'accept', { noConflict: true });
      const scores = rubric.criteria.map(({ id }: { id: string }) => ({
        criterion: id,
        score: Math.round(rubric.scale * (7 + index)) / 10,
        comment: '评语',
      }));
      await engine.must(expert, 'seat', seat.id, 'seal', { scores, comment: '总体较好' });
      const [panel] = await engine.work.source.query(
        `SELECT state, mean, spread FROM panel WHERE case_id = $1 AND stage = $2`,
        [caseId, stage],
      );
      expect(panel).toEqual(
        index < 2 ? { state: 'scoring', mean: null, spread: null } : { state: 'complete', mean: 8000, spread: 1000 },
      );
    }
    await engine.must(by('ministryLead'), 'case', caseId, 'conclude', {});
  }
});
