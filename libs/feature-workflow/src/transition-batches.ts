import { Inject, Injectable } from '@nestjs/common';
import { Failed, LATER, Together } from '@linxuan/persistence';
import { APP_CONFIG, type AppConfig } from '@linxuan/platform';
import { TransitionService, type Fate } from './transition.service';

/** Requests in one transaction at most: their rows are locked for as long as all of them take. */
const MOST_TOGETHER = 32;
/** Requests that are remembered because they threw, at most. */
const MOST_APART = 1000;

type Done = 'done' | 'alone';

/**
 * Requests that wait at the same moment are applied in common transactions, and one that comes by itself at once. What a
 * request does is the same in company, alone and in any order of requests that share nothing. One that threw is tried
 * by itself from then on.
 */
@Injectable()
export class TransitionBatches {
  private readonly together: Together<string, Done>;
  private readonly alone: Together<string, void>;
  private readonly threw = new Set<string>();

  constructor(
    private readonly transitions: TransitionService,
    @Inject(APP_CONFIG) { workerConcurrency }: Pick<AppConfig, 'workerConcurrency'>,
  ) {
    this.together = new Together((ids) => this.applyTogether(ids), { most: MOST_TOGETHER });
    this.alone = new Together((ids) => this.applyEach(ids), { most: 1, lanes: workerConcurrency });
  }

  /** Applies one request, in whatever company there is; throws what this one has thrown. */
  async apply(requestId: string): Promise<void> {
    try {
      if (this.threw.has(requestId) || (await this.together.do(requestId)) === 'alone') await this.alone.do(requestId);
      this.threw.delete(requestId);
    } catch (error) {
      if (this.threw.size < MOST_APART) this.threw.add(requestId);
      throw error;
    }
  }

  private async applyTogether(ids: string[]): Promise<(Done | Failed | typeof LATER)[]> {
    try {
      const fates = await this.transitions.applyTogether(ids);
      return ids.map((id) => resultOf(fates.get(id) ?? 'alone'));
    } catch (error) {
      if (ids.length === 1) throw error;
      // One of them breaks what all write: in their order, each for itself.
      const results: (Done | Failed | typeof LATER)[] = [];
      for (const id of ids) {
        const [result] = await this.applyTogether([id]).catch((cause: unknown) => [new Failed(cause)]);
        results.push(result ?? 'alone');
      }
      return results;
    }
  }

  private async applyEach(ids: string[]): Promise<void[]> {
    const done: void[] = [];
    for (const id of ids) done.push(await this.transitions.apply(id));
    return done;
  }
}

function resultOf(fate: Fate): Done | Failed | typeof LATER {
  if (fate === 'later') return LATER;
  return typeof fate === 'object' ? new Failed(fate.error) : fate;
}
