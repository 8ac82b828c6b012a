import type { Actor } from '@linxuan/domain';
import { breaches, EngineHarness } from '@linxuan/testing';
import { applied, range, tally, type Act } from './race';

const GROUP = 'soe-zhenghe-energy';

/** Forty subsidiaries, two places: a central enterprise submits at most two technologies (发改办环资〔2024〕528号). */
export function groupQuotaRaces(runs: number): void {
  describe('the quota of a central enterprise under a race', () => {
    let engine: EngineHarness;
    let clerk: Actor;
    let cases: string[];
    const applicants = new Map<string, Actor>();
    beforeAll(async () => {
      engine = await EngineHarness.start();
      clerk = await engine.person('group-clerk', GROUP, 'group-clerk');
      cases = await Promise.all(
        range(40).map(async (seed) => {
          const applicant = await engine.person(
            `subsidiary-clerk-${seed}`,
            await engine.enterprise(`subsidiary-${seed}`, '320500', GROUP),
            'enterprise-clerk',
          );
          const id = await engine.submitted(applicant, seed);
          applicants.set(id, applicant);
          return id;
        }),
      );
    }, 120_000);
    afterAll(() => engine.stop());
    afterEach(async () => expect(await breaches(engine.work)).toEqual([]));

    const nominateAll = (ids: string[]) => engine.together(ids.map((id) => [clerk, 'case', id, 'nominate']));
    const applicantOf = (id: string): Actor => applicants.get(id) ?? clerk;
    const held = async () =>
      (
        (await engine.work.source.query(
          `SELECT case_id FROM quota_slot WHERE account_id = 'green-technology-2024/${GROUP}' AND state <> 'free' ORDER BY number`,
        )) as { case_id: string }[]
      ).map(({ case_id }) => case_id);

    it(`lets exactly two of forty in, ${runs} times over`, async () => {
      for (let run = 0; run < runs; run++) {
        const outcomes = await nominateAll(cases);
        expect(tally(outcomes)).toEqual({ applied: 2, 'quota.exhausted': 38 });
        expect((await held()).sort()).toEqual(applied(outcomes).sort());
        await Promise.all(applied(outcomes).map((id) => engine.must(clerk, 'case', id, 'unnominate')));
      }
    }, 600_000);

    it(`withdraws, revives and nominates again against rivals, ${runs} times over`, async () => {
      const rivals = cases.slice(2, 12);
      for (let run = 0; run < runs; run++) {
        const [first = '', second = ''] = cases;
        await nominateAll([first, second]);
        const [withdrawn, ...pushed] = await engine.together([
          [applicantOf(first), 'case', first, 'withdraw', { reason: '材料有误' }],
          ...rivals.map((id): Act => [clerk, 'case', id, 'nominate']),
        ]);
        expect([withdrawn?.state, applied(pushed).length <= 1]).toEqual(['applied', true]);
        await engine.must(applicantOf(first), 'case', first, 'revive');
        const [{ revision_sha }] = await engine.work.source.query(`SELECT revision_sha FROM case_file WHERE id = $1`, [
          first,
        ]);
        await engine.must(applicantOf(first), 'case', first, 'submit', { revisionSha: revision_sha, draftVersion: 0 });
        const again = await nominateAll([first, ...rivals.filter((id) => !applied(pushed).includes(id))]);
        const inside = await held();
        expect([inside.length, inside.includes(second), applied(pushed).length + applied(again).length]).toEqual([
          2,
          true,
          1,
        ]);
        await Promise.all(inside.map((id) => engine.must(clerk, 'case', id, 'unnominate')));
      }
    }, 600_000);

    it('spends no place for those who come after, once the dossier was received', async () => {
      const inside = cases.slice(20, 22);
      await nominateAll(inside);
      const [dossier] = await engine.work.source.query(
        `SELECT id FROM dossier WHERE stage = 'group-nomination' AND owner_org = $1 AND state = 'drafted'`,
        [GROUP],
      );
      await engine.must(clerk, 'dossier', dossier.id, 'prepare', {
        number: '正禾〔2024〕1号',
        date: '2024-07-16',
        signatories: ['集团'],
      });
      const other = await engine.person('group-clerk-2', GROUP, 'group-clerk');
      await engine.must(other, 'dossier', dossier.id, 'release');
      await engine.must(
        await engine.person('sasac-clerk', 'sasac', 'nominator-clerk'),
        'dossier',
        dossier.id,
        'receive',
        {},
      );
      await engine.must(clerk, 'dossier', dossier.id, 'open-next');
      await engine.must(applicantOf(inside[0] ?? ''), 'case', inside[0] ?? '', 'withdraw', { reason: '不再申报' });
      expect(tally(await nominateAll(cases.slice(30)))).toEqual({ 'quota.exhausted': 10 });
    }, 60_000);
  });
}
