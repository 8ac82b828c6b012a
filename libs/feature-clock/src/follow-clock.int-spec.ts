import { EngineHarness } from '@linxuan/testing';
import { expectWithin } from '../../../test/support/time-budget';
import { askForReminders, setClock } from './follow-clock';

describe('a clock that is moved', () => {
  let harness: EngineHarness;
  beforeAll(async () => {
    harness = await EngineHarness.start();
  }, 120_000);
  afterAll(() => harness.stop());

  it('keeps its distance for every process and has the ladders climbed at once', async () => {
    const to = new Date('2024-07-15T01:00:00.000Z');
    await setClock(harness.work, to);
    const [offset]: { ms: string }[] = await harness.work.source.query(
      `SELECT value AS ms FROM app_setting WHERE key = 'clock.offsetMs'`,
    );
    expectWithin('Setting the clock', Math.abs(Date.now() + Number(offset?.ms) - to.getTime()), 5000, 'ms');
    await askForReminders(harness.work);
    expect(
      await harness.work.source.query(
        `SELECT count(*)::int AS n FROM outbox WHERE topic = 'reminder.sweep' AND sent_at IS NULL`,
      ),
    ).toEqual([{ n: 1 }]);
  });
});
