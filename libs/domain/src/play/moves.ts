import type { MachineAction } from '../programme/machine';
import type { Actor, Role, Who } from '../workflow/actor';
import { subjectOf } from '../workflow/decide';
import type { DossierRow, SubjectType } from '../workflow/rows';
import { rowsOf } from '../workflow/working-set';
import type { EditionRound } from './edition-round';

export interface Move {
  subjectType: SubjectType;
  subjectId: string;
  action: MachineAction;
}

export const SUBJECTS: SubjectType[] = ['case', 'dossier', 'opinion', 'seat', 'objection', 'obligation', 'deadline'];

/**
 * Every action that the machine knows from where the rows are now, allowed or not; only those of one story where its
 * case or dossier is named.
 */
export function possibleMoves(round: EditionRound, focus?: string): Move[] {
  return SUBJECTS.flatMap((subjectType) =>
    [...round.workingSet[subjectType].entries()]
      .filter(([id, row]) => focus === undefined || belongs(round, subjectType, id, row, focus))
      .map(([id]) => id)
      .sort()
      .flatMap((subjectId) => movesOf(round, subjectType, subjectId)),
  );
}

export function movesOf(round: EditionRound, subjectType: SubjectType, subjectId: string): Move[] {
  const { state, stage } = subjectOf(round.workingSet, { subjectType, subjectId });
  return actionsFrom(round, subjectType, state)
    .filter((action) => subjectType === 'case' || action.stage === stage)
    .filter(({ child }) => !child || round.workingSet.obligation.get(subjectId)?.kind === child)
    .map((action) => ({ subjectType, subjectId, action }));
}

const index = new WeakMap<object, Map<string, MachineAction[]>>();
function actionsFrom({ machine }: EditionRound, subjectType: SubjectType, state: string): MachineAction[] {
  let known = index.get(machine);
  if (!known) {
    known = new Map();
    for (const action of machine.actions)
      for (const from of action.from)
        known.set(`${action.subject}|${from}`, [...(known.get(`${action.subject}|${from}`) ?? []), action]);
    index.set(machine, known);
  }
  return known.get(`${subjectType}|${state}`) ?? [];
}

/**
 * Whether a row is part of a story now: children of the case, and the dossiers of its stage that can take or hold it;
 * or one dossier.
 */
function belongs(round: EditionRound, subjectType: SubjectType, id: string, row: object, focus: string): boolean {
  const { caseId, dossierId } = row as { caseId?: string | null; dossierId?: string | null };
  if (!round.workingSet.case.has(focus)) return id === focus || (subjectType === 'deadline' && dossierId === focus);
  if (subjectType === 'case') return id === focus;
  if (subjectType === 'dossier') return dossiersOfStory(round, focus).some((dossier) => dossier.id === id);
  return (
    caseId === focus ||
    (subjectType === 'deadline' && dossiersOfStory(round, focus).some((dossier) => dossier.id === dossierId))
  );
}

/** Dossiers of the stage where a case stands, of everybody who could put it into one. */
export function dossiersOfStory({ workingSet }: EditionRound, caseId: string): DossierRow[] {
  const row = workingSet.case.get(caseId);
  if (!row) return rowsOf(workingSet, 'dossier', ({ id }) => id === caseId);
  return rowsOf(
    workingSet,
    'dossier',
    ({ stage, ownerOrg }) =>
      stage === row.stage && [row.nominatorOrg, row.groupOrg, row.authorityOrg].includes(ownerOrg),
  );
}

/** Somebody who stands in the asked relation; `variant` chooses among them and between two persons. */
export function actorFor(round: EditionRound, { subjectType, subjectId, action }: Move, variant: number): Actor {
  const who = action.who[variant % action.who.length];
  const role = who?.roles[Math.floor(variant / 2) % who.roles.length];
  if (!who || !role) throw new Error(`Nobody may ${action.name}`);
  const { org, user } = standing(round, subjectType, subjectId, who, role);
  const actor = round.setting.user(org, role, variant % 2);
  return user ? { ...actor, userId: user } : actor;
}

function standing(
  { workingSet, setting }: EditionRound,
  subjectType: SubjectType,
  id: string,
  { relation }: Who,
  role: Role,
): { org: string; user?: string | null } {
  if (relation === 'system' || relation === 'public') return { org: relation };
  const of = (caseId: string | undefined) => {
    const row = workingSet.case.get(caseId ?? '');
    return (
      {
        applicant: row?.applicantOrg,
        group: row?.groupOrg,
        nominator: row?.nominatorOrg,
        authority: row?.authorityOrg,
      }[relation as string] ?? ''
    );
  };
  switch (subjectType) {
    case 'case':
      return { org: of(id) };
    case 'dossier': {
      const row = workingSet.dossier.get(id);
      return { org: (relation === 'dossier-owner' ? row?.ownerOrg : row?.recipientOrg) ?? '' };
    }
    case 'opinion': {
      const row = workingSet.opinion.get(id);
      return {
        org: (relation === 'lead' ? row?.leadOrg : row?.orgId) ?? '',
        user: relation === 'opinion-assignee' ? row?.assigneeUser : null,
      };
    }
    case 'seat': {
      const row = workingSet.seat.get(id);
      return relation === 'seat-expert'
        ? { org: row?.expertOrg ?? setting.expertOrg, user: role === 'expert' ? row?.expertUser : null }
        : { org: row?.leadOrg ?? '' };
    }
    case 'obligation': {
      const row = workingSet.obligation.get(id);
      return { org: relation === 'lead' ? (row?.leadOrg ?? '') : of(row?.caseId) };
    }
    case 'deadline':
      return { org: workingSet.deadline.get(id)?.leadOrg ?? '' };
    case 'objection':
      return {
        org:
          relation === 'lead'
            ? (workingSet.objection.get(id)?.leadOrg ?? '')
            : of(workingSet.objection.get(id)?.caseId),
      };
  }
}
