import { keepStream, type LiveMessage } from './stream';

/** A browser's event stream, moved by the test. */
class Source {
  static readonly CLOSED = 2;
  static made: Source[] = [];
  readyState = 1;
  isClosed = false;
  onopen: () => void = () => undefined;
  onerror: () => void = () => undefined;
  private readonly listeners = new Map<string, (event: { data: string }) => void>();
  constructor(readonly address: string) {
    Source.made.push(this);
  }
  addEventListener(name: string, listener: (event: { data: string }) => void) {
    this.listeners.set(name, listener);
  }
  close() {
    this.isClosed = true;
  }
  say(name: string, data: string) {
    this.listeners.get(name)?.({ data });
  }
}

let told: LiveMessage[];
let stop: () => void;
const source = () => Source.made.at(-1) as Source;

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { EventSource: Source });
  Source.made = [];
  told = [];
  stop = keepStream('/api/events', (message) => void told.push(message));
});
afterEach(() => {
  stop();
  jest.useRealTimers();
  delete (globalThis as { EventSource?: unknown }).EventSource;
});

describe('the stream of hints', () => {
  it('says whether it is open for the first time or again, since what happened meanwhile is not sent again', () => {
    source().onopen();
    source().onerror();
    source().onopen();
    expect(told).toEqual([{ kind: 'open', anew: false }, { kind: 'closed' }, { kind: 'open', anew: true }]);
  });

  it('passes on what it hears, and drops what is no hint', () => {
    for (const name of ['tasks', 'case', 'dossier', 'notification']) source().say(name, `{"type":"${name}"}`);
    source().say('case', 'no json');
    source().say('case', '{"id":"c1"}');
    expect(told.map((message) => message.kind === 'event' && message.event.type)).toEqual([
      'tasks',
      'case',
      'dossier',
      'notification',
    ]);
  });

  it('is opened again after half a minute where the browser has given up, and only there', () => {
    source().onerror();
    jest.advanceTimersByTime(120_000);
    expect(Source.made).toHaveLength(1);
    source().readyState = Source.CLOSED;
    source().onerror();
    jest.advanceTimersByTime(29_000);
    expect(Source.made).toHaveLength(1);
    jest.advanceTimersByTime(2_000);
    expect(Source.made).toHaveLength(2);
  });

  it('is opened once however often it fails meanwhile', () => {
    source().readyState = Source.CLOSED;
    source().onerror();
    source().onerror();
    jest.advanceTimersByTime(120_000);
    expect(Source.made).toHaveLength(2);
  });

  it.each([
    ['session', true],
    ['replaced', false],
  ])('tells of its end by %s, as an end of the session: %s', (reason, isEnd) => {
    source().say('ended', JSON.stringify({ reason }));
    expect([source().isClosed, told]).toEqual([
      true,
      [{ kind: 'closed' }, ...(isEnd ? [{ kind: 'ended' } as const] : [])],
    ]);
  });

  it('is closed for good by who listened', () => {
    source().readyState = Source.CLOSED;
    source().onerror();
    stop();
    jest.advanceTimersByTime(120_000);
    expect([source().isClosed, Source.made.length]).toEqual([true, 1]);
  });
});
