import {
  checkLedger,
  currentWorkingSet,
  EngineHarness,
  PROGRAMME_CONTENT,
  ProgrammeDriver,
  replayWorkingSet,
  worldDigest,
} from '@linxuan/testing';

jest.setTimeout(60_000);
const EDITION = 'brics-cases-2025';
const content = PROGRAMME_CONTENT[EDITION];

/**
 * Cases of BRICS industrial cooperation (工信厅外函〔2025〕7号): five or three, since 2018, publishable, published at an event.
 */
describe('the cases of BRICS industrial cooperation', () => {
  let engine: EngineHarness;
  let round: ProgrammeDriver;
  let cases: string[] = [];
  beforeAll(async () => {
    engine = await EngineHarness.start(['brics-cases/2025'], '2025-02-10T01:00:00.000Z');
    round = await ProgrammeDriver.with(engine, EDITION);
  }, 60_000);
  afterAll(() => engine.stop());

  const code = async (...args: Parameters<EngineHarness['act']>): Promise<unknown> =>
    (await engine.act(...args)).outcome;
  const pooled = async (
    nominator: string,
    region: string,
    seeds: number[],
    more: Parameters<typeof content>[1] = {},
  ): Promise<string[]> => {
    const clerk = await round.clerkOf(nominator);
    const ids: string[] = [];
    for (const seed of seeds) {
      const id = await round.submitted(seed, content(seed, more), region);
      await engine.must(clerk, 'case', id, 'accept', {});
      ids.push(id);
    }
    return ids;
  };

  it('counts a city with separate planning on its own beside its province', () => {
    expect(round.nominatorAt('440100')).toBe('440000-miit');
    expect(round.nominatorAt('440300')).toBe('440300-miit');
    expect(round.definition.roster.map(({ org }) => org)).not.toContain('xpcc-miit');
  });

  it('refuses the sixth of a province and the fourth of a city, with the words of the letter', async () => {
    cases = await pooled('440000-miit', '440100', [1, 2, 3, 4, 5, 6]);
    const clerk = await round.clerkOf('440000-miit');
    for (const id of cases.slice(0, 5)) await engine.must(clerk, 'case', id, 'nominate', {});
    expect(await code(clerk, 'case', cases[5] ?? '', 'nominate', {})).toMatchObject({
      code: 'quota.exhausted',
      params: { cap: 5, used: 5 },
      rule: { source: '工信厅外函〔2025〕7号' },
    });
    // Five places and six that want the last at the same time would be the same: a returned one makes room.
    await engine.must(clerk, 'case', cases[4] ?? '', 'unnominate', {});
    await engine.must(clerk, 'case', cases[5] ?? '', 'nominate', {});
    const city = await pooled('440300-miit', '440300', [11, 12, 13, 14]);
    const cityClerk = await round.clerkOf('440300-miit');
    for (const id of city.slice(0, 3)) await engine.must(cityClerk, 'case', id, 'nominate', {});
    expect(await code(cityClerk, 'case', city[3] ?? '', 'nominate', {})).toMatchObject({
      code: 'quota.exhausted',
      params: { cap: 3 },
    });
  });

  it('judges the window since 2018 and the consent to publish from the submission itself', async () => {
    const [old = ''] = await pooled('320000-miit', '320100', [21], { startedOn: '2010-01-01', endedOn: '2017-12-31' });
    const [closed = ''] = await pooled('320000-miit', '320100', [22], { consent: false });
    const clerk = await round.clerkOf('320000-miit');
    for (const id of [old, closed]) await engine.must(clerk, 'case', id, 'nominate', {});
    const letter = await round.release('nomination', '320000-miit', []);
    await engine.must(round.clerk, 'dossier', letter, 'receive', {});
    const verdicts = (round.definition.eligibility as { id: string }[]).map(({ id }) => ({
      ruleId: id,
      computed: 'met',
      verdict: 'met',
      ...(id === 'quality' ? { reason: '经审阅。' } : {}),
    }));
    expect(await code(round.clerk, 'case', old, 'accept', { verdicts })).toMatchObject({
      code: 'eligibility.reasonNeeded',
      params: { rule: 'window' },
    });
    expect(await code(round.clerk, 'case', closed, 'accept', { verdicts })).toMatchObject({
      code: 'eligibility.reasonNeeded',
      params: { rule: 'publishable' },
    });
    await engine.must(round.clerk, 'case', old, 'reject', {
      reasonCode: 'outside-window',
      reason: '不在征集时间范围。',
    });
    await engine.must(round.clerk, 'case', closed, 'reject', {
      reasonCode: 'not-publishable',
      reason: '不能对外公开。',
    });
  });

  it('is selected and published at the forum, and the ledger rebuilds every row', async () => {
    const sent = [...cases.slice(0, 4), cases[5] ?? ''];
    const letter = await round.release('nomination', '440000-miit', []);
    await engine.must(round.clerk, 'dossier', letter, 'receive', {});
    for (const id of sent) await round.passConditions(id);
    await round.publish(sent);
    expect(new Set(await Promise.all(sent.map((id) => engine.stateOf(id))))).toEqual(
      new Set(['publication.published']),
    );
    const stage = round.definition.stages.find(({ kind }) => kind === 'publication');
    expect(stage).toMatchObject({ event: { title: { zh: '2025金砖国家新工业革命伙伴关系论坛' } } });
    expect((await checkLedger(engine.work)).faults).toEqual([]);
    expect(worldDigest(await replayWorkingSet(engine.work))).toEqual(worldDigest(await currentWorkingSet(engine.work)));
  });
});
