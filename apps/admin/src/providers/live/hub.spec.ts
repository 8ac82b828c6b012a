import { StreamHub, type PageMessage, type Port } from './hub';
import type { LiveMessage } from './stream';

function setUp() {
  const streams: { address: string; tell: (message: LiveMessage) => void; closed: boolean }[] = [];
  const hub = new StreamHub((address, tell) => {
    const stream = { address, tell, closed: false };
    streams.push(stream);
    return () => void (stream.closed = true);
  });
  const page = (): Port & { heard: LiveMessage[] } => {
    const heard: LiveMessage[] = [];
    return { heard, postMessage: (message) => void heard.push(message) };
  };
  const join = (token = 't1'): PageMessage => ({ kind: 'join', address: '/api/events', token });
  return { hub, streams, page, join };
}

describe('one stream for all pages of a browser', () => {
  it('opens one for twelve pages and tells all of them', () => {
    const { hub, streams, page, join } = setUp();
    const pages = Array.from({ length: 12 }, page);
    pages.forEach((one) => hub.take(one, join()));
    expect(streams).toHaveLength(1);
    streams[0]?.tell({ kind: 'event', event: { type: 'tasks' } });
    expect(pages.map(({ heard }) => heard)).toEqual(
      pages.map(() => [{ kind: 'event', event: { type: 'tasks' } }] satisfies LiveMessage[]),
    );
  });

  it('says to a page that comes later that it is open', () => {
    const { hub, streams, page, join } = setUp();
    hub.take(page(), join());
    streams[0]?.tell({ kind: 'open', anew: false });
    const late = page();
    hub.take(late, join());
    expect(late.heard).toEqual([{ kind: 'open', anew: false }]);
  });

  it('closes it behind the last page, and opens it anew for the next or after a new sign-in', () => {
    const { hub, streams, page, join } = setUp();
    const [one, two] = [page(), page()];
    hub.take(one, join());
    hub.take(two, join('t2'));
    expect(streams.map(({ closed }) => closed)).toEqual([true, false]);
    hub.take(one, { kind: 'leave' });
    expect(streams[1]?.closed).toBe(false);
    hub.take(two, { kind: 'leave' });
    expect(streams[1]?.closed).toBe(true);
    hub.take(one, join('t2'));
    expect(streams).toHaveLength(3);
  });
});
