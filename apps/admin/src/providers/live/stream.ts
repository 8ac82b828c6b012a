/** What happened, as the server's stream tells it; ids and nothing else. */
export interface LiveEvent {
  type: 'tasks' | 'case' | 'dossier' | 'notification';
  id?: string;
}

/** What a page hears of the stream, wherever it is kept. */
export type LiveMessage =
  | { kind: 'event'; event: LiveEvent }
  /** `anew`: it was away, and what happened meanwhile is not sent again. */
  | { kind: 'open'; anew: boolean }
  | { kind: 'closed' }
  /** The session or role behind it is over: whoever asks the server next learns more. */
  | { kind: 'ended' };

const AGAIN_MS = 30_000;
const NAMES = ['tasks', 'case', 'dossier', 'notification'];

/**
 * Keeps one stream of the server open, and opens it again where the browser has given up; answers with the way to close
 * it.
 */
export function keepStream(address: string, tell: (message: LiveMessage) => void): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;
  const again = () => {
    tell({ kind: 'closed' });
    clearTimeout(retry);
    retry = setTimeout(open, AGAIN_MS);
  };
  const open = () => {
    const stream = new EventSource(address);
    source = stream;
    stream.onopen = () => {
      tell({ kind: 'open', anew: wasOpen });
      wasOpen = true;
    };
    stream.onerror = () => {
      // After an answer other than 200 a browser does not come back by itself.
      if (stream.readyState === EventSource.CLOSED) again();
      else tell({ kind: 'closed' });
    };
    const take = ({ data }: MessageEvent<string>) => {
      const event = parse(data);
      if (event) tell({ kind: 'event', event });
    };
    for (const name of NAMES) stream.addEventListener(name, take as (event: Event) => void);
    stream.addEventListener('ended', ({ data }: MessageEvent<string>) => {
      stream.close();
      again();
      if (data.includes('session')) tell({ kind: 'ended' });
    });
  };
  open();
  return () => {
    clearTimeout(retry);
    source?.close();
  };
}

function parse(data: string): LiveEvent | null {
  try {
    const event = JSON.parse(data) as LiveEvent;
    return typeof event.type === 'string' ? event : null;
  } catch {
    return null;
  }
}
