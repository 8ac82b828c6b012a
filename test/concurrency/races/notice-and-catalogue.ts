import type { Actor } from '@linxuan/domain';
import { TimerProcessor } from '@linxuan/feature-workflow';
import { Clock } from '@linxuan/platform';
import {
  after,
  breaches,
  CATALOGUE,
  EngineHarness,
  OBJECTION,
  PUBLIC_ACTOR,
  RoundDriver,
  warmPool,
} from '@linxuan/testing';
import { range, tally, type Act } from './race';

/** From the public notice to the catalogue: objections against the close, and numbers that are given once. */
export function noticeAndCatalogueRaces(): void {
  describe('the notice and the catalogue under a race', () => {
    let engine: EngineHarness;
    let round: RoundDriver;
    let cases: string[];
    let notice: { id: string; endsAt: string };
    const clock = new Clock();
    beforeAll(async () => {
      engine = await EngineHarness.start();
      round = await RoundDriver.with(engine);
      cases = await round.pool(range(6));
      await round.toList(cases);
      await round.list(cases);
      notice = await round.notice();
    }, 120_000);
    afterAll(() => engine.stop());
    afterEach(async () =>
      expect((await breaches(engine.work)).filter((line) => !line.startsWith('a slot'))).toEqual([]),
    );

    const at = (n: number) => cases[n] ?? '';
    const objections = async (): Promise<{ id: string; case_id: string; number: string }[]> =>
      engine.work.source.query(`SELECT id, case_id, number FROM objection ORDER BY number`);
    const sweep = async (now: string): Promise<string[]> => {
      clock.shift(Date.parse(now) - Date.now());
      await new TimerProcessor(engine.work, clock).handle();
      const rows: { id: string }[] = await engine.work.source.query(
        `SELECT id FROM transition_request WHERE state = 'pending' AND action = 'close'`,
      );
      return rows.map(({ id }) => id);
    };
    const object = (n: number): Act => [PUBLIC_ACTOR, 'case', at(n), 'object', OBJECTION];

    it('takes objections of several people to one case at once, each with a number of its own', async () => {
      expect(tally(await engine.together(range(8).map(() => object(0))))).toEqual({ applied: 8 });
      const numbers = (await objections()).map(({ number }) => number);
      expect(new Set(numbers).size).toBe(8);
    });

    it('does not close over an objection that came in time and is not applied yet', async () => {
      engine.now = notice.endsAt;
      const waiting = await engine.request(PUBLIC_ACTOR, 'case', at(1), 'object', OBJECTION);
      expect(await sweep(after(notice.endsAt, 1000))).toEqual([]);
      expect(await sweep(after(notice.endsAt, 600_000))).toEqual([]);
      await engine.transitions.apply(waiting);
      expect((await engine.outcome(waiting)).state).toBe('applied');
    });

    it('closes once, however many sweepers see that the time has come, and takes no objection that is late', async () => {
      await warmPool(engine.work.source, 6);
      const sweeps = await Promise.all([1, 2, 3].map(() => sweep(after(notice.endsAt, 600_000))));
      const [closing = '', ...more] = [...new Set(sweeps.flat())];
      expect([closing === '', more]).toEqual([false, []]);
      engine.now = after(notice.endsAt);
      const late = await engine.request(...object(2));
      await engine.applyTogether([late, closing, closing]);
      expect(['objection.windowClosed', 'state.wrong']).toContain((await engine.outcome(late)).outcome?.['code']);
      expect((await engine.outcome(closing)).state).toBe('applied');
      expect(await Promise.all([0, 1, 2, 3].map((n) => engine.stateOf(at(n))))).toEqual([
        'public-notice.held',
        'public-notice.held',
        'classification.pending',
        'classification.pending',
      ]);
    });

    it('settles an objection once when two officers answer it', async () => {
      const second = await engine.person('second-officer', 'ndrc', 'publicity-officer');
      for (const { id } of await objections()) {
        expect(
          tally(
            await engine.together([
              [round.officer, 'objection', id, 'admit', {}, 1],
              [second, 'objection', id, 'admit', {}, 1],
            ]),
          ),
        ).toEqual({ applied: 1, 'version.stale': 1 });
        expect(
          tally(
            await engine.together([
              [round.officer, 'objection', id, 'dismiss', { answer: '数据属实。' }, 2],
              [second, 'objection', id, 'uphold', { answer: '数据不实。' }, 2],
            ]),
          ),
        ).toEqual({ applied: 1, 'version.stale': 1 });
      }
    });

    it('gives every entry one number, running on over two publications, whoever publishes first', async () => {
      for (const n of [2, 3, 4, 5]) await round.draftEntry(at(n), n % 2 === 0 ? '7.1.1' : '1.1.1');
      for (const n of [2, 3]) await engine.must(await round.applicantOf(at(n)), 'case', at(n), 'confirm-entry');
      const [applicant4, applicant5] = await Promise.all([round.applicantOf(at(4)), round.applicantOf(at(5))]);
      await publishTwice([
        [applicant4, 'case', at(4), 'confirm-entry'],
        [applicant5, 'case', at(5), 'confirm-entry'],
      ]);
      const left: { n: number }[] = await engine.work.source.query(
        `SELECT count(*)::int AS n FROM case_file WHERE state = 'publication.confirmed'`,
      );
      if ((left[0]?.n ?? 0) > 0) await publishTwice([]);
      const entries = await engine.work.source.query(
        `SELECT section, section_number FROM entry ORDER BY section, section_number`,
      );
      expect(entries).toEqual([
        { section: '1', section_number: 1 },
        { section: '1', section_number: 2 },
        { section: '7', section_number: 1 },
        { section: '7', section_number: 2 },
      ]);
    });

    /** Two officers prepare and two leads publish at once, while `meanwhile` goes on. */
    async function publishTwice(meanwhile: readonly Act[]): Promise<void> {
      const id = await round.dossier('publication');
      const leads: Actor[] = [round.lead, await engine.person('second-lead', 'ndrc', 'authority-lead')];
      const prepared = await engine.together([
        ...[round.officer, round.clerk].map((actor): Act => [actor, 'dossier', id, 'prepare', CATALOGUE, 1]),
        ...meanwhile,
      ]);
      expect(tally(prepared.slice(0, 2))).toEqual({ applied: 1, 'version.stale': 1 });
      expect(tally(await engine.together(leads.map((actor) => [actor, 'dossier', id, 'publish', {}, 2])))).toEqual({
        applied: 1,
        'version.stale': 1,
      });
    }
  });
}
