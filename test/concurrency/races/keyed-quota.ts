import type { Actor } from '@linxuan/domain';
import { breaches, EngineHarness } from '@linxuan/testing';
import { AT, content, KEYED_ROSTER, keyedQuota, openKeyed } from '../../proof/keyed-programme';
import { applied, range, tally, type Act } from './race';

const [SOUTH, EAST] = KEYED_ROSTER;
const EACH = 6;
const POT = keyedQuota('pot', 4, 'who: all, pot: shared');
/** Of one category of both editions together; read in the other order by the second edition. */
const BRANCH = keyedQuota('branch', 3, 'who: all, by: category, pot: branch');
const LETTER = { number: '虚构函〔2024〕1号', date: '2024-03-01', signatories: ['甲'] };

/** Places that two editions share, two keys that cross, and a category that changes while others claim. */
export function keyedQuotaRaces(runs: number): void {
  describe('quotas that count by a key, under a race', () => {
    let engine: EngineHarness;
    let editions: string[];
    let cases: string[];
    const clerks = new Map<string, Actor>();
    beforeAll(async () => {
      engine = await EngineHarness.start();
      engine.now = AT;
      editions = [
        await openKeyed(engine, '2024-one', [POT, BRANCH]),
        await openKeyed(engine, '2024-two', [BRANCH, POT]),
      ];
      cases = [];
      for (const n of range(EACH)) for (const edition of editions) cases.push(await pooled(edition, n, '1.1'));
    }, 120_000);
    afterAll(() => engine.stop());
    afterEach(async () =>
      expect((await breaches(engine.work)).filter((one) => !/holds no slot/.test(one))).toEqual([]),
    );

    const applicant = async (caseId: string): Promise<Actor> => {
      const [row]: { applicant_org: string }[] = await engine.work.source.query(
        `SELECT applicant_org FROM case_file WHERE id = $1`,
        [caseId],
      );
      return engine.person(`keyed-${row?.applicant_org ?? ''}`, row?.applicant_org ?? '', 'enterprise-clerk');
    };
    let seed = 0;
    async function pooled(editionId: string, n: number, category: string): Promise<string> {
      const { org, region } = n % 2 === 0 ? SOUTH : EAST;
      const enterprise = await engine.enterprise(`keyed-${editionId}-${++seed}`, region);
      const person = await engine.person(`keyed-${enterprise}`, enterprise, 'enterprise-clerk');
      const caseId = await engine.opened(person, editionId, '事物');
      const revisionSha = await engine.store(content(`事物${seed}`, category.slice(0, 1), category));
      await engine.must(person, 'case', caseId, 'submit', { revisionSha, draftVersion: 0 });
      clerks.set(caseId, await engine.person(`clerk-${org}`, org, 'nominator-clerk'));
      return caseId;
    }
    const nominations = (ids: readonly string[]) =>
      ids.map((id): Act => [clerks.get(id) as Actor, 'case', id, 'nominate']);
    const takeBack = (ids: readonly string[]) =>
      Promise.all(ids.map((id) => engine.must(clerks.get(id) as Actor, 'case', id, 'unnominate')));
    const held = async (account: string): Promise<string[]> => {
      const rows: { case_id: string }[] = await engine.work.source.query(
        `SELECT case_id FROM quota_slot WHERE account_id = $1 AND state <> 'free' ORDER BY case_id`,
        [account],
      );
      return rows.map(({ case_id }) => case_id);
    };
    const pot = () => held('keyed-places/pot/shared/all');
    const branch = (code: string) => held(`keyed-places/pot/branch/all/${code}`);

    it('is one account for both editions', async () => {
      const [account] = await engine.work.source.query(
        `SELECT edition_ids, cap::int FROM quota_account WHERE id = 'keyed-places/pot/shared/all'`,
      );
      expect(account).toEqual({ edition_ids: editions, cap: 4 });
    });

    it(`takes all places of a case or none, whichever edition reads the keys in which order, ${runs} times over`, async () => {
      for (let run = 0; run < runs; run++) {
        const outcomes = await engine.together(nominations(cases));
        // The narrower key decides: three of a category, although the pot has four.
        expect(tally(outcomes)).toEqual({ applied: 3, 'quota.exhausted': 2 * EACH - 3 });
        const inside = applied(outcomes).sort();
        expect([await pot(), await branch('1.1')]).toEqual([inside, inside]);
        await takeBack(inside);
      }
    }, 600_000);

    it(`holds the pot over both editions where categories differ, ${runs} times over`, async () => {
      const others = [await pooled(editions[0] ?? '', 0, '1.2'), await pooled(editions[1] ?? '', 1, '1.3')];
      for (let run = 0; run < runs; run++) {
        const outcomes = await engine.together(nominations([...others, ...cases]));
        const done = applied(outcomes);
        expect([done.length, (await pot()).length, (await branch('1.1')).length <= 3]).toEqual([4, 4, true]);
        await takeBack(done);
      }
      for (const id of others) await engine.must(await applicant(id), 'case', id, 'withdraw', { reason: '不再申报' });
    }, 600_000);

    it('moves the place of a case with its category, or refuses the correction where there is none', async () => {
      const [edition = ''] = editions;
      const moving = await pooled(edition, 0, '1.2');
      await engine.must(clerks.get(moving) as Actor, 'case', moving, 'nominate');
      await received(edition);
      const ministry = await engine.person('keyed-ministry', 'ndrc', 'authority-clerk');
      await engine.must(ministry, 'case', moving, 'return', { fields: ['/thing/category'], text: '类别有误' });
      const rivals = cases.slice(0, 3);
      await engine.must(clerks.get(rivals[0] ?? '') as Actor, 'case', rivals[0] ?? '', 'nominate');
      await engine.must(clerks.get(rivals[1] ?? '') as Actor, 'case', rivals[1] ?? '', 'nominate');
      const revisionSha = await engine.store(content('改类', '1', '1.1'));
      // One place of the category is left; the correction and a nomination race for it.
      const [corrected, nominated] = await engine.together([
        [await applicant(moving), 'case', moving, 'resubmit', { revisionSha, draftVersion: 0 }],
        ...nominations(rivals.slice(2)),
      ]);
      expect(tally([corrected, nominated].flatMap((one) => (one ? [one] : [])))).toEqual({
        applied: 1,
        'quota.exhausted': 1,
      });
      const moved = corrected?.state === 'applied';
      expect([(await branch('1.1')).includes(moving), (await branch('1.2')).includes(moving)]).toEqual([moved, !moved]);
      expect((await branch('1.1')).length).toBe(3);
      expect((await pot()).includes(moving)).toBe(true);
    }, 120_000);

    async function received(editionId: string): Promise<void> {
      const [dossier] = await engine.work.source.query(
        `SELECT id FROM dossier WHERE edition_id = $1 AND owner_org = $2 AND kind = 'nomination' AND state = 'drafted'`,
        [editionId, SOUTH.org],
      );
      const lead = await engine.person(`lead-${SOUTH.org}`, SOUTH.org, 'nominator-lead');
      await engine.must(
        await engine.person(`clerk-${SOUTH.org}`, SOUTH.org, 'nominator-clerk'),
        'dossier',
        dossier.id,
        'prepare',
        LETTER,
      );
      await engine.must(lead, 'dossier', dossier.id, 'release');
      const ministry = await engine.person('keyed-ministry', 'ndrc', 'authority-clerk');
      await engine.must(ministry, 'dossier', dossier.id, 'receive', {});
      await engine.must(
        await engine.person(`clerk-${SOUTH.org}`, SOUTH.org, 'nominator-clerk'),
        'dossier',
        dossier.id,
        'open-next',
      );
    }
  });
}
