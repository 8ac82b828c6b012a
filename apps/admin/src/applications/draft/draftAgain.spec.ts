import type { JsonObject } from '@linxuan/form-rules';
import { clientProblem, ProblemError } from '../../providers/problem';
import { MemoryStore, open, Server } from '../../testing/draftServer';
import { Journal } from './journal';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

describe('a draft on which things happen again', () => {
  it('forgets that a field was refused once it is typed anew', async () => {
    const server = new Server();
    const draft = open(server);
    draft.edit(
      '/rows',
      Array.from({ length: 1200 }, () => ({})),
    );
    await pass(2000);
    expect(Object.keys(draft.getState().refused)).toEqual(['/rows']);
    draft.edit('/rows', [{ id: 'r1' }]);
    expect(draft.getState().refused).toEqual({});
    await pass(2000);
    expect(server.content).toMatchObject({ rows: [{ id: 'r1' }] });
  });

  it('sends the newest value where one was typed while an older one was lost on its way', async () => {
    const server = new Server();
    const draft = open(server);
    draft.edit('/a', 'older');
    server.down = clientProblem('client.offline');
    const sending = draft.flush();
    draft.edit('/a', 'newer');
    await sending;
    server.down = null;
    draft.retry();
    await pass(10);
    expect([server.content, draft.getState().content['a']]).toEqual([{ a: 'newer', b: 'b0' }, 'newer']);
  });

  it('waits longer after each failure, and starts anew after a success', async () => {
    const server = new Server();
    const draft = open(server);
    server.down = clientProblem('client.offline');
    draft.edit('/a', 'x');
    const tries: number[] = [];
    const wait = async (ms: number) => {
      await pass(ms);
      tries.push(server.calls);
    };
    await wait(1300);
    await wait(2100);
    await wait(2100);
    await wait(2100);
    expect(tries).toEqual([1, 2, 2, 3]);
    server.down = null;
    await pass(30_000);
    server.down = clientProblem('client.offline');
    const before = server.calls;
    draft.edit('/a', 'y');
    await pass(1300 + 2100);
    expect(server.calls - before).toBe(2);
  });

  it('offers what was typed on while the conflict was on its way', async () => {
    const server = new Server();
    const [mine, theirs] = [open(server), open(server, new MemoryStore())];
    theirs.edit('/a', 'theirs');
    await theirs.flush();
    mine.edit('/a', 'mine');
    const sending = mine.flush();
    mine.edit('/a', 'mine, typed on');
    await sending;
    expect(mine.getState().conflicts).toMatchObject([{ pointer: '/a', mine: 'mine, typed on', theirs: 'theirs' }]);
    mine.resolve('/a', 'mine');
    await mine.flush();
    expect((server.content as JsonObject)['a']).toBe('mine, typed on');
  });

  it('asks for nothing any more once it has stopped or was left', async () => {
    const server = new Server();
    const draft = open(server);
    server.down = new ProblemError({
      type: '',
      code: 'draft.notEditable',
      title: '',
      status: 409,
      detail: '',
      params: {},
    });
    draft.edit('/a', 'late');
    await pass(2000);
    const calls = server.calls;
    await draft.poll();
    expect([draft.getState().status, server.calls]).toEqual(['stopped', calls]);
    const left = open(new Server());
    left.close();
    await left.poll();
    expect(left.getState().status).toBe('saved');
  });

  it('saves within four seconds however fast the person goes on typing', async () => {
    const server = new Server();
    const draft = open(server);
    for (let i = 0; i < 44; i += 1) {
      draft.edit('/a', `x${i}`);
      await pass(100);
    }
    expect(server.calls).toBe(1);
    draft.close();
  });

  it('that was left writes nothing over what its successor keeps', async () => {
    const server = new Server();
    const store = new MemoryStore();
    server.down = clientProblem('client.offline');
    const before = open(server, store);
    before.edit('/a', 'typed first');
    await pass(1300);
    before.close();
    const after = open(server, store);
    after.reopen();
    after.edit('/b', 'typed then');
    await pass(300);
    // An answer that comes late for the form that was left.
    before.writeJournal();
    expect(open(server, store).getState().content).toMatchObject({ a: 'typed first', b: 'typed then' });
  });
});

describe('what a tab has left', () => {
  it.each([
    [15_000, 0],
    [15_001, 1],
  ])('is taken over by another after %i ms: %i', (age, taken) => {
    const store = new MemoryStore();
    let now = 1_000_000;
    new Journal(store, 'u', 'c', 'gone', () => now).write([{ pointer: '/a', value: 1, baseVersion: 0 }]);
    now += age;
    expect(new Journal(store, 'u', 'c', 'new', () => now).adopt()).toHaveLength(taken);
  });
});
