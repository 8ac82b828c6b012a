import type { DueRule, NominationStage, StageDefinition } from '../programme/definition';
import type { CaseMachine, Command } from '../programme/machine';
import type { DueDates } from './context';
import { deriveId } from './ids';
import { OPEN_OPINIONS } from './kinds/opinion-rows';
import type { CaseRow, DeadlineRow, DossierRow, OpinionRow, RowChange } from './rows';
import type { WorkingSet } from './working-set';

/** A date that the rows owe right now. */
type Owed = Pick<
  DeadlineRow,
  | 'kind'
  | 'ownerType'
  | 'ownerId'
  | 'caseId'
  | 'dossierId'
  | 'editionId'
  | 'stage'
  | 'orgId'
  | 'leadOrg'
  | 'rule'
  | 'dueAt'
>;

/**
 * Deadlines follow from the rows, as tasks do. A stage's own date stands still while a correction is out and goes on
 * with what was left of it; every other date that is no longer owed is settled: in time, late, or cancelled where the
 * case has ended.
 */
export function derivedDeadlines(
  machine: CaseMachine,
  workingSet: WorkingSet,
  { id: commandId, acceptedAt: at }: Pick<Command, 'id' | 'acceptedAt'>,
  dueDates: DueDates,
): RowChange[] {
  const owed = new Map(owedDates(machine, workingSet, dueDates, at).map((one) => [keyOf(one), one]));
  const changes: RowChange[] = [];
  const set = (row: DeadlineRow, set: Partial<DeadlineRow>) =>
    changes.push({ table: 'deadline', op: 'update', id: row.id, set: { ...set, version: row.version + 1 } });
  for (const row of workingSet.deadline.values()) {
    if (row.settledAt !== null) continue;
    const now = owed.get(keyOf(row));
    owed.delete(keyOf(row));
    if (now) {
      const more =
        row.state === 'paused' && row.pausedAt
          ? {
              state: stateAt(now.dueAt, at),
              pausedAt: null,
              pausedSeconds: row.pausedSeconds + secondsBetween(row.pausedAt, at),
            }
          : {};
      if (row.state === 'paused') set(row, { ...more, dueAt: now.dueAt });
      else if (now.dueAt !== row.dueAt) set(row, { dueAt: now.dueAt, state: stateAt(now.dueAt, at) });
    } else if (row.state !== 'paused' && pauses(machine, workingSet, row))
      set(row, { state: 'paused', pausedAt: at, pauses: row.pauses + 1 });
    else if (row.state !== 'paused' || !pauses(machine, workingSet, row))
      set(row, { state: endOf(workingSet, row, at), settledAt: at, pausedAt: null });
  }
  for (const [key, one] of owed) {
    const id = deriveId(commandId, `deadline/${key}`);
    const row: DeadlineRow = {
      ...one,
      id,
      state: stateAt(one.dueAt, at),
      version: 1,
      startedAt: at,
      pausedAt: null,
      pauses: 0,
      pausedSeconds: 0,
      extensions: 0,
      settledAt: null,
    };
    changes.push({ table: 'deadline', op: 'insert', id, set: row });
  }
  return changes;
}

const keyOf = ({ kind, ownerId, stage }: Pick<DeadlineRow, 'kind' | 'ownerId' | 'stage'>): string =>
  `${kind}/${ownerId}/${stage}`;
const stateAt = (dueAt: string, at: string): 'running' | 'overdue' => (dueAt < at ? 'overdue' : 'running');
const secondsBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));

/** The applicant has the ball in a stage that is not its own: something was returned. */
function isReturned(machine: CaseMachine, row: CaseRow): boolean {
  return row.returnedFrom !== null && machine.states.get(row.state)?.heldBy === 'applicant';
}

function pauses(machine: CaseMachine, workingSet: WorkingSet, row: DeadlineRow): boolean {
  const owner = row.kind === 'stage' ? workingSet.case.get(row.ownerId) : undefined;
  return !!owner && owner.stage === row.stage && owner.outcome === 'running' && isReturned(machine, owner);
}

function endOf(workingSet: WorkingSet, row: DeadlineRow, at: string): DeadlineRow['state'] {
  const ended =
    row.caseId !== null && ['rejected', 'withdrawn'].includes(workingSet.case.get(row.caseId)?.outcome ?? '');
  return ended ? 'cancelled' : row.dueAt < at ? 'late' : 'met';
}

function owedDates(machine: CaseMachine, workingSet: WorkingSet, dueDates: DueDates, at: string): Owed[] {
  return [
    ...[...workingSet.case.values()].flatMap((row) => ofCase(machine, row)),
    ...[...workingSet.dossier.values()].flatMap((row) => ofDossier(machine, row, dueDates, at)),
    ...ofChildren(machine, workingSet),
  ];
}

function ofCase(machine: CaseMachine, row: CaseRow): Owed[] {
  const stage = machine.stages.get(row.stage);
  if (!stage || row.outcome !== 'running' || row.dueAt === null) return [];
  const place = {
    ownerType: 'case' as const,
    ownerId: row.id,
    caseId: row.id,
    dossierId: null,
    editionId: row.editionId,
    stage: row.stage,
    dueAt: row.dueAt,
    leadOrg: leadOf(stage, row),
  };
  if (isReturned(machine, row))
    return [{ ...place, kind: 'correction', orgId: row.applicantOrg, rule: correctionRule(stage) }];
  const rule =
    stage.kind === 'application' || stage.kind === 'supplement'
      ? stage.closes
      : (stage.due ?? (stage.kind === 'nomination' ? stage.deadline : undefined));
  return rule ? [{ ...place, kind: 'stage', orgId: holderOf(machine, stage, row), rule }] : [];
}

function correctionRule(stage: StageDefinition): DueRule {
  return {
    kind: 'working-days',
    n: 'correctionDays' in stage ? stage.correctionDays : 1,
    strength: 'hard',
    source: stage.source,
  };
}

/**
 * Who leads the stage, and so may extend its dates. A draft is its applicant's alone, and what a group has not sent on
 * is the group's.
 */
function leadOf(stage: StageDefinition, row: CaseRow): string {
  if (stage.kind === 'application') return row.applicantOrg;
  if (stage.kind === 'nomination' && stage.by === 'group') return row.groupOrg ?? row.authorityOrg;
  return 'by' in stage && stage.by === 'nominator' ? (row.nominatorOrg ?? row.authorityOrg) : row.authorityOrg;
}

function holderOf(machine: CaseMachine, stage: StageDefinition, row: CaseRow): string {
  switch (machine.states.get(row.state)?.heldBy) {
    case 'applicant':
      return row.applicantOrg;
    case 'group':
      return row.groupOrg ?? row.authorityOrg;
    case 'nominator':
      return row.nominatorOrg ?? row.authorityOrg;
    default:
      return leadOf(stage, row);
  }
}

function ofDossier(machine: CaseMachine, row: DossierRow, dueDates: DueDates, at: string): Owed[] {
  const stage = machine.stages.get(row.stage);
  if (!stage) return [];
  const place = {
    ownerType: 'dossier' as const,
    ownerId: row.id,
    caseId: null,
    dossierId: row.id,
    editionId: row.editionId,
    stage: row.stage,
    orgId: row.ownerOrg,
    leadOrg: row.recipientOrg ?? row.ownerOrg,
  };
  if (stage.kind === 'public-notice' && row.state === 'open' && row.windowEndsAt)
    return [
      {
        ...place,
        kind: 'notice',
        dueAt: row.windowEndsAt,
        rule: {
          kind: 'working-days',
          n: stage.workingDays,
          firstDay: stage.firstDay,
          strength: 'hard',
          source: stage.source,
        },
      },
    ];
  const dueAt = stage.kind === 'nomination' ? nominationDue(stage, row, dueDates, at) : null;
  return stage.kind === 'nomination' && dueAt ? [{ ...place, kind: 'nomination', dueAt, rule: stage.deadline }] : [];
}

/**
 * Until when a batch must be sent: what an order set for it, or the stage's deadline; null once it is sent. ISO 8601
 * UTC.
 */
export function nominationDue(
  { deadline }: NominationStage,
  row: Pick<DossierRow, 'state' | 'dueAt'>,
  dueDates: DueDates,
  at: string,
): string | null {
  if (row.state !== 'drafted' && row.state !== 'prepared') return null;
  return row.dueAt ?? dueDates.due(deadline, at);
}

function ofChildren(machine: CaseMachine, workingSet: WorkingSet): Owed[] {
  const found: Owed[] = [];
  const add = (
    kind: DeadlineRow['kind'],
    ownerType: DeadlineRow['ownerType'],
    row: { id: string; caseId: string; stage: string; dueAt: string | null },
    orgId: string,
    leadOrg: string,
    rule: DueRule | undefined,
  ) => {
    const owner = workingSet.case.get(row.caseId);
    if (owner && row.dueAt && rule)
      found.push({
        kind,
        ownerType,
        ownerId: row.id,
        caseId: row.caseId,
        dossierId: null,
        editionId: owner.editionId,
        stage: row.stage,
        orgId,
        leadOrg,
        rule,
        dueAt: row.dueAt,
      });
  };
  const runs = (caseId: string) => workingSet.case.get(caseId)?.outcome === 'running';
  for (const row of workingSet.opinion.values()) {
    const stage = machine.stages.get(row.stage);
    if (runs(row.caseId) && OPEN_OPINIONS.includes(row.state))
      add('opinion', 'opinion', row, row.orgId, row.leadOrg, stage && opinionRule(stage, row));
  }
  for (const row of workingSet.seat.values()) {
    const stage = machine.stages.get(row.stage);
    if (runs(row.caseId) && (row.state === 'invited' || row.state === 'accepted'))
      add('sheet', 'seat', row, row.expertOrg, row.leadOrg, stage && 'sheetDue' in stage ? stage.sheetDue : undefined);
  }
  for (const row of workingSet.objection.values())
    if (row.state === 'filed' || row.state === 'verifying')
      add(
        'objection',
        'objection',
        { ...row, stage: workingSet.case.get(row.caseId)?.stage ?? '' },
        row.leadOrg,
        row.leadOrg,
        { kind: 'working-days', n: 10, strength: 'soft', source: '' },
      );
  for (const row of workingSet.obligation.values()) {
    const owner = workingSet.case.get(row.caseId);
    if (owner && (row.state === 'open' || row.state === 'returned'))
      add(
        'obligation',
        'obligation',
        row,
        row.kind === 'payment' ? row.leadOrg : owner.applicantOrg,
        row.leadOrg,
        obligationRule(machine.stages.get(row.stage), row.kind, row.ruleId),
      );
  }
  return found;
}

/** The rule by which what an organisation was asked is due. */
export function opinionRule(stage: StageDefinition, { draftSha }: Pick<OpinionRow, 'draftSha'>): DueRule | undefined {
  if (stage.kind === 'lead') return draftSha === null ? stage.contributionDue : stage.confirmDue;
  return 'opinionDue' in stage ? stage.opinionDue : undefined;
}

/** The rule by which an obligation of a stage is due. */
export function obligationRule(stage: StageDefinition | undefined, kind: string, ruleId: string): DueRule | undefined {
  if (stage?.kind === 'recurring-report') return stage.reportDue;
  if (stage?.kind !== 'follow-up') return undefined;
  return kind === 'payment' ? stage.payments?.due : stage.reports.find(({ id }) => id === ruleId)?.due;
}
