import { StreamHub, type PageMessage } from './hub';

/**
 * Runs as a shared worker: a browser has six connections to a server over HTTP/1.1, and a stream in every tab would use
 * them up.
 */
interface SharedWorkerScope {
  onconnect: ((event: MessageEvent) => void) | null;
}
const hub = new StreamHub();

(globalThis as unknown as SharedWorkerScope).onconnect = ({ ports: [port] }) => {
  if (!port) return;
  port.onmessage = ({ data }: MessageEvent<PageMessage>) => hub.take(port, data);
};
