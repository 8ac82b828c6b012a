import type { EvaluationStage, RubricDefinition } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import { rowOf } from '../context';
import { refuse } from '../refusal';
import { liveSeats } from './evaluation.kind';
import { payload, reasonPayload, text } from './payloads';

const scoresSchema = {
  type: 'array', minItems: 1, maxItems: 30,
  items: { type: 'object', additionalProperties: false, required: ['criterion', 'score', 'comment'], properties: { criterion: { type: 'string' }, score: { type: 'number' }, comment: { type: 'string', maxLength: 2000 } } },
};
interface Score { criterion: string; score: number; comment: string }

/** The machine of one expert's seat: invited → accepted → sealed, or recused with a reason and replaced. */
export function seatActions(stage: EvaluationStage): MachineAction[] {
  const base = { subject: 'seat' as const, stage: stage.id };
  const expert = [{ relation: 'seat-expert' as const, roles: ['expert' as const] }];
  const lead = [{ relation: 'lead' as const, roles: ['authority-clerk' as const, 'authority-lead' as const] }];
  return [
    {
      ...base, name: 'accept', from: ['invited'], to: ['accepted'], who: expert, guards: [], reason: 'none', event: 'seat.accepted',
      payload: payload({ noConflict: { const: true } }, ['noConflict']),
      decide: (ctx) => ctx.update('seat', ctx.command.subjectId, { state: 'accepted' }),
    },
    {
      ...base, name: 'recuse', from: ['invited', 'accepted'], to: ['recused'], who: expert, guards: [], reason: 'required', event: 'seat.recused', payload: reasonPayload,
      decide: (ctx) => {
        ctx.update('seat', ctx.command.subjectId, { state: 'recused', reasonSha: ctx.outside.texts?.['/reason'] ?? null });
        settlePanel(ctx);
      },
    },
    {
      ...base, name: 'replace', from: ['invited', 'accepted'], to: ['replaced'], who: lead, guards: [], reason: 'required', event: 'seat.replaced', payload: reasonPayload,
      decide: (ctx) => {
        ctx.update('seat', ctx.command.subjectId, { state: 'replaced', reasonSha: ctx.outside.texts?.['/reason'] ?? null });
        settlePanel(ctx);
      },
    },
    {
      ...base, name: 'seal', from: ['accepted'], to: ['sealed'], who: expert, guards: ['everyCriterion', 'inScale'], reason: 'none', event: 'seat.sealed',
      payload: payload({ scores: scoresSchema, comment: text() }, ['scores', 'comment']),
      decide: (ctx) => {
        const rubric = ctx.def.rubrics.find(({ id }) => id === stage.rubric);
        if (!rubric) throw new Error(`No rubric ${stage.rubric}`);
        const total = weightedTotal(rubric, ctx.command.payload['scores'] as Score[]);
        if (typeof total !== 'number') return total;
        ctx.update('seat', ctx.command.subjectId, { state: 'sealed', sheetSha: ctx.outside.texts?.[''] ?? null, total, sealedAt: ctx.command.acceptedAt });
        settlePanel(ctx);
      },
    },
  ];
}

/** Weighted total in hundredths of a point out of 100; scores have at most one decimal. Half is rounded up. */
function weightedTotal(rubric: RubricDefinition, scores: Score[]) {
  let sum = 0;
  for (const [index, { criterion, score }] of scores.entries()) {
    const known = rubric.criteria.find(({ id }) => id === criterion);
    if (!known || score < 0 || score > rubric.scale || !Number.isInteger(score * 10))
      return refuse('sheet.scoreOutOfScale', { criterion, max: rubric.scale }, { fields: [{ pointer: `/scores/${index}/score`, code: 'range' }] });
    sum += Math.round(score * 10) * known.weight * 100;
  }
  const missing = rubric.criteria.filter(({ id }) => scores.filter(({ criterion }) => criterion === id).length !== 1);
  if (missing.length > 0) return refuse('sheet.incomplete', { criteria: missing.map(({ id }) => id).join(', ') }, { fields: [{ pointer: '/scores', code: 'required' }] });
  return Math.floor(sum / (rubric.scale * 10) + 0.5);
}

/** The panel is complete when enough experts sit and every one of them has sealed; only then do results exist. */
function settlePanel(ctx: DecisionContext): void {
  const seat = rowOf(ctx.world, 'seat', ctx.command.subjectId);
  const panel = rowOf(ctx.world, 'panel', seat.panelId);
  const seats = liveSeats(ctx.world, panel.id);
  const totals = seats.flatMap(({ state, total }) => (state === 'sealed' && total !== null ? [total] : []));
  if (totals.length < panel.minExperts || totals.length < seats.length) return;
  const mean = totals.reduce((a, b) => a + b, 0) / totals.length;
  const variance = totals.length > 1 ? totals.reduce((a, b) => a + (b - mean) ** 2, 0) / (totals.length - 1) : 0;
  ctx.update('panel', panel.id, { state: 'complete', mean: Math.round(mean), spread: Math.round(Math.sqrt(variance)), completedAt: ctx.command.acceptedAt });
}
