import { standings, whatIf, withValue } from '@linxuan/domain';
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
  const ask = (path: string, value: string) =>
    engine.work.system(async (tx) => {
      await tx.query('SET TRANSACTION READ ONLY');
      const round = await recordedRound(tx, TEST_EDITION);
      const definition = withValue(round.definition, path, value);
      return {
        round,
        result: whatIf(
          round.cases,
          { definition: round.definition },
          { definition, verdicts: round.judge(definition) },
        ),
      };
    });

  it('holds nominations with their account and place, sealed sheets and the list', async () => {
    const { round, result } = await ask('quotas.province-cap.cap', '6');
    expect(
      [...round.cases]
        .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
        .map(({ nominator, account, place, listed, sheets }) => [nominator, account, place, listed, sheets.length]),
    ).toEqual([1, 2, 3].map((place) => ['ndrc-440000', 'ndrc-440000', place, true, 6]));
    expect([result.enter, result.leave]).toEqual([[], []]);
  });

  it('loses the last under a smaller quota and all under a higher pass mark', async () => {
    const smaller = await ask('quotas.province-cap.cap', '2');
    expect(smaller.result.leave.map(({ row, stoppedBy }) => [row.place, stoppedBy])).toEqual([[3, 'quota']]);
    const higher = await ask('stages.written-evaluation.passMark', '8001');
    expect(higher.result.leave.map(({ stoppedBy }) => stoppedBy)).toEqual(['pass-mark', 'pass-mark', 'pass-mark']);
    expect(higher.result.byNominator).toEqual([{ key: 'ndrc-440000', enter: 0, leave: 3 }]);
  });

  it('loses those of whom a count in SQL says that they do not meet a stricter condition', async () => {
    const fewer = async (least: number) =>
      (
        await engine.work.source.query(
          `SELECT c.id FROM case_file c JOIN snapshot p ON p.sha = c.revision_sha WHERE c.edition_id = $1 AND jsonb_array_length(p.content::jsonb->'cases') < $2 ORDER BY c.number`,
          [TEST_EDITION, least],
        )
      ).map(({ id }: { id: string }) => id);
    for (const least of [2, 3]) {
      const { result } = await ask('eligibility.cases-in-use.evaluator.min', String(least));
      expect(result.leave.map(({ row }) => row.id)).toEqual(await fewer(least));
      expect(result.leave.every(({ stoppedBy }) => stoppedBy === 'eligibility')).toBe(true);
    }
    expect(await fewer(3)).toHaveLength(3);
  });

  it('weighs the sealed marks anew as SQL does', async () => {
    const { round, result } = await ask('rubrics.written-2024.criteria.innovation.weight', '40');
    const totals = (weight: number): Promise<{ id: string; total: number }[]> =>
      engine.work.source.query(
        `SELECT t.case_id AS id, round(100 * sum((m->>'score')::numeric * w.weight) / sum(w.weight))::int AS total FROM seat t JOIN snapshot p ON p.sha = t.sheet_sha, jsonb_array_elements(p.content::jsonb->'scores') m
       JOIN LATERAL (SELECT CASE WHEN k->>'id' = 'innovation' THEN $2 ELSE (k->>'weight')::numeric END AS weight FROM edition e, jsonb_array_elements(e.definition::jsonb->'rubrics') r, jsonb_array_elements(r->'criteria') k
         WHERE e.id = $1 AND r->>'id' = 'written-2024' AND k->>'id' = m->>'criterion') w ON true
       WHERE t.stage = 'written-evaluation' AND t.state = 'sealed' GROUP BY t.id, t.case_id`,
        [TEST_EDITION, weight],
      );
    const mean = new Map((await totals(40)).map(({ id, total }) => [id, total]));
    const { passMark } = round.definition.stages.find(({ id }) => id === 'written-evaluation') as { passMark: number };
    expect(result.leave.map(({ row }) => row.id)).toEqual(
      [...mean].filter(([, total]) => total < passMark).map(([id]) => id),
    );
    const standing = standings(round.cases, {
      definition: withValue(round.definition, 'rubrics.written-2024.criteria.innovation.weight', '40'),
    });
    expect(round.cases.map(({ id }) => [id, mean.get(id)])).toEqual(
      round.cases.map(({ id }) => [
        id,
        (standing.get(id)?.score?.numerator ?? 0) / (standing.get(id)?.score?.denominator ?? 1),
      ]),
    );
  });

  it('writes nothing', async () => {
    const before = await engine.work.source.query(`SELECT count(*)::int AS n FROM ledger_event`);
    await ask('quotas.province-cap.cap', '1');
    expect(await engine.work.source.query(`SELECT count(*)::int AS n FROM ledger_event`)).toEqual(before);
  });
});
