import type { JsonObject } from '@linxuan/form-rules';
import { clientProblem, ProblemError } from '../../providers/problem';
import { MemoryStore, open, Server } from '../../testing/draftServer';
import { Journal } from './journal';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

describe('a draft on the page', () => {
  it('shows a keystroke at once and saves it within two seconds', async () => {
    const server = new Server();
    const draft = open(server);
    draft.edit('/a', 'x');
    expect(draft.getState()).toMatchObject({ content: { a: 'x' }, status: 'dirty' });
    await pass(2000);
    expect([draft.getState().status, server.content]).toEqual(['saved', { a: 'x', b: 'b0' }]);
  });

  it('saves also while the person goes on typing', async () => {
    const server = new Server();
    const draft = open(server);
    for (let i = 0; i < 12; i += 1) {
      draft.edit('/a', `x${i}`);
      await pass(500);
    }
    expect(server.calls).toBeGreaterThanOrEqual(1);
    expect(draft.getState().conflicts).toEqual([]);
  });

  it('keeps every keystroke over a reload', async () => {
    const server = new Server();
    const store = new MemoryStore();
    server.down = clientProblem('client.offline');
    const before = open(server, store);
    before.edit('/a', 'typed offline');
    await pass(300);
    server.down = null;
    const after = open(server, store);
    expect(after.getState().content).toMatchObject({ a: 'typed offline' });
    await pass(2000);
    expect(server.content).toMatchObject({ a: 'typed offline' });
    expect(store.length).toBe(0);
  });

  it('goes through ten minutes without a network', async () => {
    const server = new Server();
    const draft = open(server);
    server.down = clientProblem('client.offline');
    draft.edit('/a', 'one');
    await pass(3000);
    expect(draft.getState().status).toBe('offline');
    draft.edit('/b', 'two');
    await pass(600_000);
    server.down = null;
    draft.retry();
    await pass(10);
    expect([server.content, draft.getState().status]).toEqual([{ a: 'one', b: 'two' }, 'saved']);
  });

  it('merges different fields of two people', async () => {
    const server = new Server();
    const [mine, theirs] = [open(server), open(server, new MemoryStore())];
    mine.edit('/a', 'mine');
    theirs.edit('/b', 'theirs');
    await pass(2000);
    await mine.poll();
    await theirs.poll();
    expect(mine.getState().content).toEqual({ a: 'mine', b: 'theirs' });
    expect(theirs.getState().content).toEqual({ a: 'mine', b: 'theirs' });
    expect(mine.getState().others).toEqual(['同事']);
  });

  it.each([
    ['mine', 'mine'],
    ['theirs', 'theirs'],
  ] as const)('shows both values of one field and takes %s when chosen', async (choice, expected) => {
    const server = new Server();
    const [mine, theirs] = [open(server), open(server, new MemoryStore())];
    theirs.edit('/a', 'theirs');
    await theirs.flush();
    mine.edit('/a', 'mine');
    expect(await mine.flush()).toBe(false);
    expect(mine.getState().conflicts).toMatchObject([{ pointer: '/a', mine: 'mine', theirs: 'theirs', by: '同事' }]);
    mine.resolve('/a', choice);
    expect(await mine.flush()).toBe(true);
    expect([(server.content as JsonObject)['a'], mine.getState().content['a']]).toEqual([expected, expected]);
  });

  it('keeps a conflict that was not settled over a reload', async () => {
    const server = new Server();
    const store = new MemoryStore();
    const [mine, theirs] = [open(server, store), open(server, new MemoryStore())];
    theirs.edit('/a', 'theirs');
    await theirs.flush();
    mine.edit('/a', 'mine');
    await mine.flush();
    mine.close();
    const again = open(server, store);
    await again.flush();
    expect(again.getState().conflicts).toMatchObject([{ mine: 'mine', theirs: 'theirs' }]);
  });

  it('takes over what the form before it on the same page had not yet written down', async () => {
    const server = new Server();
    const store = new MemoryStore();
    const before = open(server, store);
    before.edit('/a', 'typed a moment ago');
    const after = open(server, store);
    before.close();
    after.reopen();
    expect(after.getState().content).toMatchObject({ a: 'typed a moment ago' });
    await pass(2000);
    expect(server.content).toMatchObject({ a: 'typed a moment ago' });
  });

  it('stops where it may not write any more and keeps what was typed', async () => {
    const server = new Server();
    const store = new MemoryStore();
    const draft = open(server, store);
    server.down = new ProblemError({
      type: '',
      code: 'draft.notEditable',
      title: '',
      status: 409,
      detail: '',
      params: {},
    });
    draft.edit('/a', 'late');
    await pass(60_000);
    expect([draft.getState().status, server.calls, store.length]).toEqual(['stopped', 1, 1]);
  });

  it('says which field was refused and saves the others', async () => {
    const server = new Server();
    const draft = open(server);
    draft.edit('/b', 'ok');
    draft.edit(
      '/rows',
      Array.from({ length: 1200 }, () => ({})),
    );
    await pass(2000);
    expect(draft.getState().refused).toMatchObject({ '/rows': { code: 'too-many-rows' } });
    expect(server.content).toEqual({ a: 'a0', b: 'ok' });
  });

  it('takes over what a tab left that is gone, and never what one that lives is writing', () => {
    const store = new MemoryStore();
    let now = 1_000_000;
    const journal = (tab: string) => new Journal(store, 'u', 'c', tab, () => now);
    journal('gone').write([{ pointer: '/a', value: 1, baseVersion: 0 }]);
    now += 20_000;
    journal('alive').write([{ pointer: '/b', value: 2, baseVersion: 0 }]);
    expect(journal('new').adopt()).toEqual([{ pointer: '/a', value: 1, baseVersion: 0 }]);
    expect(store.length).toBe(1);
  });
});
