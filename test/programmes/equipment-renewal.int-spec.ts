import {
  breaches,
  checkLedger,
  currentWorkingSet,
  EngineHarness,
  PROGRAMME_CONTENT,
  ProgrammeDriver,
  replayWorkingSet,
  worldDigest,
} from '@linxuan/testing';

jest.setTimeout(60_000);
const EDITION = 'equipment-renewal-2025';
const content = PROGRAMME_CONTENT[EDITION];
const PROVINCE = 'ndrc-440000';

/** Equipment renewal (发改环资〔2025〕13号): local review, national recheck, and money by region instead of places. */
describe('equipment renewal projects', () => {
  let engine: EngineHarness;
  let round: ProgrammeDriver;
  beforeAll(async () => {
    engine = await EngineHarness.start(['equipment-renewal/2025'], '2025-02-10T01:00:00.000Z');
    round = await ProgrammeDriver.with(engine, EDITION);
  }, 60_000);
  afterAll(() => engine.stop());

  const code = async (...args: Parameters<EngineHarness['act']>): Promise<unknown> =>
    (await engine.act(...args)).outcome;
  const pooled = async (seed: number, subsidy: string): Promise<string> => {
    const id = await round.submitted(seed, content(seed, { subsidy }));
    await engine.must(await round.clerkOf(PROVINCE), 'case', id, 'accept', {});
    return id;
  };
  const amounts = async (): Promise<(number | null)[]> =>
    (await round.slots(PROVINCE)).filter(({ state }) => state !== 'free').map(({ amount_fen }) => amount_fen);
  const received: string[] = [];

  it('counts money and refuses what goes over the allocation', async () => {
    // Guangdong has 50 million yuan here: 20 + 20 + 9.99 fit, another 0.02 do not.
    const [a, b, c, d] = [
      await pooled(1, '2000.00'),
      await pooled(2, '2000.00'),
      await pooled(3, '999.99'),
      await pooled(4, '0.02'),
    ];
    const clerk = await round.clerkOf(PROVINCE);
    expect(await round.slots(PROVINCE)).toEqual([]);
    for (const id of [a, b, c]) await engine.must(clerk, 'case', id, 'nominate', {});
    expect(await amounts()).toEqual([2_000_000_000, 2_000_000_000, 999_990_000]);
    expect(await code(clerk, 'case', d, 'nominate', {})).toMatchObject({
      code: 'quota.moneyExhausted',
      params: { cap: '50000000.00', used: '49999900.00', amount: '200.00' },
      rule: { source: '本期设定' },
    });
    expect(await code(clerk, 'case', d, 'nominate', { override: { reason: '确需。' } })).toMatchObject({
      code: 'quota.moneyExhausted',
    });
    await engine.must(clerk, 'case', c, 'unnominate', {});
    await engine.must(clerk, 'case', d, 'nominate', {});
    expect(await code(clerk, 'case', c, 'nominate', {})).toMatchObject({ code: 'quota.moneyExhausted' });
    expect((await round.slots(PROVINCE)).map(({ origin }) => origin)).toEqual(['amount', 'amount', 'amount']);
    expect(await breaches(engine.work)).toEqual([]);
    received.push(a, b, d);
  });

  it('never exceeds the allocation however many ask at once', async () => {
    const ids = await Promise.all([11, 12, 13, 14].map((seed) => pooledAt(seed, '1500.00', 'ndrc-330000', '330100')));
    const clerk = await round.clerkOf('ndrc-330000');
    const done = await Promise.all(ids.map((id) => engine.act(clerk, 'case', id, 'nominate', {})));
    expect(done.map(({ state }) => state).sort()).toEqual(['applied', 'applied', 'applied', 'refused']);
    expect(await breaches(engine.work)).toEqual([]);
  });

  it('lets a correction ask for less than the place it holds and never for more', async () => {
    const letter = await round.release('nomination', PROVINCE, []);
    await engine.must(round.clerk, 'dossier', letter, 'receive', {});
    const [caseId = ''] = received;
    await engine.must(round.clerk, 'case', caseId, 'return', { fields: ['/project/subsidy'], reason: '请核实金额。' });
    const applicant = await round.applicantOf(caseId);
    const corrected = async (subsidy: string) => ({
      revisionSha: await engine.store(content(1, { subsidy })),
      draftVersion: 1,
    });
    expect(await code(applicant, 'case', caseId, 'resubmit', await corrected('2000.01'))).toMatchObject({
      code: 'quota.amountRaised',
    });
    await engine.must(applicant, 'case', caseId, 'resubmit', await corrected('1800.00'));
    expect(await amounts()).toContain(1_800_000_000);
    const [row] = await round.rows<{ amount_fen: number }>(`SELECT amount_fen FROM case_file WHERE id = $1`, caseId);
    expect(row?.amount_fen).toBe(1_800_000_000);
  });

  it('is rechecked by the centre and released as a list, and the ledger rebuilds every row', async () => {
    for (const id of received) await round.passConditions(id);
    await round.publish(received);
    expect(new Set(await Promise.all(received.map((id) => engine.stateOf(id))))).toEqual(
      new Set(['publication.published']),
    );
    expect((await checkLedger(engine.work)).faults).toEqual([]);
    expect(worldDigest(await replayWorkingSet(engine.work))).toEqual(worldDigest(await currentWorkingSet(engine.work)));
  });

  async function pooledAt(seed: number, subsidy: string, nominator: string, region: string): Promise<string> {
    const id = await round.submitted(seed, content(seed, { subsidy }), region);
    await engine.must(await round.clerkOf(nominator), 'case', id, 'accept', {});
    return id;
  }
});
