import type { Actor, Role } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type TableRenderer } from '@linxuan/platform';
import { editionsOf, EngineHarness, sessionOf, standardContent, StageWalker } from '@linxuan/testing';
import { CaseDetailService } from './case-detail.service';
import { CaseListService } from './case-list.service';
import { DiffService } from './diff.service';

jest.setTimeout(120_000);
const tables: TableRenderer = { render: (table) => Promise.resolve(Buffer.from(JSON.stringify(table.rows))) };
const PAGE = { page: 1, perPage: 25, order: 'DESC', sort: 'enteredAt' } as const;
const HIDDEN = ['试验单位1', '某某协会', 'body-steel', 'contact1@example.com'];
/** Every role that one person may have beside an expert's; the operator's excludes all others (`grant.exclusive`). */
const ROLES: Role[] = [
  'enterprise-clerk',
  'group-clerk',
  'nominator-clerk',
  'nominator-lead',
  'department-intake',
  'department-reviewer',
  'department-lead',
  'authority-clerk',
  'authority-lead',
  'publicity-officer',
];
/** Everything of a case that the API may read, by the column that names the case. */
const TABLES: Record<string, string> = {
  case_file: 'id',
  party: 'case_id',
  case_revision: 'case_id',
  attachment: 'case_id',
  opinion: 'case_id',
  panel: 'case_id',
  seat: 'case_id',
  seat_result: 'case_id',
  seat_ballot: 'case_id',
  decision_record: 'case_id',
  case_note: 'case_id',
  draft: 'case_id',
};
const OF_THE_EVALUATION = ['panel', 'seat', 'seat_result', 'seat_ballot'];

/**
 * One person with an expert's seat in a case and any other role, in a body that has nothing to do with it and in the
 * one that leads it.
 */
describe('what a person with two roles sees of a case that it judges', () => {
  let engine: EngineHarness;
  let walk: StageWalker;
  let work: UnitOfWork;
  let expert: Actor;
  let caseId: string;
  let sha: string;
  beforeAll(async () => {
    engine = await EngineHarness.start([]);
    walk = new StageWalker(engine);
    work = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    const edition = await engine.programme('carbon-footprint-standards/2025-1', '2024-09-10T01:00:00.000Z');
    caseId = await engine.opened(await walk.as('body-steel', 'enterprise-clerk'), edition, '铁合金产品碳足迹核算规则');
    const content = (issuer: string) => standardContent(1, '铁合金产品碳足迹核算规则', [['T/CISA 472-2024', issuer]]);
    await walk.submit(caseId, content('某某协会'));
    await walk.to(caseId, 'formal-check');
    await walk.must(caseId, 'authority', 'authority-clerk', 'return', { fields: ['/identifiers'], reason: '请补充' });
    sha = await engine.store(content('另一协会'));
    await walk.must(caseId, 'applicant', 'enterprise-clerk', 'resubmit', { revisionSha: sha, draftVersion: 0 });
    await walk.to(caseId, 'expert-review');
    const experts = await walk.experts();
    await walk.must(caseId, 'authority', 'authority-clerk', 'seat', { experts: experts.map(({ userId }) => userId) });
    const [definition] = await walk.rows<{ criteria: { id: string }[] }>(
      `SELECT definition->'rubrics'->0->'criteria' AS criteria FROM edition WHERE id = $1`,
      edition,
    );
    for (const one of experts) {
      const [seat] = await walk.rows<{ id: string }>(`SELECT id FROM seat WHERE expert_user = $1`, one.userId);
      await engine.must(one, 'seat', seat?.id ?? '', 'accept', { noConflict: true });
      await engine.must(one, 'seat', seat?.id ?? '', 'seal', {
        scores: (definition?.criteria ?? []).map(({ id }) => ({ criterion: id, score: 80, comment: '评语' })),
        comment: '较好',
      });
    }
    expert = experts[0] as Actor;
  });
  afterAll(async () => {
    await work.source.destroy();
    await engine.stop();
  });

  /** The same person in another role, given after the seat was taken: no check at the seating could know. */
  const also = async (org: string, role: Role) => {
    await engine.work.source.query(
      `INSERT INTO membership (id, user_id, org_id, role) VALUES (gen_random_uuid(), $1, $2, $3) ON CONFLICT DO NOTHING`,
      [expert.userId, org, role],
    );
    return sessionOf({ userId: expert.userId, orgId: org, role });
  };
  const counts = async (session: Awaited<ReturnType<typeof also>>) =>
    work.run(session.scope, async (tx) => {
      const found: Record<string, number> = {};
      for (const [table, column] of Object.entries(TABLES)) {
        const [row] = await tx.query(`SELECT count(${column})::int AS n FROM ${table} WHERE ${column} = $1`, [caseId]);
        found[table] = row.n;
      }
      const [search] = await tx.query(`SELECT count(*)::int AS n FROM case_search('铁合金') s WHERE s = $1`, [caseId]);
      const [text] = await tx.query(`SELECT count(*)::int AS n FROM snapshot WHERE sha = $1`, [sha]);
      return { ...found, search: search.n, text: text.n };
    });
  const nothing = Object.fromEntries([...Object.keys(TABLES), 'search', 'text'].map((name) => [name, 0]));

  it.each(ROLES)('as %s of a body that is no party: not a row of any table', async (role) => {
    expect(await counts(await also('ndrc-650000', role))).toEqual(nothing);
  });

  it.each(ROLES.filter((role) => role !== 'enterprise-clerk'))(
    'as %s of the leading body: the case is not there, on its page, in list, search, export and differences',
    async (role) => {
      const session = await also('miit', role);
      expect(await counts(session)).toEqual(nothing);
      const lists = new CaseListService(work, editionsOf(), new Clock(), tables);
      const gone = { code: 'subject.notFound' };
      await expect(
        new CaseDetailService(work, editionsOf(), new Clock()).view(session, caseId, 'zh'),
      ).rejects.toMatchObject(gone);
      await expect(new DiffService(work, editionsOf()).between(session, caseId, 1, 2)).rejects.toMatchObject(gone);
      const seen = JSON.stringify([
        await lists.page(session, { ...PAGE }),
        (await lists.export(session, { ...PAGE, format: 'csv' } as never, 'zh')).content.toString(),
      ]);
      for (const word of [...HIDDEN, '铁合金产品碳足迹核算规则']) expect(seen).not.toContain(word);
    },
  );

  it('keeps experts and marks from the publicity officer, who runs no evaluation', async () => {
    const officer = sessionOf(await walk.as('miit', 'publicity-officer'));
    const found: Record<string, number> = await counts(officer);
    expect([found['case_file'], ...OF_THE_EVALUATION.map((table) => found[table])]).toEqual([1, 0, 0, 0, 0]);
    const page = await new CaseDetailService(work, editionsOf(), new Clock()).view(officer, caseId, 'zh');
    expect([page.panels, page.case.score]).toEqual([[], null]);
    for (const name of ['expert-1', 'expert-2', 'expert-3']) expect(JSON.stringify(page)).not.toContain(name);
  });

  it('still shows the expert the own seat, and those who run the evaluation all of them', async () => {
    const own: Record<string, number> = await counts(sessionOf(expert));
    expect([own['case_file'], own['seat'], own['seat_result'], own['text']]).toEqual([1, 1, 1, 1]);
    const clerk: Record<string, number> = await counts(sessionOf(await walk.as('miit', 'authority-clerk')));
    expect([clerk['seat'], clerk['seat_result'], clerk['panel']]).toEqual([3, 3, 1]);
  });
});

/**
 * A second role of the person, or a former one, or that of a second account, is as good a ground for recusal as the
 * first.
 */
describe('conflicts of interest from every membership', () => {
  let engine: EngineHarness;
  let walk: StageWalker;
  let caseId: string;
  beforeAll(async () => {
    engine = await EngineHarness.start([]);
    walk = new StageWalker(engine);
    const edition = await engine.programme('carbon-footprint-standards/2025-1', '2024-09-10T01:00:00.000Z');
    caseId = await engine.opened(await walk.as('body-steel', 'enterprise-clerk'), edition, '铁合金产品碳足迹核算规则');
    await walk.submit(caseId, standardContent(1, '铁合金产品碳足迹核算规则', [['T/CISA 472-2024', '某某协会']]));
    await walk.to(caseId, 'expert-review');
  });
  afterAll(() => engine.stop());

  const cases: [string, string, Role, string | null, string][] = [
    ['clerk of the applicant', 'body-steel', 'enterprise-clerk', null, 'same-organisation'],
    ['former clerk of the applicant', 'body-steel', 'enterprise-clerk', '2024-09-01T00:00:00Z', 'former-organisation'],
    ['clerk of the authority', 'miit', 'authority-clerk', null, 'handler'],
    ['officer of the authority', 'miit', 'publicity-officer', null, 'handler'],
  ];
  it('the other account of an expert who is on the panel', async () => {
    const [second, third] = (await walk.experts()).slice(1);
    const expert = await engine.person('twin-1', 'inst-north-energy', 'expert');
    const twin = await engine.person('twin-2', await engine.enterprise('uni-9'), 'expert');
    await engine.work.source.query(`UPDATE app_user SET person_id = $1 WHERE id = $2`, [expert.userId, twin.userId]);
    const { outcome } = await walk.act(caseId, 'authority', 'authority-clerk', 'seat', {
      experts: [expert, second, third, twin].map((one) => one?.userId),
    });
    expect(outcome).toMatchObject({ code: 'evaluation.conflict', fields: [{ pointer: '/experts/3' }] });
    expect((outcome?.['params'] as { conflict?: string } | undefined)?.conflict).toBe('same-person');
  });
  it.each(cases)('%s', async (name, org, role, endedAt, code) => {
    const [second, third] = (await walk.experts()).slice(1);
    const expert = await engine.person(`double-${name}`, 'inst-north-energy', 'expert');
    await engine.person(`double-${name}`, org, role);
    await engine.work.source.query(`UPDATE membership SET ended_at = $3 WHERE user_id = $1 AND org_id = $2`, [
      expert.userId,
      org,
      endedAt,
    ]);
    const { outcome } = await walk.act(caseId, 'authority', 'authority-clerk', 'seat', {
      experts: [expert, second, third].map((one) => one?.userId),
    });
    expect(outcome).toMatchObject({ code: 'evaluation.conflict', fields: [{ pointer: '/experts/0' }] });
    expect(String((outcome?.['params'] as { conflict?: string } | undefined)?.conflict)).toContain(code);
  });
});
