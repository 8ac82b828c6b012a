import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Play, SelfPlay, type PlayEvent, type SampledEdition } from '@linxuan/domain';
import { workingCalendar } from '@linxuan/platform';

/** As many plays are kept at hand; another one is played again from its events, at about 100 events a second. */
const MOST = 6;
/** One request lets at most so much happen, so that a play never holds up others: a step is 5 to 200 ms of computing. */
const RUN_EVENTS = 30;
const RUN_MS = 400;

interface Kept {
  playId: string;
  play: Play;
  self: SelfPlay;
}

/** The plays that this process has at hand. What is stored of a play are its events. */
@Injectable()
export class PlayStore {
  private readonly kept = new Map<string, Kept>();
  private readonly turns = new Map<string, Promise<unknown>>();

  /** One request after another for each play: they change the same rows. */
  async inTurn<T>(playId: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(playId) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    this.turns.set(playId, settled);
    try {
      return await mine;
    } finally {
      if (this.turns.get(playId) === settled) this.turns.delete(playId);
    }
  }

  /** The play with exactly these events. */
  async at(playId: string, events: readonly PlayEvent[], edition: () => SampledEdition): Promise<Kept> {
    const known = this.kept.get(playId);
    const kept = known && known.play.events.length <= events.length ? known : fresh(playId, edition());
    for (const event of events.slice(kept.play.events.length)) {
      kept.play.replay(event);
      await breathe();
    }
    this.kept.delete(playId);
    this.kept.set(playId, kept);
    for (const oldest of this.kept.keys()) if (this.kept.size > MOST) this.kept.delete(oldest);
    return kept;
  }

  /** Goes on by itself for a moment; false where it has come to its end. */
  async run({ play, self }: Kept): Promise<boolean> {
    const until = Date.now() + RUN_MS;
    for (let n = 0; n < RUN_EVENTS && Date.now() < until; n++) {
      if (!self.step()) return false;
      await breathe();
    }
    return !play.isFull;
  }

  forget(playId: string): void {
    this.kept.delete(playId);
  }
}

function fresh(playId: string, edition: SampledEdition): Kept {
  const play = new Play(edition, workingCalendar);
  return { playId, play, self: new SelfPlay(play) };
}
