import { keepStream, type LiveMessage } from './stream';

/**
 * What a page says to whoever keeps the stream. `token` is new after each sign-in, and then the stream is opened anew.
 */
export type PageMessage = { kind: 'join'; address: string; token: string } | { kind: 'leave' };

/** The part of a message port that is used; a worker's port, or a stand-in of a test. */
export interface Port {
  postMessage(message: LiveMessage): void;
}

/**
 * One stream for all pages of a browser that act for the same person and role. It is open as long as one of them is.
 */
export class StreamHub {
  private readonly ports = new Set<Port>();
  private close: (() => void) | null = null;
  private token = '';
  private isOpen = false;

  constructor(private readonly keep: typeof keepStream = keepStream) {}

  take(port: Port, message: PageMessage): void {
    if (message.kind === 'leave') return this.leave(port);
    this.ports.add(port);
    if (message.token !== this.token) {
      this.close?.();
      this.isOpen = false;
      this.token = message.token;
      this.close = this.keep(message.address, (told) => this.tell(told));
    }
    if (this.isOpen) port.postMessage({ kind: 'open', anew: false });
  }

  private leave(port: Port): void {
    this.ports.delete(port);
    if (this.ports.size > 0) return;
    this.close?.();
    this.close = null;
    this.token = '';
    this.isOpen = false;
  }

  private tell(message: LiveMessage): void {
    if (message.kind === 'open') this.isOpen = true;
    if (message.kind === 'closed') this.isOpen = false;
    for (const port of this.ports) port.postMessage(message);
  }
}
