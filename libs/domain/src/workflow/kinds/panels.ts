import type { Fraction } from '../../evaluation';
import type { ActionWindow, DecisionContext } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import type { PanelRow, SeatRow } from '../rows';
import { from } from '../window';
import { rowsOf, type WorkingSet } from '../working-set';
import { theCase } from './steps';

export function panelOf(workingSet: WorkingSet, caseId: string, stage: string): PanelRow | undefined {
  return rowsOf(workingSet, 'panel', (row) => row.caseId === caseId && row.stage === stage)[0];
}
export function liveSeats(workingSet: WorkingSet, panelId: string): SeatRow[] {
  return rowsOf(
    workingSet,
    'seat',
    (row) => row.panelId === panelId && row.state !== 'recused' && row.state !== 'replaced',
  );
}

/**
 * The exact mean of a complete panel: its sealed totals over their number. Pass marks and rankings compare this, not
 * the rounded mean.
 */
export function exactMean(workingSet: WorkingSet, panel: PanelRow | undefined): Fraction | null {
  if (panel?.state !== 'complete') return null;
  const totals = liveSeats(workingSet, panel.id).flatMap(({ state, total }) =>
    state === 'sealed' && total !== null ? [total] : [],
  );
  return totals.length === 0 ? null : { numerator: totals.reduce((a, b) => a + b, 0), denominator: totals.length };
}

/** A defence is heard before it is judged: nothing is sealed or concluded until its session begins. */
export function inSession(ctx: DecisionContext): ActionWindow | undefined {
  const panel = panelOf(ctx.workingSet, theCase(ctx).id, ctx.stage.id);
  return from(panel?.sessionAt, (at) => refuse('evaluation.beforeSession', { at, title: panel?.sessionTitle ?? '' }));
}

/** Columns that only the panel of a committee that votes fills. */
export const NO_VOTES = { ballot: null, votesFor: null, votesAgainst: null, votesAbstained: null } as const;

/** Everybody who is named stands in the pool, is free of conflicts, and has no seat on the panel yet. */
function seatable(ctx: DecisionContext, panel: PanelRow, wanted: readonly string[]): Refusal | undefined {
  const ever = rowsOf(ctx.workingSet, 'seat', ({ panelId }) => panelId === panel.id);
  for (const [index, userId] of wanted.entries()) {
    const expert = ctx.outside.experts?.[userId];
    const field = { fields: [{ pointer: `/experts/${index}`, code: 'enum' }] };
    if (!expert) return refuse('evaluation.notInPool', {}, field);
    if (expert.conflicts.length > 0)
      return refuse('evaluation.conflict', { conflict: expert.conflicts.join(', ') }, field);
    if (ever.some(({ expertUser, state }) => expertUser === userId && state !== 'replaced'))
      return refuse('evaluation.alreadySeated', {}, field);
  }
  return undefined;
}

/**
 * The grounds of recusal are asked again at each step of a seat, for a fact may have become known since the invitation.
 * Nothing is signed by somebody who must keep away.
 */
export function freeOfConflicts({ outside }: DecisionContext): Refusal | undefined {
  const bars = outside.recusal?.bars ?? [];
  return bars.length > 0 ? refuse('evaluation.mustRecuse', { conflict: bars.join(', ') }) : undefined;
}

/** What only asks is answered by the expert in words before the files open. */
export function explained({ outside, command }: DecisionContext): Refusal | undefined {
  const asks = outside.recusal?.asks ?? [];
  const said = command.payload['explanation'] as string | undefined;
  if (asks.length === 0 || said) return undefined;
  return refuse(
    'evaluation.explain',
    { conflict: asks.join(', ') },
    { fields: [{ pointer: '/explanation', code: 'required' }] },
  );
}

/** Where the panel is drawn, its seats belong to those who were drawn, and to nobody else (ADR 60). */
function bound(ctx: DecisionContext, panel: PanelRow, wanted: readonly string[]): Refusal | undefined {
  const { drawn } = ctx.outside;
  if (drawn === undefined) return undefined;
  if (drawn === null) return refuse('draw.notDrawn', {});
  const stray = wanted.findIndex((userId) => !drawn.includes(userId));
  if (stray >= 0) return refuse('draw.otherPerson', {}, { fields: [{ pointer: `/experts/${stray}`, code: 'enum' }] });
  return liveSeats(ctx.workingSet, panel.id).some(({ expertUser }) => !drawn.includes(expertUser))
    ? refuse('draw.stillSits', {})
    : undefined;
}

/** Who is invited to a panel: the people of the request, until when each answers, and the code where they are too few. */
interface Invitation {
  panel: PanelRow;
  dueAt: string | null;
  tooFew: 'evaluation.tooFew' | 'vote.tooFew';
}

/** Gives each person whom the request names a seat, or refuses all of them: conflicts first, then too few seats. */
export function inviteExperts(ctx: DecisionContext, { panel, dueAt, tooFew }: Invitation): Refusal | undefined {
  const row = theCase(ctx);
  const wanted = ctx.command.payload['experts'] as string[];
  const barred = seatable(ctx, panel, wanted) ?? bound(ctx, panel, wanted);
  if (barred) return barred;
  const total = liveSeats(ctx.workingSet, panel.id).length + wanted.length;
  if (total < panel.minExperts)
    return refuse(
      tooFew,
      { min: panel.minExperts, given: total },
      { fields: [{ pointer: '/experts', code: 'minItems' }] },
    );
  for (const userId of wanted)
    ctx.insert('seat', {
      id: ctx.newId(),
      panelId: panel.id,
      caseId: row.id,
      stage: ctx.stage.id,
      leadOrg: row.authorityOrg,
      expertUser: userId,
      expertOrg: ctx.outside.experts?.[userId]?.orgId ?? '',
      state: 'invited',
      version: 1,
      reasonSha: null,
      sheetSha: null,
      total: null,
      invitedAt: ctx.command.acceptedAt,
      dueAt,
      sealedAt: null,
      vote: null,
    });
  return undefined;
}
