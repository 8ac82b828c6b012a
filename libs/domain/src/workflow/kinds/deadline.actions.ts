import type { StageDefinition } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import type { Who } from '../actor';
import { refuse, type Refusal } from '../refusal';
import { after } from '../window';
import type { DeadlineRow } from '../rows';
import { rowOf } from '../working-set';
import { optionalDocumentNumber, payload, plannedInstant, text } from './payloads';

const OPEN = ['running', 'overdue'];
const LEADS: Who[] = [{ relation: 'lead', roles: ['authority-lead', 'nominator-lead'] }];
const SYSTEM: Who[] = [{ relation: 'system', roles: ['system'] }];
const until = plannedInstant;

/**
 * What may be done with a date itself, in every stage: its lead extends it with a reason and a document, the clock
 * finds it overdue, and a changed calendar moves it. A paused date cannot be extended: it has no day on which it ends.
 */
export function deadlineActions(stage: StageDefinition): MachineAction[] {
  if (!owesDates(stage)) return [];
  const base = { subject: 'deadline' as const, stage: stage.id, from: OPEN };
  return [
    {
      ...base,
      name: 'extend',
      worksheet: null,
      to: ['running'],
      who: LEADS,
      guards: ['laterThanBefore'],
      reason: 'required',
      event: 'deadline.extended',
      payload: payload({ until, reason: text(2000), documentNumber: optionalDocumentNumber }, ['until', 'reason']),
      decide: (ctx) =>
        laterOnly(ctx) ??
        moveDue(ctx, String(ctx.command.payload['until']), { extensions: subject(ctx).extensions + 1 }),
    },
    {
      ...base,
      name: 'recompute',
      worksheet: null,
      to: ['running', 'overdue'],
      who: SYSTEM,
      guards: [],
      reason: 'none',
      event: 'deadline.recomputed',
      payload: payload({ until }, ['until']),
      decide: (ctx) => moveDue(ctx, String(ctx.command.payload['until']), {}),
    },
    {
      ...base,
      name: 'expire',
      worksheet: null,
      from: ['running'],
      to: ['overdue'],
      who: SYSTEM,
      guards: ['dateHasPassed'],
      reason: 'none',
      event: 'deadline.missed',
      payload: payload(),
      window: (ctx) => after(subject(ctx).dueAt, (due) => refuse('deadline.notPassed', { due })),
      decide: (ctx) => ctx.update('deadline', subject(ctx).id, { state: 'overdue' }),
    },
  ];
}

/**
 * Whether a case or a dossier can owe a date here; an action on dates that never exist would be a dead end of the
 * machine.
 */
function owesDates(stage: StageDefinition): boolean {
  switch (stage.kind) {
    case 'list-decision':
    case 'classification':
    case 'publication':
    case 'agreement':
      return stage.due !== undefined;
    case 'quota-extra':
      return false;
    case 'follow-up':
      return stage.due !== undefined || stage.reports.length > 0 || stage.payments !== undefined;
    case 'application':
    case 'recurring-report':
    case 'supplement':
    case 'check':
    case 'joint-review':
    case 'department-review':
    case 'lead':
    case 'nomination':
    case 'written-evaluation':
    case 'oral-defence':
    case 'committee-vote':
    case 'public-notice':
      return true;
  }
}

const subject = (ctx: DecisionContext): DeadlineRow => rowOf(ctx.workingSet, 'deadline', ctx.command.subjectId);

function laterOnly(ctx: DecisionContext): Refusal | undefined {
  const { dueAt, kind } = subject(ctx);
  const asked = new Date(String(ctx.command.payload['until'])).toISOString();
  if (kind === 'notice') return refuse('deadline.fixed', {});
  return asked > dueAt && asked > ctx.command.acceptedAt
    ? undefined
    : refuse('deadline.notLater', { due: dueAt }, { fields: [{ pointer: '/until', code: 'later' }] });
}

/** The row that owes the date and the date itself move together. */
function moveDue(ctx: DecisionContext, to: string, more: Partial<DeadlineRow>): void {
  const row = subject(ctx);
  const dueAt = new Date(to).toISOString();
  ctx.update('deadline', row.id, { dueAt, state: dueAt < ctx.command.acceptedAt ? 'overdue' : 'running', ...more });
  switch (row.ownerType) {
    case 'case':
      return ctx.update('case', row.ownerId, { dueAt });
    case 'opinion':
      return ctx.update('opinion', row.ownerId, { dueAt });
    case 'seat':
      return ctx.update('seat', row.ownerId, { dueAt });
    case 'objection':
      return ctx.update('objection', row.ownerId, { dueAt });
    case 'obligation':
      return ctx.update('obligation', row.ownerId, { dueAt });
    case 'dossier':
      return ctx.update('dossier', row.ownerId, row.kind === 'notice' ? { windowEndsAt: dueAt } : { dueAt });
  }
}
