import type { Actor } from '@linxuan/domain';
import { breaches, EngineHarness, RoundDriver } from '@linxuan/testing';
import { applied, range, tally } from './race';

const PROVINCE = 'ndrc-440000';
const CITY = 'ndrc-440300';
const EACH = 12;

/**
 * A province and its city with separate planning share six places (`sharesQuotaOf` in the roster). Their requests lock
 * different batches, so the lock on the account is all that stands between them.
 */
export function sharedQuotaRaces(runs: number): void {
  describe('a quota that two nominators share, under a race', () => {
    let engine: EngineHarness;
    let clerks: Record<string, Actor>;
    let ofProvince: string[];
    let ofCity: string[];
    beforeAll(async () => {
      engine = await EngineHarness.start();
      const round = await RoundDriver.with(engine);
      clerks = { [PROVINCE]: await round.clerkOf(PROVINCE), [CITY]: await round.clerkOf(CITY) };
      ofProvince = await round.pool(range(EACH), PROVINCE, '440100');
      ofCity = await round.pool(range(EACH, 101), CITY, '440300');
    }, 300_000);
    afterAll(() => engine.stop());
    afterEach(async () => expect(await breaches(engine.work)).toEqual([]));

    const clerkOf = (id: string) => clerks[ofCity.includes(id) ? CITY : PROVINCE] as Actor;
    const nominate = (ids: readonly string[]) =>
      engine.together(ids.map((id) => [clerkOf(id), 'case', id, 'nominate']));
    const takeBack = (ids: readonly string[]) =>
      Promise.all(ids.map((id) => engine.must(clerkOf(id), 'case', id, 'unnominate')));
    /** One of the province, one of the city, and so on: neighbours in the race belong to different nominators. */
    const inTurns = () => ofProvince.flatMap((id, index) => [id, ofCity[index] ?? '']);
    const held = async () =>
      (await engine.work.source.query(
        `SELECT number, case_id FROM quota_slot
         WHERE account_id = 'green-technology-2024/ndrc-440000' AND state <> 'free' ORDER BY number`,
      )) as { number: number; case_id: string }[];

    it('is one account with both as its owners', async () => {
      const accounts: { id: string; cap: number }[] = await engine.work.source.query(
        `SELECT id, cap FROM quota_account WHERE $1 = ANY(org_ids) AND $2 = ANY(org_ids)`,
        [PROVINCE, CITY],
      );
      expect(accounts).toEqual([{ id: 'green-technology-2024/ndrc-440000', cap: 6 }]);
    });

    it(`lets exactly six of both in, ${runs} times over`, async () => {
      for (let run = 0; run < runs; run++) {
        const outcomes = await nominate(inTurns());
        expect(tally(outcomes)).toEqual({ applied: 6, 'quota.exhausted': 2 * EACH - 6 });
        const inside = applied(outcomes);
        expect((await held()).map(({ number, case_id }) => [number, inside.includes(case_id)])).toEqual(
          range(6).map((number) => [number, true]),
        );
        await takeBack(inside);
      }
    }, 600_000);

    it(`gives the last place to one of two, ${runs} times over`, async () => {
      await nominate(ofProvince.slice(0, 5));
      for (let run = 0; run < runs; run++) {
        const outcomes = await nominate([ofProvince[6 + (run % 5)] ?? '', ofCity[run % EACH] ?? '']);
        expect(tally(outcomes)).toEqual({ applied: 1, 'quota.exhausted': 1 });
        await takeBack(applied(outcomes));
      }
      await takeBack(ofProvince.slice(0, 5));
    }, 600_000);
  });
}
