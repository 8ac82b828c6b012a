import type { Actor } from '@linxuan/domain';
import { EditionCache, OutsideFactsService, TransitionService } from '@linxuan/feature-workflow';
import type { TransitionRequestEntity } from '@linxuan/persistence';
import { breaches, EngineHarness, LETTER, RoundDriver } from '@linxuan/testing';
import { applied, range, tally } from './race';

type Two = [TransitionRequestEntity, TransitionRequestEntity];

const PROVINCE = 'ndrc-440000';
const DEPARTMENTS = ['440000-most', '440000-miit', '440000-mee'];

/** Two hands on one thing: a case, a request, a dossier, and opinions that must never meet. */
export function oneRowRaces(runs: number): void {
  describe('two hands at once', () => {
    let engine: EngineHarness;
    let round: RoundDriver;
    let clerk: Actor;
    let lead: Actor;
    let cases: string[];
    beforeAll(async () => {
      engine = await EngineHarness.start();
      round = await RoundDriver.with(engine);
      [clerk, lead] = [await round.clerkOf(PROVINCE), await round.leadOf(PROVINCE)];
      cases = await round.pool(range(8));
    }, 120_000);
    afterAll(() => engine.stop());
    afterEach(async () => expect(await breaches(engine.work)).toEqual([]));
    const at = (n: number) => cases[n] ?? '';
    const versionOf = async (table: string, id: string): Promise<number> =>
      (await engine.work.source.query(`SELECT version FROM ${table} WHERE id = $1`, [id]))[0].version;
    const events = async (subject: string): Promise<number> =>
      (
        await engine.work.source.query(`SELECT count(*)::int AS n FROM ledger_event WHERE subject_id = $1`, [subject])
      )[0].n;

    it(`applies one of two who look at the same version and tells the other who was first, ${runs} times over`, async () => {
      for (let run = 0; run < runs; run++) {
        const seen = await versionOf('case_file', at(0));
        const action = run % 2 === 0 ? 'nominate' : 'unnominate';
        const both = await engine.together([
          [clerk, 'case', at(0), action, {}, seen],
          [lead, 'case', at(0), action, {}, seen],
        ]);
        expect(tally(both)).toEqual({ applied: 1, 'version.stale': 1 });
        const winner =
          both.find(({ state }) => state === 'applied')?.userId === clerk.userId
            ? `clerk-${PROVINCE}`
            : `lead-${PROVINCE}`;
        expect(both.find(({ state }) => state === 'refused')?.outcome).toMatchObject({
          params: { by: `广东省发展和改革委员会${winner}`, action, at: engine.now },
        });
      }
    }, 300_000);

    it(`applies a request once, however many workers take it, ${runs} times over`, async () => {
      const workers = range(4).map(
        () => new TransitionService(engine.work, new EditionCache(), new OutsideFactsService()),
      );
      for (let run = 0; run < runs; run++) {
        const before = await events(at(1));
        const id = await engine.request(clerk, 'case', at(1), run % 2 === 0 ? 'nominate' : 'unnominate');
        await engine.applyTogether(
          workers.map(() => id),
          (one, worker) => workers[worker]?.apply(one) ?? Promise.resolve(),
        );
        const outbox = await engine.work.source.query(
          `SELECT count(*)::int AS n FROM outbox WHERE topic = 'transition.applied' AND key = $1`,
          [id],
        );
        expect([(await engine.outcome(id)).attempts, await events(at(1)), outbox[0].n]).toEqual([1, before + 1, 1]);
      }
    }, 300_000);

    it(`takes the opinions of several departments at the same moment, ${runs} times over`, async () => {
      const people = await Promise.all(
        DEPARTMENTS.map((org) => engine.person(`reviewer-${org}`, org, 'department-reviewer')),
      );
      for (let run = 0; run < runs; run++) {
        const caseId = await inReview(100 + run);
        const opinions: { id: string; org_id: string; version: number }[] = await engine.work.source.query(
          `SELECT id, org_id, version FROM opinion WHERE case_id = $1 ORDER BY org_id`,
          [caseId],
        );
        const mine = (org: string): Actor => people.find(({ orgId }) => orgId === org) ?? clerk;
        const assigned = await engine.together(
          opinions.map(({ id, org_id, version }) => [
            { ...mine(org_id), role: 'department-intake' },
            'opinion',
            id,
            'assign',
            { userId: mine(org_id).userId },
            version,
          ]),
        );
        const answered = await engine.together(
          opinions.map(({ id, org_id, version }) => [
            mine(org_id),
            'opinion',
            id,
            'answer',
            { verdict: 'agree', text: `${org_id}同意。` },
            version + 1,
          ]),
        );
        expect([tally(assigned), tally(answered)]).toEqual([{ applied: 3 }, { applied: 3 }]);
        const open = await engine.work.source.query(`SELECT kind FROM task WHERE case_id = $1 AND done_at IS NULL`, [
          caseId,
        ]);
        expect(open).toEqual([{ kind: 'conclude-review' }]);
      }
    }, 300_000);

    it(`releases a dossier once, ${runs} times over`, async () => {
      const second = await engine.person('second-lead', PROVINCE, 'nominator-lead');
      for (let run = 0; run < runs; run++) {
        await clear();
        await round.nominate([at(2), at(3)]);
        const dossier = await round.prepare();
        const version = await versionOf('dossier', dossier);
        const both = await engine.together([
          [lead, 'dossier', dossier, 'release', {}, version],
          [second, 'dossier', dossier, 'release', {}, version],
        ]);
        expect(tally(both)).toEqual({ applied: 1, 'version.stale': 1 });
        expect([await engine.stateOf(at(2)), await engine.stateOf(at(3))]).toEqual([
          'nomination.transmitted',
          'nomination.transmitted',
        ]);
        await engine.must(lead, 'dossier', dossier, 'recall', { reason: '重新排序' });
      }
    }, 300_000);

    it(`names in the letter exactly what is nominated when a nomination races with the preparation, ${runs} times over`, async () => {
      for (let run = 0; run < runs; run++) {
        await clear();
        await round.nominate([at(2), at(3)]);
        const dossier = await round.dossier('nomination', PROVINCE);
        const [nominated, prepared] = (await engine.together([
          [clerk, 'case', at(4), 'nominate'],
          [clerk, 'dossier', dossier, 'prepare', { ...LETTER, order: [at(3), at(2)] }],
        ])) as Two;
        expect([tally([nominated]), tally([prepared])]).toEqual(
          nominated.state === 'applied'
            ? [{ applied: 1 }, { 'dossier.orderIncomplete': 1 }]
            : [{ 'dossier.notOpen': 1 }, { applied: 1 }],
        );
        if (prepared.state === 'applied') await engine.must(clerk, 'dossier', dossier, 'reopen', {});
      }
      await clear();
    }, 300_000);

    it(`sends all that the letter names or nothing, when an applicant withdraws meanwhile, ${runs} times over`, async () => {
      for (let run = 0; run < runs; run++) {
        const [leaving = '', ...staying] = await round.pool([200 + run, 300 + run]);
        await round.nominate([leaving, ...staying]);
        const dossier = await round.prepare();
        const [released, withdrawn] = (await engine.together([
          [lead, 'dossier', dossier, 'release'],
          [await round.applicantOf(leaving), 'case', leaving, 'withdraw', { reason: '不再申报' }],
        ])) as Two;
        expect([withdrawn.state, await engine.stateOf(leaving)]).toEqual(['applied', 'application.withdrawn']);
        const states = await Promise.all(staying.map((id) => engine.stateOf(id)));
        if (released.state === 'applied') {
          expect(states).toEqual(['nomination.transmitted']);
          await engine.must(lead, 'dossier', dossier, 'recall', { reason: '撤回' });
        } else {
          expect([tally([released]), states]).toEqual([{ 'dossier.itemsChanged': 1 }, ['nomination.nominated']]);
          await engine.must(clerk, 'dossier', dossier, 'reopen', {});
          await engine.must(clerk, 'dossier', dossier, 'prepare', { ...LETTER, order: staying });
          await engine.must(lead, 'dossier', dossier, 'release');
          await engine.must(lead, 'dossier', dossier, 'recall', { reason: '撤回' });
        }
      }
    }, 300_000);

    it('refuses a letter whose item was withdrawn after it was prepared, until it is prepared anew', async () => {
      const [leaving = '', staying = ''] = await round.pool([401, 402]);
      await round.nominate([leaving, staying]);
      const dossier = await round.prepare();
      await engine.must(await round.applicantOf(leaving), 'case', leaving, 'withdraw', { reason: '不再申报' });
      expect((await engine.act(lead, 'dossier', dossier, 'release')).outcome).toMatchObject({
        code: 'dossier.itemsChanged',
      });
      await engine.must(clerk, 'dossier', dossier, 'reopen', {});
      await engine.must(clerk, 'dossier', dossier, 'prepare', { ...LETTER, order: [staying] });
      await engine.must(lead, 'dossier', dossier, 'release');
      expect(applied([await engine.act(lead, 'dossier', dossier, 'recall', { reason: '撤回' })])).toEqual([dossier]);
    }, 60_000);

    /** A case whose three departments have been asked. */
    async function inReview(seed: number): Promise<string> {
      const applicant = await engine.person(
        `applicant-${seed}`,
        await engine.enterprise(`enterprise-${seed}`),
        'enterprise-clerk',
      );
      const caseId = await engine.submitted(applicant, seed);
      await engine.must(clerk, 'case', caseId, 'accept');
      await engine.must(clerk, 'case', caseId, 'ask', { departments: DEPARTMENTS });
      return caseId;
    }

    async function clear(): Promise<void> {
      const nominated: { id: string }[] = await engine.work.source.query(
        `SELECT id FROM case_file WHERE state = 'nomination.nominated'`,
      );
      for (const { id } of nominated) await engine.must(clerk, 'case', id, 'unnominate');
    }
  });
}
