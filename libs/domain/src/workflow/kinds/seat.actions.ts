import { divideHalfUp, hundredthsOf, sampleDeviation, scoreSheet, type Marks } from '../../evaluation';
import type { EvaluationStage, RubricDefinition, VoteStage } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import { refuse } from '../refusal';
import { rowOf } from '../working-set';
import { explained, freeOfConflicts, inSession, liveSeats } from './panels';
import { code, optionalText, payload, reasonPayload, text } from './payloads';

const scoresSchema = {
  type: 'array',
  minItems: 1,
  maxItems: 30,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['criterion', 'score', 'comment'],
    properties: {
      criterion: code,
      score: { type: 'number' },
      comment: optionalText(2000),
    },
  },
};
interface Score {
  criterion: string;
  score: number;
  comment: string;
}

/**
 * What every seat has: it is accepted with a declaration, given up with a reason, or taken back by whoever leads.
 * `settle` looks at the panel again when a seat is lost.
 */
export function invitationActions(
  stage: EvaluationStage | VoteStage,
  settle: (ctx: DecisionContext) => void,
): MachineAction[] {
  const base = { subject: 'seat' as const, stage: stage.id };
  const expert = [{ relation: 'seat-expert' as const, roles: ['expert' as const] }];
  const lead = [{ relation: 'lead' as const, roles: ['authority-clerk' as const, 'authority-lead' as const] }];
  return [
    {
      ...base,
      name: 'accept',
      worksheet: 'seat',
      part: 'join',
      from: ['invited'],
      to: ['accepted'],
      who: expert,
      guards: ['freeOfConflicts', 'explained'],
      reason: 'none',
      event: 'seat.accepted',
      payload: payload({ noConflict: { const: true }, explanation: text(1000) }, ['noConflict']),
      decide: (ctx) =>
        freeOfConflicts(ctx) ??
        explained(ctx) ??
        ctx.update('seat', ctx.command.subjectId, {
          state: 'accepted',
          reasonSha: ctx.outside.texts?.['/explanation'] ?? null,
        }),
    },
    {
      ...base,
      name: 'recuse',
      worksheet: 'seat',
      part: 'step-aside',
      from: ['invited', 'accepted'],
      to: ['recused'],
      who: expert,
      guards: [],
      reason: 'required',
      event: 'seat.recused',
      payload: reasonPayload,
      decide: (ctx) => {
        ctx.update('seat', ctx.command.subjectId, {
          state: 'recused',
          reasonSha: ctx.outside.texts?.['/reason'] ?? null,
        });
        settle(ctx);
      },
    },
    {
      ...base,
      name: 'replace',
      worksheet: 'panel',
      from: ['invited', 'accepted'],
      to: ['replaced'],
      who: lead,
      guards: [],
      reason: 'required',
      event: 'seat.replaced',
      payload: reasonPayload,
      decide: (ctx) => {
        ctx.update('seat', ctx.command.subjectId, {
          state: 'replaced',
          reasonSha: ctx.outside.texts?.['/reason'] ?? null,
        });
        settle(ctx);
      },
    },
  ];
}

/** The machine of one expert's seat: invited → accepted → sealed, or recused with a reason and replaced. */
export function seatActions(stage: EvaluationStage): MachineAction[] {
  const base = { subject: 'seat' as const, stage: stage.id };
  const expert = [{ relation: 'seat-expert' as const, roles: ['expert' as const] }];
  return [
    ...invitationActions(stage, settlePanel),
    {
      ...base,
      name: 'seal',
      worksheet: 'seat',
      part: 'judge',
      from: ['accepted'],
      to: ['sealed'],
      who: expert,
      guards: ['freeOfConflicts', 'everyCriterion', 'inScale'],
      reason: 'none',
      event: 'seat.sealed',
      payload: payload({ scores: scoresSchema, comment: text() }, ['scores', 'comment']),
      window: inSession,
      unlikeWorksheet: otherMarks,
      decide: (ctx) => {
        const barred = freeOfConflicts(ctx);
        if (barred) return barred;
        const rubric = ctx.def.rubrics.find(({ id }) => id === stage.rubric);
        if (!rubric) throw new Error(`No rubric ${stage.rubric}`);
        const total = weightedTotal(rubric, ctx.command.payload['scores'] as Score[]);
        if (typeof total !== 'number') return total;
        ctx.update('seat', ctx.command.subjectId, {
          state: 'sealed',
          sheetSha: ctx.outside.texts?.[''] ?? null,
          total,
          sealedAt: ctx.command.acceptedAt,
        });
        settlePanel(ctx);
      },
    },
  ];
}

interface StoredMark {
  score?: unknown;
  wrong?: unknown;
}

/**
 * Marks that stand otherwise in the stored worksheet: another one, one that was taken away, or something typed that is
 * no mark.
 */
function otherMarks(payload: Record<string, unknown>, worksheet: Record<string, unknown>) {
  const marks = (worksheet['marks'] ?? {}) as Record<string, StoredMark | undefined>;
  return (payload['scores'] as Score[]).flatMap(({ criterion, score }, index) => {
    const stored = Object.hasOwn(marks, criterion) ? marks[criterion] : undefined;
    if (!stored || (stored.score === score && !stored.wrong)) return [];
    return [{ pointer: `/scores/${index}/score`, code: 'not-as-stored' }];
  });
}

/**
 * Weighted total in hundredths of a point; marks have at most one decimal (our setting, the documents state no scale).
 */
function weightedTotal(rubric: RubricDefinition, scores: Score[]) {
  const marks: Marks = Object.fromEntries(scores.map(({ criterion, score }) => [criterion, { score }]));
  const sheet = scoreSheet(rubric, marks);
  const problem = sheet.ok ? undefined : sheet.problems.find(({ code }) => code !== 'score.missing');
  const finer = scores.find(({ score }) => (hundredthsOf(score) ?? 0) % 10 !== 0);
  const off = problem?.criterion ?? finer?.criterion;
  if (off !== undefined) {
    const index = scores.findIndex(({ criterion }) => criterion === off);
    return refuse(
      'sheet.scoreOutOfScale',
      { ...namesOf(rubric, 'criterion', [off]), max: rubric.scale },
      { fields: [{ pointer: `/scores/${index}/score`, code: 'range' }] },
    );
  }
  const missing = rubric.criteria.filter(({ id }) => scores.filter(({ criterion }) => criterion === id).length !== 1);
  if (missing.length > 0 || !sheet.ok)
    return refuse(
      'sheet.incomplete',
      namesOf(
        rubric,
        'criteria',
        missing.map(({ id }) => id),
      ),
      { fields: [{ pointer: '/scores', code: 'required' }] },
    );
  return sheet.total;
}

/** Criteria by their titles, in both languages: `place` and `placeEn`. */
function namesOf(
  rubric: RubricDefinition,
  place: 'criterion' | 'criteria',
  ids: readonly string[],
): Record<string, string> {
  const titles = ids.map((id) => rubric.criteria.find((one) => one.id === id)?.title ?? { zh: id, en: id });
  return { [place]: titles.map(({ zh }) => zh).join('、'), [`${place}En`]: titles.map(({ en }) => en).join(', ') };
}

/** The panel is complete when enough experts sit and every one of them has sealed; only then do results exist. */
function settlePanel(ctx: DecisionContext): void {
  const seat = rowOf(ctx.workingSet, 'seat', ctx.command.subjectId);
  const panel = rowOf(ctx.workingSet, 'panel', seat.panelId);
  const seats = liveSeats(ctx.workingSet, panel.id);
  const totals = seats.flatMap(({ state, total }) => (state === 'sealed' && total !== null ? [total] : []));
  if (totals.length < panel.minExperts || totals.length < seats.length) return;
  const sum = totals.reduce((a, b) => a + b, 0);
  ctx.update('panel', panel.id, {
    state: 'complete',
    mean: divideHalfUp(BigInt(sum), BigInt(totals.length)),
    spread: sampleDeviation(totals),
    completedAt: ctx.command.acceptedAt,
  });
}
