import type { LiveEventDto } from '@linxuan/contracts';
import type { SessionActor } from '@linxuan/platform';

/** Why a stream is closed by the server: its session or role is over, or newer streams took its place. */
export type EndOfStream = 'session' | 'replaced';

export interface Subscriber {
  /** Whoever opened the stream; renewed as long as the session goes on in the same role. */
  actor: SessionActor;
  tell(event: LiveEventDto): void;
  end(reason: EndOfStream): void;
}

/**
 * A browser needs one stream. What is above these numbers is a connection that nobody holds any more, or somebody who
 * means no good.
 */
export const STREAMS_PER_SESSION = 4;
export const STREAMS_PER_PERSON = 12;

/**
 * The open streams of this process, oldest first. The oldest goes where there are too many of a session or of a person.
 */
export class StreamRegister implements Iterable<Subscriber> {
  private readonly streams = new Set<Subscriber>();

  add(subscriber: Subscriber): void {
    this.streams.add(subscriber);
    this.trim(STREAMS_PER_SESSION, ({ actor }) => actor.session === subscriber.actor.session);
    this.trim(STREAMS_PER_PERSON, ({ actor }) => personOf(actor) === personOf(subscriber.actor));
  }

  remove(subscriber: Subscriber): void {
    this.streams.delete(subscriber);
  }

  end(subscriber: Subscriber, reason: EndOfStream): void {
    if (this.streams.delete(subscriber)) subscriber.end(reason);
  }

  get size(): number {
    return this.streams.size;
  }

  [Symbol.iterator](): IterableIterator<Subscriber> {
    return this.streams[Symbol.iterator]();
  }

  private trim(limit: number, alike: (one: Subscriber) => boolean): void {
    const found = [...this.streams].filter(alike);
    for (const oldest of found.slice(0, Math.max(0, found.length - limit))) this.end(oldest, 'replaced');
  }
}

/** The person at the keyboard, whomever the role is acted for. */
function personOf({ actingFor, userId }: SessionActor): string {
  return actingFor ?? userId;
}
