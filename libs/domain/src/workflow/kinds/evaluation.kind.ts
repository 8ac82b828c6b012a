import { compareFractions } from '../../evaluation';
import type { EvaluationStage } from '../../programme/definition';
import type { DecisionContext, MachineAction, StageKind, TaskSpec } from '../../programme/machine';
import { refuse } from '../refusal';
import type { PanelRow, SeatRow } from '../rows';
import { exactMean, inSession, inviteExperts, liveSeats, NO_VOTES, panelOf } from './panels';
import { line, payload, plannedInstant, rejectPayload, text, uuid } from './payloads';
import { seatActions } from './seat.actions';
import { rejectTo, theCase } from './steps';
import { caseTask } from './task-specs';

/** 第三方评审, in writing or at an oral defence: a panel of seats; sheets stay sealed until the panel is complete. */
export const evaluationKind: StageKind<EvaluationStage> = {
  kinds: ['written-evaluation', 'oral-defence'],
  entry: 'seating',
  states: () => [
    { name: 'seating', heldBy: 'authority' },
    { name: 'scoring', heldBy: 'experts' },
    { name: 'not-passed', heldBy: 'nobody', outcome: 'rejected' },
  ],
  onEnter: (ctx, caseId, stage) => {
    const row = ctx.workingSet.case.get(caseId);
    if (!row) return;
    const earlier = panelOf(ctx.workingSet, caseId, stage.id);
    if (earlier) {
      // A case that was withdrawn and revived is evaluated anew; the old seats stay on record.
      for (const seat of liveSeats(ctx.workingSet, earlier.id)) ctx.update('seat', seat.id, { state: 'replaced' });
      ctx.update('panel', earlier.id, { state: 'seating', mean: null, spread: null, completedAt: null });
      return;
    }
    ctx.insert('panel', {
      id: ctx.newId(),
      caseId,
      stage: stage.id,
      leadOrg: row.authorityOrg,
      state: 'seating',
      minExperts: stage.minExperts,
      sessionTitle: null,
      sessionAt: null,
      sessionPlace: null,
      position: null,
      mean: null,
      spread: null,
      completedAt: null,
      ...NO_VOTES,
    });
  },
  actions: (stage) => [...caseActions(stage), ...seatActions(stage)],
  tasks: (workingSet, row, stage) => {
    const panel = panelOf(workingSet, row.id, stage.id);
    if (!panel || (row.state !== `${stage.id}.seating` && row.state !== `${stage.id}.scoring`)) return [];
    const seats = liveSeats(workingSet, panel.id);
    const tasks: TaskSpec[] = seats.flatMap((seat) => seatTask(seat, stage));
    if (row.state === `${stage.id}.seating` || seats.length < panel.minExperts)
      tasks.push(
        caseTask(
          row,
          stage.kind === 'oral-defence' ? 'schedule-defence' : 'seat-experts',
          row.authorityOrg,
          'authority-clerk',
        ),
      );
    else if (panel.state === 'complete')
      tasks.push(caseTask(row, 'conclude-evaluation', row.authorityOrg, 'authority-lead'));
    return tasks;
  },
};

function seatTask(seat: SeatRow, stage: EvaluationStage): TaskSpec[] {
  if (seat.state !== 'invited' && seat.state !== 'accepted') return [];
  return [
    {
      kind:
        seat.state === 'invited'
          ? 'answer-invitation'
          : stage.kind === 'oral-defence'
            ? 'score-defence'
            : 'score-application',
      subjectType: 'seat',
      subjectId: seat.id,
      caseId: seat.caseId,
      dossierId: null,
      stage: stage.id,
      orgId: seat.expertOrg,
      role: 'expert',
      userId: seat.expertUser,
      dueAt: seat.dueAt,
    },
  ];
}

const sessionSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['title', 'at', 'place'],
  properties: {
    title: line(200),
    at: plannedInstant,
    place: line(200),
    position: { type: 'integer', minimum: 1, maximum: 500 },
  },
};
const expertsSchema = { type: 'array', items: uuid, minItems: 1, maxItems: 15, uniqueItems: true };

function caseActions(stage: EvaluationStage): MachineAction[] {
  const at = (name: string) => `${stage.id}.${name}`;
  const oral = stage.kind === 'oral-defence';
  const clerks = [{ relation: 'authority' as const, roles: ['authority-clerk' as const, 'authority-lead' as const] }];
  const leads = [{ relation: 'authority' as const, roles: ['authority-lead' as const] }];
  const open = [at('seating'), at('scoring')];
  return [
    {
      subject: 'case',
      name: 'seat',
      worksheet: 'panel',
      part: 'seating',
      stage: stage.id,
      from: open,
      to: [at('scoring')],
      who: clerks,
      guards: ['inPool', 'noConflict', 'minExperts'],
      reason: 'none',
      event: 'panel.seated',
      payload: oral
        ? payload({ experts: expertsSchema, session: sessionSchema }, ['experts', 'session'])
        : payload({ experts: expertsSchema }, ['experts']),
      decide: (ctx) => seatExperts(ctx, stage),
    },
    ...(oral ? [reschedule(stage, clerks)] : []),
    {
      subject: 'case',
      name: 'conclude',
      worksheet: 'panel',
      part: 'pass',
      stage: stage.id,
      from: [at('scoring')],
      to: [],
      leads: [{ from: at('scoring'), to: 'next' }],
      who: leads,
      guards: ['panelComplete', 'passMark'],
      reason: 'none',
      event: 'case.passedEvaluation',
      payload: payload({ note: text() }),
      window: inSession,
      check: (ctx) => panelComplete(ctx),
      decide: (ctx) => {
        const refusal = panelComplete(ctx);
        if (refusal) return refusal;
        const row = theCase(ctx);
        const panel = panelOf(ctx.workingSet, row.id, stage.id);
        const exact = exactMean(ctx.workingSet, panel) ?? { numerator: 0, denominator: 1 };
        const mean = panel?.mean ?? 0;
        if (stage.passMark !== null && compareFractions(exact, { numerator: stage.passMark, denominator: 1 }) < 0)
          return refuse('evaluation.belowPassMark', { mean: mean / 100, passMark: stage.passMark / 100 });
        ctx.moveOn(row.id, { score: mean });
      },
    },
    {
      subject: 'case',
      name: 'reject',
      worksheet: 'panel',
      part: 'fail',
      stage: stage.id,
      from: [at('scoring')],
      to: [at('not-passed')],
      who: leads,
      guards: ['panelComplete', 'knownReason'],
      reason: 'required',
      quota: 'free',
      event: 'case.failedEvaluation',
      payload: rejectPayload,
      window: inSession,
      check: (ctx) => panelComplete(ctx),
      decide: (ctx) => panelComplete(ctx) ?? rejectTo(ctx, at('not-passed'), stage.rejectReasons),
    },
  ];
}

/** A session may be moved and its order changed until the panel is complete. */
function reschedule(stage: EvaluationStage, who: MachineAction['who']): MachineAction {
  return {
    subject: 'case',
    name: 'reschedule',
    worksheet: 'panel',
    part: 'schedule',
    stage: stage.id,
    from: [`${stage.id}.scoring`],
    to: [],
    who,
    guards: ['panelOpen'],
    reason: 'optional',
    event: 'panel.rescheduled',
    payload: payload({ session: sessionSchema, reason: text(2000) }, ['session']),
    decide: (ctx) => {
      const panel = panelOf(ctx.workingSet, theCase(ctx).id, stage.id);
      if (!panel || panel.state === 'complete') return refuse('evaluation.complete', {});
      ctx.update('panel', panel.id, sessionOf(ctx));
      for (const { id, state } of liveSeats(ctx.workingSet, panel.id))
        if (state !== 'sealed') ctx.update('seat', id, { dueAt: sheetDueAt(ctx, stage, panel) });
    },
  };
}

/**
 * When a sheet is due: counted from the session where that is still to come, since nothing can be marked before it, and
 * from now otherwise.
 */
function sheetDueAt(ctx: DecisionContext, stage: EvaluationStage, panel: PanelRow): string | null {
  const session = sessionOf(ctx).sessionAt ?? panel.sessionAt;
  const { acceptedAt } = ctx.command;
  const isToCome = session !== null && Date.parse(session) > Date.parse(acceptedAt);
  return ctx.due(stage.sheetDue, isToCome ? session : acceptedAt);
}

function sessionOf(ctx: DecisionContext): Partial<PanelRow> {
  const session = ctx.command.payload['session'] as
    { title: string; at: string; place: string; position?: number } | undefined;
  return session
    ? {
        sessionTitle: session.title,
        sessionAt: session.at,
        sessionPlace: session.place,
        position: session.position ?? null,
      }
    : {};
}

function panelComplete(ctx: DecisionContext) {
  const panel = panelOf(ctx.workingSet, theCase(ctx).id, ctx.stage.id);
  if (!panel || panel.state !== 'complete') {
    const seats = panel ? liveSeats(ctx.workingSet, panel.id) : [];
    return refuse('evaluation.incomplete', {
      sealed: seats.filter(({ state }) => state === 'sealed').length,
      seats: seats.length,
    });
  }
  return undefined;
}

function seatExperts(ctx: DecisionContext, stage: EvaluationStage) {
  const row = theCase(ctx);
  const panel = panelOf(ctx.workingSet, row.id, stage.id);
  if (!panel) throw new Error(`No panel for ${row.id}`);
  if (panel.state === 'complete') return refuse('evaluation.complete', {});
  const refusal = inviteExperts(ctx, { panel, dueAt: sheetDueAt(ctx, stage, panel), tooFew: 'evaluation.tooFew' });
  if (refusal) return refusal;
  ctx.update('panel', panel.id, { state: 'scoring', ...sessionOf(ctx) });
  if (row.state === `${stage.id}.seating`) ctx.moveTo(row.id, `${stage.id}.scoring`);
}
