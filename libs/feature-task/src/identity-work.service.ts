import { Inject, Injectable } from '@nestjs/common';
import type { IdentityWorkDto } from '@linxuan/contracts';
import {
  identityWorkRows,
  SIGNING_ROLES,
  underIdentity,
  UnitOfWork,
  type IdentityFigures,
  type IdentityWorkRow,
  type QueuedTask,
} from '@linxuan/persistence';
import { Clock, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { toTasks } from './task-rows';
import { waitingSignatures } from './waiting-signatures';

/** Pieces of work shown of each identity. */
const SAMPLE = 4;

const isWork = (row: IdentityWorkRow): row is IdentityFigures & QueuedTask => row.id !== null;

/** What waits for a person who holds several identities, whichever of them is at hand. */
@Injectable()
export class IdentityWorkService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /**
   * One entry for each membership and each deputation in force; the one whose work is due first stands first. What
   * others proposed and the identity may decide is work like any other.
   */
  of(actor: SessionActor): Promise<IdentityWorkDto[]> {
    const now = this.clock.iso();
    const userId = actor.actingFor ?? actor.userId;
    return this.work.run(actor.scope, async (tx) => {
      const rows = await identityWorkRows(tx, {
        userId,
        shown: actor.queues,
        now,
        sample: SAMPLE,
      });
      const found = new Map<string, IdentityWorkDto>();
      for (const { membershipId, count, overdue, elsewhere, late, earliest } of rows) {
        found.set(membershipId, {
          membershipId,
          count,
          overdue,
          elsewhere: { count: elsewhere, overdue: late, earliestDue: earliest, sample: [], signatures: [] },
        });
      }
      const works = rows.filter(isWork);
      const tasks = await toTasks(tx, this.editions, works, new Map(), now);
      for (const [index, task] of tasks.entries())
        found.get(works[index]?.membershipId ?? '')?.elsewhere.sample.push(task);
      for (const identity of new Map(rows.map((row) => [row.membershipId, row])).values()) {
        if (!SIGNING_ROLES.includes(identity.heldRole)) continue;
        const { count, waiting } = await underIdentity(tx, userId, identity, () => waitingSignatures(tx, SAMPLE));
        const work = found.get(identity.membershipId);
        if (!work || count === 0) continue;
        work.count += count;
        // The first page of the identity at hand lists its own.
        if (identity.membershipId === actor.membershipId) continue;
        work.elsewhere.count += count;
        work.elsewhere.signatures = waiting;
      }
      return [...found.values()];
    });
  }
}
