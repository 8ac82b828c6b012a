import {
  DashboardRepository,
  DeadlineBoardRepository,
  type CaseInCorrection,
  type OpenWorkCount,
  type Tx,
} from '@linxuan/persistence';
import type { CompiledEdition, SessionActor } from '@linxuan/platform';
import { corrections, isAuthority } from './board-facts';
import { openWorkOf } from './nominator-rows';

/** Whom a session may remind of what, and in which queues the work lies. */
export interface Target {
  queues: string[];
  open: number;
  overdue: number;
}

/**
 * The authority reminds nominators, the departments it asked and applicants it asked to correct; a nominator its own
 * departments and applicants. What is not in the answer is not there for this session.
 */
export async function reminderTargets(
  tx: Tx,
  edition: CompiledEdition,
  actor: SessionActor,
  now: string,
): Promise<Map<string, Target>> {
  const { roster, ministryDepartments } = edition.machine.definition;
  const targets = new Map(applicantTargets(await corrections(tx, edition.id, edition.machine, actor), now));
  if (isAuthority(actor)) {
    const openWork = await new DashboardRepository(tx).openWorkCounts(edition.id, now);
    for (const { org } of ministryDepartments) targets.set(org, departmentTarget(org, openWork));
    for (const { org } of roster) targets.set(org, nominatorTarget(org, openWorkOf(edition, org, openWork)));
    return targets;
  }
  for (const { org, open, overdue, assignees } of await new DeadlineBoardRepository(tx).opinions(
    edition.id,
    actor.orgId,
    now,
    now,
  )) {
    if (open === 0) continue;
    const known = targets.get(org);
    const queues = [`${org}/department-intake`, `${org}/department-lead`, ...assignees.map((user) => `user:${user}`)];
    targets.set(org, {
      queues: [...new Set([...(known?.queues ?? []), ...queues])],
      open: (known?.open ?? 0) + open,
      overdue: (known?.overdue ?? 0) + overdue,
    });
  }
  return targets;
}

function nominatorTarget(org: string, own: readonly OpenWorkCount[]): Target {
  return {
    ...countsOf(own),
    queues: [...new Set([`${org}/nominator-clerk`, `${org}/nominator-lead`, ...pressing(own)])],
  };
}

function departmentTarget(org: string, openWork: readonly OpenWorkCount[]): Target {
  const own = openWork.filter((row) => row.org === org);
  return {
    ...countsOf(own),
    queues: [...new Set([`${org}/department-intake`, `${org}/department-lead`, ...pressing(own)])],
  };
}

/** The queues that hold overdue work; all of them where nothing is overdue. */
function pressing(own: readonly OpenWorkCount[]): string[] {
  const late = own.filter(({ overdue }) => overdue > 0);
  return (late.length > 0 ? late : own).map(({ queueKey }) => queueKey);
}

function countsOf(own: readonly OpenWorkCount[]): Pick<Target, 'open' | 'overdue'> {
  return {
    open: own.reduce((sum, { open }) => sum + open, 0),
    overdue: own.reduce((sum, { overdue }) => sum + overdue, 0),
  };
}

function applicantTargets(asked: readonly CaseInCorrection[], now: string): [string, Target][] {
  return [...new Set(asked.map(({ org }) => org))].map((org) => {
    const own = asked.filter((one) => one.org === org);
    return [
      org,
      {
        queues: [`${org}/enterprise-clerk`],
        open: own.length,
        overdue: own.filter(({ dueAt }) => dueAt !== null && dueAt < now).length,
      },
    ];
  });
}
