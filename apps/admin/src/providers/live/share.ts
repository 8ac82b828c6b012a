import type { PageMessage } from './hub';
import { keepStream, type LiveMessage } from './stream';

/** What a page says that has just come, to whoever leads. */
const HELLO = 'hello';

type Tell = (message: LiveMessage) => void;
export interface Share {
  /** Names the person and role: only their pages share a stream. */
  principal: string;
  /** New after each sign-in. */
  token: string;
  address: string;
}

/**
 * Listens to the one stream of this browser and answers with the way to stop. A shared worker keeps it; where there is
 * none, the pages choose one of them by a lock, and it passes on what it hears. A browser that has neither (or a page
 * that may not lock, because it came over plain HTTP) goes without: reads are repeated by the clock.
 */
export function shareStream(share: Share, tell: Tell): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  if (typeof SharedWorker !== 'undefined') return viaWorker(share, tell);
  if (typeof BroadcastChannel !== 'undefined' && navigator.locks) return viaLeader(share, tell);
  return () => undefined;
}

function viaWorker({ principal, token, address }: Share, tell: Tell): () => void {
  const worker = new SharedWorker(new URL('./live.worker.ts', import.meta.url), {
    name: `linxuan live ${principal}`,
    type: 'module',
  });
  const say = (message: PageMessage) => worker.port.postMessage(message);
  const join = () => say({ kind: 'join', address, token });
  const leave = () => say({ kind: 'leave' });
  // A page that is kept for the way back hears nothing meanwhile.
  const back = ({ persisted }: PageTransitionEvent) => persisted && join();
  worker.port.onmessage = ({ data }: MessageEvent<LiveMessage>) => tell(data);
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', back);
  join();
  return () => {
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('pageshow', back);
    leave();
    worker.port.close();
  };
}

function viaLeader({ principal, token, address }: Share, tell: Tell): () => void {
  const name = `linxuan live ${principal} ${token}`;
  const channel = new BroadcastChannel(name);
  const gone = new AbortController();
  let lead: { isOpen: boolean } | null = null;
  channel.onmessage = ({ data }: MessageEvent<LiveMessage | typeof HELLO>) => {
    if (data !== HELLO) tell(data);
    else if (lead?.isOpen) channel.postMessage({ kind: 'open', anew: false } satisfies LiveMessage);
  };
  const keep = () =>
    new Promise<void>((release) => {
      lead = { isOpen: false };
      const close = keepStream(address, (message) => {
        if (lead && message.kind !== 'event') lead.isOpen = message.kind === 'open';
        tell(message);
        channel.postMessage(message);
      });
      gone.signal.addEventListener('abort', () => {
        close();
        release();
      });
    });
  channel.postMessage(HELLO);
  // Held as long as the page lives; the browser passes it on when the page is gone, however it went.
  navigator.locks.request(name, { signal: gone.signal }, keep).catch(() => undefined);
  return () => {
    gone.abort();
    channel.close();
  };
}
