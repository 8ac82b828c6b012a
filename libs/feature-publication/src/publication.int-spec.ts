import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { editionsOf, EngineHarness, sessionOf } from '@linxuan/testing';
import { CatalogueService } from './catalogue.service';
import { ClassificationService } from './classification.service';
import { EntryService } from './entry.service';
import { NoticeService } from './notice.service';
import { ObjectionService } from './objection.service';

const PUBLIC: Actor = { userId: '00000000-0000-4000-a000-000000000001', orgId: 'public', role: 'public' };

describe('the work of publicity officers under row-level security', () => {
  let engine: EngineHarness;
  let api: UnitOfWork;
  let officer: Actor;
  let lead: Actor;
  let clerk: Actor;
  let ids: string[] = [];
  const clock = new Clock();
  const services = () => ({
    notices: new NoticeService(api, editionsOf(), clock),
    objections: new ObjectionService(api, editionsOf(), clock),
    classification: new ClassificationService(api, editionsOf(), clock),
    entries: new EntryService(api, editionsOf(), clock),
    catalogue: new CatalogueService(api, editionsOf(), clock, { mode: 'production' }),
  });
  const at = (instant: string) => {
    engine.now = instant;
    clock.shift(Date.parse(instant) - Date.now());
  };

  beforeAll(async () => {
    engine = await EngineHarness.start();
    api = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    [officer, lead, clerk] = await Promise.all([
      engine.person('officer', 'ndrc', 'publicity-officer'),
      engine.person('lead', 'ndrc', 'authority-lead'),
      engine.person('clerk', 'ndrc', 'authority-clerk'),
    ]);
    for (const seed of [1, 2, 3]) {
      const id = await engine.submitted(
        await engine.person(`applicant-${seed}`, await engine.enterprise(`enterprise-${seed}`), 'enterprise-clerk'),
        seed,
      );
      await engine.work.source.query(
        `UPDATE case_file SET state = 'public-notice.pending', stage = 'public-notice' WHERE id = $1`,
        [id],
      );
      await engine.work.source.query(
        `INSERT INTO party (id, case_id, org_id, relation) VALUES (gen_random_uuid(), $1, 'ndrc', 'authority')`,
        [id],
      );
      ids.push(id);
    }
    at('2024-09-27T02:00:00.000Z');
  }, 60_000);
  afterAll(async () => {
    await api.source.destroy();
    await engine.stop();
  });

  it('drafts a notice with its lists, its period and the two persons it needs', async () => {
    const workspace = await services().notices.workspace(sessionOf(officer), 'zh');
    expect(workspace.view.sections.flatMap(({ items }) => items).map(({ itemId }) => itemId)).toEqual(ids);
    expect([workspace.view.period.lastDay, workspace.view.period.days.filter(({ n }) => n !== null).length]).toEqual([
      '2024-10-10',
      5,
    ]);
    expect((await services().notices.workspace(sessionOf(officer), 'zh', '2024-10-08')).view.period.lastDay).toBe(
      '2024-10-14',
    );
    expect([workspace.dossier?.state, workspace.dossier?.actions.map(({ name }) => name)]).toEqual([
      'drafted',
      ['prepare'],
    ]);
    await engine.must(officer, 'dossier', workspace.dossier?.id ?? '', 'prepare', { ...workspace.suggestion });
    const prepared = await services().notices.workspace(sessionOf(lead), 'zh');
    expect(prepared.dossier?.actions.map(({ name, refusal }) => [name, refusal])).toEqual([['publish', null]]);
    expect([prepared.content?.title, prepared.dossier?.preparedByName, prepared.dossier?.documents.length]).toEqual([
      workspace.suggestion.title,
      'officer',
      1,
    ]);
    await engine.must(lead, 'dossier', workspace.dossier?.id ?? '', 'publish');
  });

  it('refuses to publish what has changed since it was signed', async () => {
    const late = await engine
      .submittable(await engine.person('applicant-9', await engine.enterprise('enterprise-9'), 'enterprise-clerk'), 9)
      .catch(() => null);
    expect(late).not.toBeNull();
    const id = late?.caseId ?? '';
    await engine.work.source.query(
      `UPDATE case_file SET state = 'public-notice.pending', stage = 'public-notice', revision = 1 WHERE id = $1`,
      [id],
    );
    const next = (await services().notices.workspace(sessionOf(officer), 'zh')).dossier?.id ?? '';
    await engine.must(officer, 'dossier', next, 'prepare', { title: '第二次公示', text: '正文', contact: '联系' });
    await engine.work.source.query(
      `UPDATE case_file SET state = 'application.withdrawn', outcome = 'withdrawn' WHERE id = $1`,
      [id],
    );
    expect((await engine.act(lead, 'dossier', next, 'publish')).outcome).toMatchObject({
      code: 'dossier.itemsChanged',
    });
    await engine.must(officer, 'dossier', next, 'reopen');
  });

  it('names the objector only to those who handle objections', async () => {
    for (const id of ids.slice(0, 2))
      await engine.must(PUBLIC, 'case', id, 'object', {
        name: '反映人甲',
        contact: '13800000000',
        grounds: 'ownership',
        text: '该技术与在先专利权属存在争议。',
        evidence: '专利号',
      });
    const { data, total } = await services().objections.list(sessionOf(officer), {
      page: 1,
      perPage: 1,
      state: 'open',
    });
    expect([data.length, total]).toEqual([1, 2]);
    const id = data[0]?.id ?? '';
    expect((await services().objections.detail(sessionOf(officer), 'zh', id)).objector).toEqual({
      name: '反映人甲',
      contact: '13800000000',
    });
    const seenByClerk = await services().objections.detail(sessionOf(clerk), 'zh', id);
    expect([seenByClerk.objector, JSON.stringify(seenByClerk).includes('反映人甲'), seenByClerk.actions]).toEqual([
      null,
      false,
      [],
    ]);
    for (const [name, org, role] of [
      ['applicant-1', 'enterprise-1', 'enterprise-clerk'],
      ['n', 'ndrc-440000', 'nominator-lead'],
      ['d', 'miit', 'department-lead'],
      ['op', 'ndrc', 'operator'],
    ] as const) {
      const other = sessionOf(await engine.person(name, org, role));
      await expect(services().objections.detail(other, 'zh', id)).rejects.toMatchObject({ code: 'subject.notFound' });
      expect(
        JSON.stringify(await api.run(other.scope, (tx) => tx.query(`SELECT content FROM snapshot`))),
      ).not.toContain('反映人甲');
      expect(
        JSON.stringify(await api.run(other.scope, (tx) => tx.query(`SELECT payload FROM transition_request`))),
      ).not.toContain('反映人甲');
    }
    const [notice] = (await services().notices.workspace(sessionOf(officer), 'zh')).running;
    expect(await services().notices.list(sessionOf(officer))).toEqual([notice]);
    expect(notice?.objections).toEqual({ open: 2, upheld: 0, total: 2 });
    expect(
      Object.keys((await services().notices.detail(sessionOf(officer), 'zh', notice?.id ?? '')).objections).sort(),
    ).toEqual(ids.slice(0, 2).sort());
  });

  it('decides held items when their objections are settled', async () => {
    at('2024-10-11T02:00:00.000Z');
    const [notice] = (await services().notices.workspace(sessionOf(officer), 'zh')).running;
    await engine.must(
      { userId: '00000000-0000-4000-a000-000000000000', orgId: 'system', role: 'system' },
      'dossier',
      notice?.id ?? '',
      'close',
    );
    const held = await services().objections.held(sessionOf(lead), 'zh');
    expect(
      held.map((one) => [one.case.id, one.actions.map(({ name, refusal }) => [name, refusal?.code ?? null])]),
    ).toEqual(
      ids.slice(0, 2).map((id) => [
        id,
        [
          ['clear', 'objection.open'],
          ['exclude', 'objection.noneUpheld'],
        ],
      ]),
    );
    for (const [n, verdict] of ['uphold', 'dismiss'].entries()) {
      const objection = held[n]?.objections[0]?.id ?? '';
      await engine.must(officer, 'objection', objection, 'admit');
      await engine.must(officer, 'objection', objection, verdict, { answer: `经核实：${verdict}` });
    }
    const settled = await services().objections.held(sessionOf(lead), 'zh');
    expect(
      settled.map((one) => [one.objections[0]?.answer, one.actions.map(({ refusal }) => refusal?.code ?? null)]),
    ).toEqual([
      ['经核实：uphold', ['objection.upheld', null]],
      ['经核实：dismiss', [null, 'objection.noneUpheld']],
    ]);
    await engine.must(lead, 'case', ids[0] ?? '', 'exclude', {
      reasonCode: 'objection-upheld',
      reason: '权属争议成立',
    });
    await engine.must(lead, 'case', ids[1] ?? '', 'clear', { reason: '异议不成立' });
  });

  it('leads the cleared ones through classification and entry to numbers', async () => {
    const workspace = await services().classification.workspace(sessionOf(officer), 'zh');
    expect([
      workspace.rows.map((row) => row.case.id),
      workspace.areas.map(({ opened }) => opened),
      workspace.action?.name,
    ]).toEqual([ids.slice(1), [true, true, true, true, true, true, false], 'classify']);
    await engine.must(officer, 'case', ids[1] ?? '', 'classify', { category: '7.1' });
    await engine.must(officer, 'case', ids[2] ?? '', 'classify', { category: '1.1' });
    const worksheet = await services().entries.worksheet(sessionOf(officer), 'zh', ids[1] ?? '');
    expect([
      worksheet.section.code,
      worksheet.draft.cases.length,
      worksheet.source.cases.map(({ publishable }) => publishable),
      worksheet.current,
    ]).toEqual(['7', 2, [true, true], null]);
    for (const id of ids.slice(1))
      await engine.must(officer, 'case', id, 'draft-entry', { ...worksheet.draft, name: `条目${id.slice(0, 4)}` });
    const holder = sessionOf(await engine.person('applicant-2', 'enterprise-2', 'enterprise-clerk'));
    const mine = await services().entries.worksheet(holder, 'zh', ids[1] ?? '');
    expect([mine.current?.name, mine.actions.map(({ name }) => name).filter((name) => name !== 'withdraw')]).toEqual([
      `条目${ids[1]?.slice(0, 4)}`,
      ['confirm-entry', 'request-change'],
    ]);
    await expect(services().entries.worksheet(holder, 'zh', ids[2] ?? '')).rejects.toMatchObject({
      code: 'subject.notFound',
    });
    await engine.must(holder, 'case', ids[1] ?? '', 'request-change', { reason: '第二个案例地点有误' });
    expect(
      (await services().entries.list(sessionOf(officer))).find((one) => one.case.id === ids[1])?.changeRequested,
    ).toBe('第二个案例地点有误');
    await engine.must(officer, 'case', ids[1] ?? '', 'draft-entry', { ...worksheet.draft, name: '条目改' });
    expect((await services().entries.list(sessionOf(officer))).map((one) => one.changeRequested)).toEqual([null, null]);
    for (const [n, id] of ids.slice(1).entries())
      await engine.must(
        await engine.person(`applicant-${n + 2}`, `enterprise-${n + 2}`, 'enterprise-clerk'),
        'case',
        id,
        'confirm-entry',
      );
    const preview = await services().catalogue.workspace(sessionOf(officer), 'zh');
    expect(preview.rows.map(({ section, sectionNumber, name }) => [section, sectionNumber, name.slice(0, 2)])).toEqual([
      ['1', 1, '条目'],
      ['7', 1, '条目'],
    ]);
    await engine.must(officer, 'dossier', preview.dossier?.id ?? '', 'prepare', { ...preview.suggestion });
    expect((await services().catalogue.workspace(sessionOf(officer), 'zh')).rows).toEqual(preview.rows);
    await engine.must(lead, 'dossier', preview.dossier?.id ?? '', 'publish');
    expect(
      (await services().catalogue.workspace(sessionOf(lead), 'zh')).published.map(({ number, items }) => [
        number,
        items,
      ]),
    ).toEqual([['发改环资〔2024〕1812号', 2]]);
    const offers = async () =>
      (await services().catalogue.workspace(sessionOf(lead), 'zh')).published.flatMap(({ actions }) =>
        actions.map(({ name, refusal }) => [name, refusal]),
      );
    expect(await offers()).toEqual([['follow', null]]);
    await engine.must(lead, 'dossier', preview.dossier?.id ?? '', 'follow');
    expect(await offers()).toEqual([]);
    ids = [];
  });
});
