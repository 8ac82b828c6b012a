import type { Actor } from '@linxuan/domain';
import { breaches, EngineHarness, RoundDriver } from '@linxuan/testing';
import { applied, range, tally, type Act } from './race';

const PROVINCE = 'ndrc-440000';

/** Forty applications, six slots: who gets in, who is refused, and what frees a slot. */
export function provinceQuotaRaces(runs: number): void {
  describe('the quota of a province under a race', () => {
    let engine: EngineHarness;
    let round: RoundDriver;
    let clerk: Actor;
    let lead: Actor;
    let cases: string[];
    beforeAll(async () => {
      engine = await EngineHarness.start();
      round = await RoundDriver.with(engine);
      [clerk, lead] = [await round.clerkOf(PROVINCE), await round.leadOf(PROVINCE)];
      cases = await round.pool(range(40));
    }, 120_000);
    afterAll(() => engine.stop());
    afterEach(async () => expect(await breaches(engine.work)).toEqual([]));

    const nominations = (ids: string[]) => ids.map((id): Act => [clerk, 'case', id, 'nominate']);
    const nominateAll = (ids: string[]) => engine.together(nominations(ids));
    const takeBack = (ids: string[]) => Promise.all(ids.map((id) => engine.must(clerk, 'case', id, 'unnominate')));
    const slots = async () =>
      (await engine.work.source.query(
        `SELECT number, state FROM quota_slot WHERE account_id = 'green-technology-2024/ndrc-440000' ORDER BY number`,
      )) as { number: number; state: string }[];
    const held = async () => (await slots()).filter(({ state }) => state !== 'free').length;

    it(`lets exactly six of forty in, ${runs} times over`, async () => {
      for (let run = 0; run < runs; run++) {
        const outcomes = await nominateAll(cases);
        expect(tally(outcomes)).toEqual({ applied: 6, 'quota.exhausted': 34 });
        expect(await slots()).toEqual(range(6).map((number) => ({ number, state: 'reserved' })));
        await takeBack(applied(outcomes));
      }
    }, 600_000);

    it('names the rule and the figures when it refuses', async () => {
      await round.nominate(cases.slice(0, 6));
      const { outcome } = await engine.act(clerk, 'case', cases[6] ?? '', 'nominate');
      expect(outcome).toMatchObject({
        code: 'quota.exhausted',
        params: { cap: 6, used: 6 },
        rule: { source: '发改办环资〔2024〕528号' },
      });
      await takeBack(cases.slice(0, 6));
    }, 60_000);

    it(`gives a slot that is taken back to one of those who race for it, ${runs} times over`, async () => {
      let inside = cases.slice(0, 6);
      await round.nominate(inside);
      for (let run = 0; run < runs; run++) {
        const leaving = inside.slice(0, 2);
        const rivals = cases.filter((id) => !inside.includes(id)).slice(0, 8);
        const outcomes = await engine.together([
          ...nominations(rivals),
          ...leaving.map((id): Act => [clerk, 'case', id, 'unnominate']),
        ]);
        expect(outcomes.slice(rivals.length).map(({ state }) => state)).toEqual(['applied', 'applied']);
        outcomes.splice(rivals.length);
        const late = await nominateAll(rivals.filter((id) => !applied(outcomes).includes(id)));
        const entered = [...applied(outcomes), ...applied(late)];
        expect([entered.length, await held()]).toEqual([2, 6]);
        inside = [...inside.slice(2), ...entered];
      }
      await takeBack(inside);
    }, 600_000);

    it('frees a slot by withdrawal before the deadline, and gives it to one of two who race for it', async () => {
      await round.nominate(cases.slice(0, 6));
      const applicant = await round.applicantOf(cases[0] ?? '');
      const [, ...rivals] = await engine.together([
        [applicant, 'case', cases[0] ?? '', 'withdraw', { reason: '材料有误' }],
        ...nominations(cases.slice(6, 8)),
      ]);
      const late = await nominateAll(
        rivals.filter(({ state }) => state === 'refused').map(({ subjectId }) => subjectId),
      );
      const entered = applied([...rivals, ...late]);
      expect([entered.length, await held()]).toEqual([1, 6]);
      await takeBack([...cases.slice(1, 6), ...entered]);
    }, 60_000);

    it(`recalls and sends again while others push in, ${runs} times over`, async () => {
      let inside = cases.slice(1, 7);
      const others = cases.slice(7);
      for (let run = 0; run < runs; run++) {
        const dossier = await round.transmit(inside);
        const [recall, ...pushing] = await engine.together([
          [lead, 'dossier', dossier, 'recall', { reason: '补充材料' }],
          ...nominations(others.slice(0, 10)),
        ]);
        expect(recall?.state).toBe('applied');
        const early = applied(pushing);
        const rest = tally(pushing);
        expect(
          Object.keys(rest).filter((key) => !['applied', 'dossier.notOpen', 'quota.exhausted'].includes(key)),
        ).toEqual([]);
        expect(await held()).toBe(early.length);
        await takeBack(early);
        inside = [...inside.slice(1), inside[0] ?? ''];
      }
      const dossier = await round.transmit(inside);
      const receiver = round.clerk;
      const both = await engine.together([
        [receiver, 'dossier', dossier, 'receive', {}],
        [lead, 'dossier', dossier, 'recall', { reason: '补充材料' }],
      ]);
      expect(tally(both)).toEqual({ applied: 1, 'state.wrong': 1 });
      expect(await held()).toBe(both[0]?.state === 'applied' ? 6 : 0);
    }, 600_000);
  });
}
