import { EngineHarness } from '@linxuan/testing';
import { OutboxQueue, OutboxRepository } from './outbox.repository';

describe('The outbox', () => {
  let harness: EngineHarness;
  let queue: OutboxQueue;
  const ask = (key: string) =>
    harness.work.system((tx) =>
      new OutboxRepository(tx).ask([{ topic: 'timer.sweep', key, payload: { of: `"${key}"` } }]),
    );

  beforeAll(async () => {
    harness = await EngineHarness.start();
    queue = new OutboxQueue(harness.work);
    await harness.work.source.query('DELETE FROM outbox');
  }, 120_000);
  afterAll(() => harness.stop());

  it('takes a job once, however often it is asked for, oldest first and no more than are wanted', async () => {
    for (const key of ['a', 'b', 'a', 'c']) await ask(key);
    const first = await queue.take(2);
    expect(first.map(({ key, payload, attempt }) => [key, payload, attempt])).toEqual([
      ['a', { of: '"a"' }, 1],
      ['b', { of: '"b"' }, 1],
    ]);
    expect((await queue.take(2)).map(({ key }) => key)).toEqual(['c']);
    expect(await queue.take(2)).toEqual([]);
  });

  it('sends again what is neither done nor parked, and counts how often', async () => {
    expect(await queue.countUndone(0)).toBe(3);
    const rows: { id: string; key: string }[] = await harness.work.source.query('SELECT id, key FROM outbox');
    const idOf = (key: string) => rows.find((row) => row.key === key)?.id ?? '';
    await queue.markDone([idOf('a')]);
    await harness.work.system((tx) => new OutboxRepository(tx).park(idOf('b'), 'no disk'));
    await harness.work.system((tx) => new OutboxRepository(tx).park(idOf('a'), 'too late: it is done'));
    expect(await queue.countUndone(0)).toBe(1);
    expect(await queue.putBack(60_000)).toBe(0);
    expect(await queue.putBack(0)).toBe(1);
    expect((await queue.take(9)).map(({ key, attempt }) => [key, attempt])).toEqual([['c', 2]]);
    expect(await harness.work.source.query('SELECT key, error FROM outbox WHERE error IS NOT NULL')).toEqual([
      { key: 'b', error: 'no disk' },
    ]);
  });
});
