import type { Actor } from '@linxuan/domain';
import { TransitionRequestService, EditionCache, type OutcomeWaiter } from '@linxuan/feature-workflow';
import type { UnitOfWork } from '@linxuan/persistence';
import type { Clock, TransitionRequests, Editions, SessionActor } from '@linxuan/platform';

/** A session of the person, as the guard would have found it. */
export function sessionOf(actor: Actor, more: Partial<SessionActor> = {}): SessionActor {
  const queues = [`${actor.orgId}/${actor.role}`, `user:${actor.userId}`];
  return {
    ...actor,
    displayName: actor.userId,
    locale: 'zh-CN',
    actingFor: null,
    queues,
    scope: { userId: actor.userId, orgId: actor.orgId, role: actor.role, queues },
    mustChange: false,
    csrf: 'csrf',
    membershipId: actor.userId,
    principal: `${actor.userId}/${actor.userId}`,
    session: actor.userId,
    ...more,
  };
}

/** Compiled editions for a service under test. */
export function editionsOf(): Editions {
  return new EditionCache() as Editions;
}

/**
 * The request service of the API's side for services that bring requests; the test applies them itself and waits for no
 * outcome.
 */
export function doorOf(work: UnitOfWork, clock: Clock): TransitionRequests {
  return new TransitionRequestService(work, new EditionCache(), {} as OutcomeWaiter, clock) as TransitionRequests;
}

export interface QueryCounter {
  /** Statements since the last call, transaction control included. */
  take(): number;
  stop(): void;
}

/** Counts the statements that go through a data source. */
export function queryCounter(work: UnitOfWork): QueryCounter {
  const before = work.source.logger;
  let count = 0;
  const ignore = () => undefined;
  work.source.logger = {
    logQuery: () => void (count += 1),
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
  return {
    take: () => {
      const taken = count;
      count = 0;
      return taken;
    },
    stop: () => void (work.source.logger = before),
  };
}
