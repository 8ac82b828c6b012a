import type { Command, MachineAction } from '../programme/machine';
import type { Role } from './actor';
import type { SubjectEvent } from './chains';
import { deriveId } from './ids';
import type { SubjectType } from './rows';
import type { WorkingSet } from './working-set';

/** One act on a case or dossier, as its timeline tells it. */
export interface DecisionRecord {
  id: string;
  requestId: string;
  caseId: string | null;
  dossierId: string | null;
  subjectType: SubjectType;
  subjectId: string;
  stage: string;
  action: string;
  event: string;
  actorUser: string;
  actingFor: string | null;
  actorOrg: string;
  actorRole: Role;
  at: string;
  reason: string | null;
  reasonCode: string | null;
  fromState: string | null;
  toState: string | null;
  version: number | null;
  definitionDigest: string;
  /** Organisations that may read the record; null: everyone who may see the case. */
  audienceOrgs: string[] | null;
  /** Of an act on a date: when it was due, and when it is now. */
  dueBefore: string | null;
  dueAfter: string | null;
}

/** What a record says of its action; a recorded order is no action of the machine. */
type DecidedAction = Pick<MachineAction, 'name' | 'stage' | 'event'>;

/**
 * What people will read of a decision. A case chain gets a record when the case itself moved or was the subject;
 * opinions and score sheets are read by their own organisation and the lead only.
 */
export function recordsOf(
  command: Command & { actingFor: string | null },
  action: DecidedAction,
  events: SubjectEvent[],
  before: WorkingSet,
  after: (id: string) => { state: string; version: number } | undefined,
  digest: string,
): DecisionRecord[] {
  return events.flatMap((event): DecisionRecord[] => {
    const caseChange =
      event.subjectType === 'case' ? event.changes.find((change) => change.table === 'case') : undefined;
    const isSubject = event.subjectId === command.subjectId || isChildOf(before, command, event.subjectId);
    if (event.subjectType === 'case' && !caseChange && !isSubject) return [];
    const previous =
      event.subjectType === 'case' ? before.case.get(event.subjectId) : before.dossier.get(event.subjectId);
    const next = after(event.subjectId);
    return [
      {
        id: deriveId(command.id, `record/${event.subjectId}`),
        requestId: command.id,
        caseId: event.subjectType === 'case' ? event.subjectId : null,
        dossierId: event.subjectType === 'dossier' ? event.subjectId : null,
        subjectType: command.subjectType,
        subjectId: command.subjectId,
        stage: action.stage,
        action: action.name,
        event: action.event,
        actorUser: command.actor.userId,
        actingFor: command.actingFor,
        actorOrg: command.actor.orgId,
        actorRole: command.actor.role,
        at: command.acceptedAt,
        reason: readableReason(command),
        reasonCode: typeof command.payload['reasonCode'] === 'string' ? command.payload['reasonCode'] : null,
        fromState: previous?.state ?? null,
        toState: next?.state ?? previous?.state ?? null,
        version: next?.version ?? null,
        definitionDigest: digest,
        audienceOrgs: audience(before, command, action, event),
        ...datesOf(command, event, before),
      },
    ];
  });
}

/**
 * Where the act was on a date, or an order on that of a nomination: when it was and when it is, so that whoever is told
 * later reads both.
 */
function datesOf(
  { subjectType, subjectId, action }: Command,
  { changes }: SubjectEvent,
  before: WorkingSet,
): Pick<DecisionRecord, 'dueBefore' | 'dueAfter'> {
  const ordered = action === 'postpone' && subjectType === 'dossier';
  const previous =
    subjectType === 'deadline'
      ? before.deadline.get(subjectId)
      : ordered
        ? [...before.deadline.values()].find(
            ({ ownerId, kind, settledAt }) => ownerId === subjectId && kind === 'nomination' && settledAt === null,
          )
        : undefined;
  if (!previous) return { dueBefore: null, dueAfter: null };
  const moved = changes.flatMap((change) =>
    change.table === 'deadline' && change.op !== 'delete' && change.id === previous.id ? (change.set.dueAt ?? []) : [],
  );
  return { dueBefore: previous.dueAt, dueAfter: moved.at(-1) ?? previous.dueAt };
}

/**
 * An opinion's text and an objector's words are no reasons of a decision: they are stored elsewhere, for other readers.
 */
function readableReason({ subjectType, payload }: Command): string | null {
  const reason =
    payload['reason'] ?? (payload['override'] as { reason?: unknown } | undefined)?.reason ?? payload['note'];
  // Why a department was left out belongs to the conclusion and stands beside what else it says.
  const notAsked = payload['notAsked'];
  const words = [reason, notAsked].filter((one): one is string => typeof one === 'string');
  return words.length > 0 && subjectType !== 'seat' ? words.join('\n') : null;
}

function isChildOf(workingSet: WorkingSet, { subjectType, subjectId }: Command, caseId: string): boolean {
  if (subjectType === 'case' || subjectType === 'dossier') return false;
  return workingSet[subjectType].get(subjectId)?.caseId === caseId;
}

function audience(
  workingSet: WorkingSet,
  { subjectType, subjectId }: Command,
  action: DecidedAction,
  event: SubjectEvent,
): string[] | null {
  // Whoever published the notice hears the objection, be it the authority or the nominator.
  const filed = event.changes.flatMap((change) =>
    change.table === 'objection' && change.op === 'insert' ? [change.set.leadOrg] : [],
  );
  if (filed.length > 0) return filed;
  const row = subjectType === 'case' ? workingSet.case.get(subjectId) : undefined;
  if (row && ['panel.seated', 'case.opinionsAsked'].includes(action.event))
    return [row.nominatorOrg, row.authorityOrg].filter(
      (org): org is string => !!org && (action.event === 'case.opinionsAsked' || org === row.authorityOrg),
    );
  if (subjectType === 'opinion') {
    const opinion = workingSet.opinion.get(subjectId);
    const authority = opinion && workingSet.case.get(opinion.caseId)?.authorityOrg;
    return opinion ? [...new Set([opinion.orgId, opinion.leadOrg, authority ?? opinion.leadOrg])] : [];
  }
  if (subjectType === 'deadline') {
    const deadline = workingSet.deadline.get(subjectId);
    return deadline ? [...new Set([deadline.orgId, deadline.leadOrg])] : [];
  }
  if (subjectType === 'seat') return [workingSet.seat.get(subjectId)?.leadOrg ?? ''];
  if (subjectType === 'objection') return [workingSet.objection.get(subjectId)?.leadOrg ?? ''];
  return null;
}
