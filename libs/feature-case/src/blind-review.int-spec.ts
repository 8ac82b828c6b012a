import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type TableRenderer } from '@linxuan/platform';
import { editionsOf, EngineHarness, factoryContent, sessionOf, standardContent, StageWalker } from '@linxuan/testing';
import { CaseDetailService } from './case-detail.service';
import { CaseListService } from './case-list.service';
import { DiffService } from './diff.service';
import { LineageService } from './lineage.service';

jest.setTimeout(120_000);
const tables: TableRenderer = { render: (table) => Promise.resolve(Buffer.from(JSON.stringify(table.rows))) };
const PAGE = { page: 1, perPage: 25, order: 'DESC', sort: 'enteredAt' } as const;
const HOLDER = '试验单位1';

describe('fields that a role does not see yet, and chains of programmes', () => {
  let engine: EngineHarness;
  let walk: StageWalker;
  let work: UnitOfWork;
  let edition: string;
  let caseId: string;
  beforeAll(async () => {
    engine = await EngineHarness.start([]);
    walk = new StageWalker(engine);
    work = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    edition = await engine.programme('carbon-footprint-standards/2025-1', '2024-09-10T01:00:00.000Z');
    caseId = await engine.opened(await walk.as('body-steel', 'enterprise-clerk'), edition, '铁合金产品碳足迹核算规则');
    await walk.submit(caseId, standardContent(1, '铁合金产品碳足迹核算规则', [['T/CISA 472-2024', '某某协会']]));
    await walk.to(caseId, 'formal-check');
    await walk.must(caseId, 'authority', 'authority-clerk', 'return', {
      fields: ['/identifiers'],
      reason: '请补充编号',
    });
    await walk.must(caseId, 'applicant', 'enterprise-clerk', 'resubmit', {
      revisionSha: await engine.store({
        ...standardContent(1, '铁合金产品碳足迹核算规则', [['T/CISA 472-2024', '另一协会']]),
        holder: { ...(standardContent(1, '', []) as { holder: object }).holder, address: '新地址' },
      }),
      draftVersion: 0,
    });
    await walk.to(caseId, 'expert-review');
    const experts = await walk.experts();
    await walk.must(caseId, 'authority', 'authority-clerk', 'seat', { experts: experts.map(({ userId }) => userId) });
    for (const expert of experts) {
      const [seat] = await walk.rows<{ id: string }>(`SELECT id FROM seat WHERE expert_user = $1`, expert.userId);
      await engine.must(expert, 'seat', seat?.id ?? '', 'accept', { noConflict: true });
    }
  });
  afterAll(async () => {
    await work.source.destroy();
    await engine.stop();
  });
  const read = async (who: 'expert' | 'authority') => {
    const [expert] = await walk.experts();
    return sessionOf(who === 'expert' && expert ? expert : await walk.as('miit', 'authority-clerk'));
  };
  const details = () => new CaseDetailService(work, editionsOf(), new Clock());

  it('keeps the holder from the expert: page, files, list, export, search and differences', async () => {
    const expert = await read('expert');
    const page = await details().view(expert, caseId, 'zh');
    const text = JSON.stringify(page);
    for (const word of [HOLDER, '某某协会', '另一协会', '钢铁标准化机构', 'body-steel', 'contact1@example.com'])
      expect(text).not.toContain(word);
    expect(page.content).toMatchObject({
      technology: { name: '铁合金产品碳足迹核算规则' },
      identifiers: [{ number: 'T/CISA 472-2024' }],
    });
    expect(page.attachments.map(({ name }) => name)).toEqual(['licence', 'text']);
    const lists = new CaseListService(work, editionsOf(), new Clock(), tables);
    const { data } = await lists.page(expert, { ...PAGE });
    expect(data.map(({ id, holderName, applicantOrg }) => [id, holderName, applicantOrg])).toEqual([[caseId, '', '']]);
    expect((await lists.export(expert, { ...PAGE, format: 'csv' } as never, 'zh')).content.toString()).not.toContain(
      HOLDER,
    );
    expect((await lists.page(expert, { ...PAGE, q: HOLDER })).total).toBe(0);
    expect((await lists.page(expert, { ...PAGE, q: '铁合金' })).total).toBe(1);
    // A body that nominates its own standard is not found by its code either.
    const { nominator_org: nominator } = await walk.at(caseId);
    expect(nominator).toBe('body-steel');
    expect((await lists.page(expert, { ...PAGE, nominatorOrg: 'body-steel' } as never)).total).toBe(0);
    expect(
      (await lists.page(await read('authority'), { ...PAGE, nominatorOrg: 'body-steel' } as never)).total,
    ).toBeGreaterThan(0);
    const { changes } = await new DiffService(work, editionsOf()).between(expert, caseId, 1, 2);
    expect(changes.filter(({ pointer }) => pointer.startsWith('/holder') || pointer.includes('owner'))).toEqual([]);
  });

  it('orders by what the row shows, so that no order tells who holds it or how it was marked', async () => {
    const expert = await read('expert');
    for (const [n, holder] of ['乙单位', '甲单位'].entries()) {
      const id = await engine.opened(await walk.as('body-steel', 'enterprise-clerk'), edition, `规则${n}`);
      await walk.rows(`UPDATE case_file SET holder_name = $2, score = $3 WHERE id = $1`, id, holder, 9000 - n);
      await walk.rows(
        `INSERT INTO party (id, case_id, org_id, user_id, relation) SELECT gen_random_uuid(), $1, org_id, user_id, relation FROM party WHERE case_id = $2 AND relation <> 'applicant'`,
        id,
        caseId,
      );
    }
    const lists = new CaseListService(work, editionsOf(), new Clock(), tables);
    const order = async (actor: typeof expert, sort: string, by: 'ASC' | 'DESC'): Promise<string[]> =>
      (await lists.page(actor, { ...PAGE, sort, order: by } as never)).data.map(({ id }) => id);
    expect((await order(expert, 'number', 'ASC')).length).toBeGreaterThan(2);
    for (const sort of ['holderName', 'score'])
      expect(await order(expert, sort, 'ASC')).toEqual(await order(expert, sort, 'DESC'));
    const authority = await read('authority');
    expect(await order(authority, 'holderName', 'ASC')).not.toEqual(await order(authority, 'holderName', 'DESC'));
  });

  it('shows everything to those from whom nothing is hidden', async () => {
    const page = await details().view(await read('authority'), caseId, 'zh');
    expect(JSON.stringify(page)).toContain(HOLDER);
    expect(page.attachments.map(({ name }) => name)).toContain('试验单位1营业执照.pdf');
  });

  it('releases the field when its stage is entered', async () => {
    const row = await walk.at(caseId);
    const [{ definition }] = (await walk.rows<{ definition: { rubrics: { criteria: { id: string }[] }[] } }>(
      `SELECT definition FROM edition WHERE id = $1`,
      row.edition_id,
    )) as [{ definition: { rubrics: { criteria: { id: string }[] }[] } }];
    for (const expert of await walk.experts()) {
      const [seat] = await walk.rows<{ id: string }>(`SELECT id FROM seat WHERE expert_user = $1`, expert.userId);
      await engine.must(expert, 'seat', seat?.id ?? '', 'seal', {
        scores: (definition.rubrics[0]?.criteria ?? []).map(({ id }) => ({
          criterion: id,
          score: 80,
          comment: '评语',
        })),
        comment: '较好',
      });
    }
    await walk.must(caseId, 'authority', 'authority-lead', 'conclude', {});
    expect((await walk.at(caseId)).stage).toBe('public-notice');
    expect((await details().view(await read('expert'), caseId, 'zh')).case.holderName).toBe(HOLDER);
  });

  it('shows the chain of a ladder and its levels to the holder', async () => {
    const levels = [
      await engine.programme('green-factory-city/2025', '2025-03-10T01:00:00.000Z'),
      await engine.programme('green-factory-province/2025', '2025-03-10T01:00:00.000Z'),
    ];
    const maker = await walk.as(await engine.enterprise('maker-1'), 'enterprise-clerk');
    const city = await engine.opened(maker, levels[0] ?? '', '试验单位绿色工厂');
    await walk.submit(city, factoryContent(1));
    await walk.to(city, 'follow-up');
    const province = await engine.opened(maker, levels[1] ?? '', '试验单位绿色工厂', { sourceCaseId: city });
    const lineage = new LineageService(work, editionsOf());
    expect((await lineage.of(sessionOf(maker), province)).map(({ id }) => id)).toEqual([city, province]);
    expect((await lineage.of(sessionOf(maker), city)).map(({ id }) => id)).toEqual([city, province]);
    expect((await lineage.levels(sessionOf(maker), 'maker-1')).map(({ level, event }) => [level, event])).toEqual([
      [1, 'listed'],
    ]);
    expect(() => lineage.levels(sessionOf(maker), 'body-steel')).toThrow();
    const page = await details().view(sessionOf(maker), city, 'zh');
    expect(page.obligations).toMatchObject([
      {
        kind: 'report',
        ruleId: 'yearly',
        state: 'open',
        title: { zh: '绿色工厂年度绩效和产值报告' },
        availableActions: [{ name: 'submit', refusal: null }],
      },
    ]);
  });
});
