import { EngineHarness } from '@linxuan/testing';

/** How often the race is run; the full hundred is the nightly set's. */
const RUNS = Number(process.env['RACE_RUNS'] ?? 5);

describe('the quota of a province under a race', () => {
  let engine: EngineHarness;
  let cases: string[];
  beforeAll(async () => {
    engine = await EngineHarness.start();
    cases = [];
    for (let seed = 1; seed <= 40; seed++) cases.push(await engine.pooled(seed));
  }, 120_000);
  afterAll(() => engine.stop());

  it(`lets exactly six of forty in, ${RUNS} times over`, async () => {
    const clerk = await engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    for (let run = 0; run < RUNS; run++) {
      const outcomes = await Promise.all(cases.map((id) => engine.act(clerk, 'case', id, 'nominate')));
      const applied = outcomes.filter(({ state }) => state === 'applied');
      const refused = outcomes.filter(({ state }) => state === 'refused');
      expect([applied.length, refused.length]).toEqual([6, 34]);
      expect([...new Set(refused.map(({ outcome }) => outcome?.['code']))]).toEqual(['quota.exhausted']);
      const slots = await engine.work.source.query(`SELECT number, state FROM quota_slot WHERE account_id = 'green-technology-2024/ndrc-440000' ORDER BY number`);
      expect(slots).toEqual([1, 2, 3, 4, 5, 6].map((number) => ({ number, state: 'reserved' })));
      await Promise.all(applied.map(({ subjectId }) => engine.must(clerk, 'case', subjectId, 'unnominate')));
    }
  }, 600_000);

  it('names the rule and the figures when it refuses', async () => {
    const clerk = await engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    for (const id of cases.slice(0, 6)) await engine.must(clerk, 'case', id, 'nominate');
    const { outcome } = await engine.act(clerk, 'case', cases[6] ?? '', 'nominate');
    expect(outcome).toMatchObject({ code: 'quota.exhausted', params: { cap: 6, used: 6 }, rule: { source: '发改办环资〔2024〕528号' } });
    for (const id of cases.slice(0, 6)) await engine.must(clerk, 'case', id, 'unnominate');
  }, 60_000);

  it('frees a slot by withdrawal before the deadline, and gives it to one of two who race for it', async () => {
    const clerk = await engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    for (const id of cases.slice(0, 6)) await engine.must(clerk, 'case', id, 'nominate');
    const applicant = await engine.person('applicant-1', 'enterprise-1', 'enterprise-clerk');
    const [, ...rivals] = await Promise.all([
      engine.act(applicant, 'case', cases[0] ?? '', 'withdraw', { reason: '材料有误' }),
      engine.act(clerk, 'case', cases[6] ?? '', 'nominate'),
      engine.act(clerk, 'case', cases[7] ?? '', 'nominate'),
    ]);
    const late = await Promise.all(rivals.filter(({ state }) => state === 'refused').map(({ subjectId }) => engine.act(clerk, 'case', subjectId, 'nominate')));
    expect([...rivals, ...late].filter(({ state }) => state === 'applied')).toHaveLength(1);
    const [{ held }] = await engine.work.source.query(`SELECT count(*)::int AS held FROM quota_slot WHERE account_id = 'green-technology-2024/ndrc-440000' AND state <> 'free'`);
    expect(held).toBe(6);
  }, 60_000);
});
