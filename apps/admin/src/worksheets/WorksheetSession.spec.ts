import fc from 'fast-check';
import { WorksheetConflict, type Worksheet } from '../providers/dataProvider';
import { clientProblem, ProblemError } from '../providers/problem';
import { KeptWorksheets } from './keptWorksheets';
import { WorksheetSession } from './WorksheetSession';

interface Words {
  reason: string;
  marks: Record<string, number>;
}
const BLANK: Words = { reason: '', marks: {} };

class Store {
  readonly held = new Map<string, string>();
  getItem = (key: string) => this.held.get(key) ?? null;
  setItem = (key: string, value: string) => void this.held.set(key, value);
  removeItem = (key: string) => void this.held.delete(key);
  key = (index: number) => [...this.held.keys()][index] ?? null;
  get length() {
    return this.held.size;
  }
}

/** The server's side of one worksheet; `fails` is thrown by the next request. */
class Server {
  stored: Worksheet<Partial<Words>> | null = null;
  fails: Error | null = null;
  loseAnswer = false;
  writes = 0;
  async read() {
    await Promise.resolve();
    this.failOnce();
    return this.stored;
  }
  async write(content: Words, base: number): Promise<Worksheet<Partial<Words>>> {
    await Promise.resolve();
    this.failOnce();
    if ((this.stored?.version ?? 0) !== base)
      throw new WorksheetConflict({ ...clientProblem('client.unsaved').problem, status: 409 }, this.stored);
    this.writes += 1;
    this.stored = { content, version: base + 1 };
    if (this.loseAnswer) {
      this.loseAnswer = false;
      throw clientProblem('client.offline');
    }
    return this.stored;
  }
  private failOnce() {
    const error = this.fails;
    this.fails = null;
    if (error) throw error;
  }
}

describe('a worksheet that is open on a page', () => {
  let now = 0;
  let store: Store;
  let server: Server;
  beforeEach(() => {
    jest.useFakeTimers();
    now = 1_000_000;
    store = new Store();
    server = new Server();
  });
  afterEach(() => jest.useRealTimers());

  const open = (tab = 'a') => {
    const session = new WorksheetSession<Words>({
      blank: BLANK,
      read: () => server.read(),
      write: (content, base) => server.write(content, base),
      kept: new KeptWorksheets<Words>(store, 'person/case/1/check', tab, () => now),
    });
    session.start();
    return session;
  };
  const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

  it('saves a moment after the last keystroke, once, and says so', async () => {
    const session = open();
    await pass();
    expect(session.getState().save).toBe('saved');
    session.change({ reason: '理' });
    session.change({ reason: '理由' });
    expect([session.getState().save, session.isStored()]).toEqual(['saving', false]);
    await pass(700);
    expect(session.getState()).toMatchObject({ content: { reason: '理由' }, save: 'saved' });
    expect([server.writes, server.stored?.content.reason, session.isStored()]).toEqual([1, '理由', true]);
    expect(store.length).toBe(0);
  });

  it('lays what was typed before the stored version was known over it, and over nothing else', async () => {
    server.stored = { content: { reason: '先前写的', marks: { one: 1 } }, version: 4 };
    const session = open();
    session.change(({ marks }) => ({ marks: { ...marks, two: 2 } }));
    await pass(700);
    expect(server.stored).toEqual({ content: { reason: '先前写的', marks: { one: 1, two: 2 } }, version: 5 });
    expect(session.getState().content).toEqual(server.stored?.content);
  });

  it('asks again for what could not be read, and sends then what was typed meanwhile', async () => {
    server.stored = { content: { reason: '先前写的' }, version: 1 };
    server.fails = clientProblem('client.offline');
    const session = open();
    await pass();
    expect(session.getState().save).toBe('offline');
    session.change({ marks: { one: 1 } });
    await pass(6000);
    expect(server.stored?.content).toEqual({ reason: '先前写的', marks: { one: 1 } });
  });

  it('tries again what could not be sent, at once when the network is back', async () => {
    const session = open();
    await pass();
    server.fails = clientProblem('client.offline');
    session.change({ reason: '断网时写的' });
    await pass(700);
    expect(session.getState().save).toBe('offline');
    session.retry();
    await pass();
    expect(server.stored?.content.reason).toBe('断网时写的');
  });

  it('names what the server will not take instead of trying for ever, and goes on with the next keystroke', async () => {
    const session = open();
    await pass();
    server.fails = new ProblemError({
      ...clientProblem('client.unsaved').problem,
      code: 'request.invalid',
      status: 422,
    });
    session.change({ reason: '过长' });
    await pass(60_000);
    expect([session.getState().save, server.writes]).toEqual(['stopped', 0]);
    expect(session.getState().problem).toBeInstanceOf(ProblemError);
    expect(store.length).toBe(1);
    session.change({ reason: '短' });
    await pass(700);
    expect([session.getState().save, session.getState().problem]).toEqual(['saved', null]);
  });

  it('finds on this device what a page that was closed without a connection held', async () => {
    const session = open();
    await pass();
    session.change({ reason: '没有发出的话' });
    server.fails = clientProblem('client.offline');
    session.stop();
    await pass();
    expect(server.stored).toBeNull();
    const again = open();
    await pass();
    expect(again.getState().content.reason).toBe('没有发出的话');
    expect(server.stored).toMatchObject({ content: { reason: '没有发出的话' }, version: 1 });
    expect(store.length).toBe(0);
  });

  it('shows both where somebody else saved meanwhile, and writes over neither unasked', async () => {
    const session = open();
    await pass();
    session.change({ reason: '我的' });
    server.stored = { content: { reason: '同事的', marks: {} }, version: 1 };
    await pass(700);
    expect(session.getState()).toMatchObject({
      content: { reason: '我的' },
      theirs: { reason: '同事的' },
      save: 'theirs',
    });
    await pass(60_000);
    session.stop();
    await pass();
    expect(server.stored?.content.reason).toBe('同事的');
    // Both are there again after a reload.
    const again = open();
    await pass();
    expect(again.getState()).toMatchObject({ content: { reason: '我的' }, theirs: { reason: '同事的' } });
    again.change({ reason: '我的，已看过同事的' });
    await pass(700);
    expect(again.getState()).toMatchObject({ save: 'saved', theirs: null });
    expect(server.stored?.content.reason).toBe('我的，已看过同事的');
  });

  it('lets the person take the other version', async () => {
    const session = open();
    await pass();
    session.change({ reason: '我的' });
    server.stored = { content: { reason: '同事的', marks: {} }, version: 1 };
    await pass(700);
    session.take();
    expect(session.getState()).toMatchObject({ content: { reason: '同事的' }, theirs: null, save: 'saved' });
    expect([session.isStored(), session.storedVersion(), store.length]).toEqual([true, 1, 0]);
  });

  it('does not take its own words for somebody else’s when an answer was lost', async () => {
    const session = open();
    await pass();
    server.loseAnswer = true;
    session.change({ reason: '只写一次' });
    await pass(700);
    expect(session.getState().save).toBe('offline');
    await pass(5000);
    expect(session.getState()).toMatchObject({ save: 'saved', theirs: null });
  });

  it('leaves the words of another living tab alone and finds those of one that is gone', async () => {
    const first = open('a');
    await pass();
    server.fails = clientProblem('client.offline');
    first.change({ reason: '甲页写的' });
    await pass(700);
    first.stop();
    expect(open('b').getState().content.reason).toBe('');
    now += 20_000;
    expect(open('c').getState().content.reason).toBe('甲页写的');
  });

  it('is one save at a time: who asks twice waits for the same, and it is stored when that is', async () => {
    const session = open();
    await pass();
    session.change({ reason: '理由' });
    const saves = [session.send(), session.send()];
    await Promise.resolve();
    expect([session.getState().save, session.isStored(), store.length]).toEqual(['saving', false, 1]);
    await Promise.all(saves);
    expect([session.getState().save, session.isStored(), server.writes, store.length]).toEqual(['saved', true, 1, 0]);
  });

  it('may not be signed while it shows somebody else’s newer version beside its own', async () => {
    server.stored = { content: { reason: '先前写的', marks: {} }, version: 1 };
    const session = open();
    await pass();
    expect(session.isStored()).toBe(true);
    server.stored = { content: { reason: '同事的', marks: {} }, version: 2 };
    await session.refresh();
    expect([session.getState().save, session.isStored()]).toEqual(['theirs', false]);
    session.take();
    expect(session.isStored()).toBe(true);
  });

  it('loses nothing that was typed last, whatever fails on the way and however often the page is reopened', async () => {
    const step = fc.oneof(
      fc.string({ minLength: 1, maxLength: 5 }).map((reason) => ({ kind: 'type' as const, reason })),
      fc.constantFrom('fail', 'lose', 'reopen', 'wait').map((kind) => ({ kind })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        store = new Store();
        server = new Server();
        let session = open();
        let last = '';
        for (const one of steps) {
          if (one.kind === 'type' && 'reason' in one) {
            last = one.reason;
            session.change({ reason: last });
          } else if (one.kind === 'fail') server.fails = clientProblem('client.offline');
          else if (one.kind === 'lose') server.loseAnswer = true;
          else if (one.kind === 'wait') await pass(300);
          else {
            session.stop();
            session = open();
          }
          await pass(1);
        }
        server.fails = null;
        server.loseAnswer = false;
        await pass(20_000);
        const { content, theirs } = session.getState();
        expect([content.reason, theirs === null ? (server.stored?.content.reason ?? '') : last]).toEqual([last, last]);
        session.stop();
        await pass(1);
      }),
      { numRuns: 150 },
    );
  });
});
