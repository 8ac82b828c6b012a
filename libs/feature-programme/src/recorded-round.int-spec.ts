import { whatIf, withValue } from '@linxuan/domain';
import { EngineHarness, RoundDriver, TEST_EDITION } from '@linxuan/testing';
import { recordedRound } from './recorded-round';

jest.setTimeout(180_000);

/** A round whose figures are known: three of one province, nominated in order, all scored 80, all listed. */
describe('a recorded round on PostgreSQL', () => {
  let engine: EngineHarness;
  beforeAll(async () => {
    engine = await EngineHarness.start();
    const round = await RoundDriver.with(engine);
    const cases = await round.pool([1, 2, 3]);
    await round.toList(cases);
    await round.list(cases);
  });
  afterAll(() => engine.stop());
  const ask = (path: string, value: string) => engine.work.system(async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    const round = await recordedRound(tx, TEST_EDITION);
    const definition = withValue(round.definition, path, value);
    return { round, result: whatIf(round.cases, { definition: round.definition }, { definition, verdicts: round.judge(definition) }) };
  });

  it('holds nominations with their account and place, sealed sheets and the list', async () => {
    const { round, result } = await ask('quotas.province-cap.cap', '6');
    expect([...round.cases].sort((a, b) => (a.place ?? 0) - (b.place ?? 0)).map(({ nominator, account, place, listed, sheets }) => [nominator, account, place, listed, sheets.length])).toEqual([1, 2, 3].map((place) => ['ndrc-440000', 'ndrc-440000', place, true, 6]));
    expect([result.enter, result.leave]).toEqual([[], []]);
  });

  it('loses the last under a smaller quota and all under a higher pass mark', async () => {
    const smaller = await ask('quotas.province-cap.cap', '2');
    expect(smaller.result.leave.map(({ row, stoppedBy }) => [row.place, stoppedBy])).toEqual([[3, 'quota']]);
    const higher = await ask('stages.written-evaluation.passMark', '8001');
    expect(higher.result.leave.map(({ stoppedBy }) => stoppedBy)).toEqual(['pass-mark', 'pass-mark', 'pass-mark']);
    expect(higher.result.byNominator).toEqual([{ key: 'ndrc-440000', enter: 0, leave: 3 }]);
  });

  it('writes nothing', async () => {
    const before = await engine.work.source.query(`SELECT count(*)::int AS n FROM ledger_event`);
    await ask('quotas.province-cap.cap', '1');
    expect(await engine.work.source.query(`SELECT count(*)::int AS n FROM ledger_event`)).toEqual(before);
  });
});
