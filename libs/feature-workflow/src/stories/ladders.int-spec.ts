import {
  applicationContent,
  checkLedger,
  currentWorkingSet,
  EngineHarness,
  factoryContent,
  replayWorkingSet,
  StageWalker,
  worldDigest,
} from '@linxuan/testing';

/** 国家、省、市三级联动 (工信部联节〔2024〕26号), and a province that feeds the nation: who is listed below may apply above. */
/** Twenty applications go through their whole rounds. */
jest.setTimeout(90_000);

describe('programmes that feed each other', () => {
  let engine: EngineHarness;
  let walk: StageWalker;
  beforeAll(async () => {
    engine = await EngineHarness.start([]);
    walk = new StageWalker(engine);
  }, 60_000);
  afterAll(() => engine.stop());

  it('climbs from city to province to nation and keeps its chain', async () => {
    const levels: string[] = [];
    for (const name of ['green-factory-city/2025', 'green-factory-province/2025', 'green-factory-nation/2025'])
      levels.push(await engine.programme(name, '2025-03-10T01:00:00.000Z'));
    const [city = '', province = '', nation = ''] = levels;
    const maker = await walk.as(await engine.enterprise('maker-1'), 'enterprise-clerk');
    const skipped = await engine.act(maker, 'case', crypto.randomUUID(), 'open', {
      editionId: province,
      title: '直接申报省级',
    });
    expect(skipped.outcome).toMatchObject({
      code: 'application.sourceNeeded',
      params: { programme: 'green-factory-city' },
    });
    let source: string | undefined;
    for (const edition of [city, province, nation]) {
      const id = await engine.opened(maker, edition, '试验单位绿色工厂', source ? { sourceCaseId: source } : {});
      if (source) {
        const [draft] = await walk.rows<{ content: { performance: { outputValue: string }; attachments?: unknown } }>(
          `SELECT content FROM draft WHERE case_id = $1`,
          id,
        );
        expect(draft?.content.performance.outputValue).toBe('52000');
        expect(draft?.content.attachments).toBeUndefined();
      }
      await walk.submit(id, factoryContent(1));
      await walk.to(id, 'follow-up');
      source = id;
    }
    const chain = await walk.rows<{ edition_id: string }>(
      `WITH RECURSIVE up AS (SELECT * FROM case_file WHERE id = $1 UNION ALL SELECT c.* FROM case_file c JOIN up ON c.id = up.source_case_id) SELECT edition_id FROM up`,
      source,
    );
    expect(chain.map(({ edition_id }) => edition_id)).toEqual([nation, province, city]);
    // Each catalogue asked for its follow-up once, and nothing asks any more.
    expect(
      await walk.rows(
        `SELECT count(*)::int AS n, count(done_at)::int AS done FROM task WHERE kind = 'begin-follow-up'`,
      ),
    ).toEqual([{ n: 3, done: 3 }]);
  });

  it('is demoted, and what was lost feeds nothing any more', async () => {
    const [row] = await walk.rows<{ id: string }>(
      `SELECT id FROM case_file WHERE edition_id = 'green-factory-city-2025' AND outcome = 'published'`,
    );
    const city = row?.id ?? '';
    engine.now = '2025-12-01T01:00:00.000Z';
    await walk.must(city, 'authority', 'authority-lead', 'end', {
      ending: 'demoted',
      reasonCode: 'performance',
      reason: '单位产值能耗上升',
    });
    const maker = await walk.as('maker-1', 'enterprise-clerk');
    const again = await engine.act(maker, 'case', crypto.randomUUID(), 'open', {
      editionId: 'green-factory-province-2025',
      title: '再次申报',
      sourceCaseId: city,
    });
    expect(again.outcome).toMatchObject({ code: 'application.sourceNeeded' });
    const history = await walk.rows<{ level: number; event: string }>(
      `SELECT level, event FROM ladder_history('maker-1') ORDER BY at, level`,
    );
    expect(history.map(({ level, event }) => [level, event])).toEqual([
      [1, 'listed'],
      [2, 'listed'],
      [3, 'listed'],
      [1, 'demoted'],
    ]);
  });

  it('lets somebody else’s listing feed nobody', async () => {
    const [row] = await walk.rows<{ id: string }>(
      `SELECT id FROM case_file WHERE edition_id = 'green-factory-province-2025' AND outcome = 'published'`,
    );
    const other = await walk.as(await engine.enterprise('maker-2'), 'enterprise-clerk');
    const refused = await engine.act(other, 'case', crypto.randomUUID(), 'open', {
      editionId: 'green-factory-nation-2025',
      title: '借用',
      sourceCaseId: row?.id ?? '',
    });
    expect(refused.outcome).toMatchObject({ code: 'application.sourceNeeded' });
  });

  it('a province selects for itself and nominates six of its winners, not seven', async () => {
    const province = await engine.programme('provincial-green-technology/2024', '2024-04-10T01:00:00.000Z');
    const nation = await engine.programme('national-green-technology/2024', '2024-04-10T01:00:00.000Z');
    const winners: string[] = [];
    for (const seed of [1, 2, 3, 4, 5, 6, 7]) {
      const id = await engine.opened(
        await walk.as(await engine.enterprise(`holder-${seed}`, seed === 7 ? '440600' : '440100'), 'enterprise-clerk'),
        province,
        `技术${seed}`,
      );
      await walk.submit(id, applicationContent(seed));
      winners.push(id);
    }
    expect((await walk.at(winners[6] ?? '')).nominator_org).toBe('city-drc-440600');
    for (const id of winners) await walk.to(id, 'list-decision');
    await walk.list(winners);
    await walk.publish(winners);
    engine.now = '2024-07-01T01:00:00.000Z';
    const nominated: string[] = [];
    for (const [index, sourceCaseId] of winners.entries()) {
      const seed = index + 1;
      const id = await engine.opened(await walk.as(`holder-${seed}`, 'enterprise-clerk'), nation, `技术${seed}`, {
        sourceCaseId,
      });
      const [draft] = await walk.rows<{ content: { technology: { process: string } } }>(
        `SELECT content FROM draft WHERE case_id = $1`,
        id,
      );
      expect(draft?.content.technology.process).toContain(`第${seed}号方案`);
      await walk.submit(id, applicationContent(seed));
      nominated.push(id);
    }
    await walk.nominate(nominated.slice(0, 6));
    const seventh = await walk.act(nominated[6] ?? '', 'nominator', 'nominator-clerk', 'nominate');
    expect(['quota.exhausted', 'dossier.notOpen']).toContain((seventh.outcome as { code: string }).code);
    for (const id of nominated.slice(0, 6)) await walk.to(id, 'list-decision');
    await walk.list(nominated.slice(0, 6));
    await walk.publish(nominated.slice(0, 6));
    expect(
      await walk.rows(
        `SELECT count(*)::int AS n FROM case_file WHERE edition_id = $1 AND outcome = 'published' AND source_case_id IS NOT NULL`,
        nation,
      ),
    ).toEqual([{ n: 6 }]);
  });

  it('leaves a ledger that rebuilds every row', async () => {
    expect((await checkLedger(engine.work)).faults).toEqual([]);
    expect(worldDigest(await replayWorkingSet(engine.work))).toEqual(worldDigest(await currentWorkingSet(engine.work)));
  });
});
