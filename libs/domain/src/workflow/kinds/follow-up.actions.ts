import type { ChangeRule, FollowUpStage, MeasureRule } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import { endOfBusinessDay } from '../../calendar';
import { refuse, type Refusal } from '../refusal';
import { amountSchema } from './agreement.kind';
import { endAs, obligationOf, obligationsOf } from './obligations';
import { plannedDay, payload, text } from './payloads';
import { theCase } from './steps';

/**
 * What may be done about a followed case as a whole: ask for a change, take a measure, look again when a date has
 * passed.
 */
export function followUpActions(stage: FollowUpStage, ends: boolean): MachineAction[] {
  const active = `${stage.id}.active`;
  const base = { subject: 'case' as const, stage: stage.id, from: [active], to: [] };
  const actions: MachineAction[] = [];
  if (stage.changes.length > 0)
    actions.push({
      ...base,
      name: 'request-change',
      worksheet: null,
      who: [{ relation: 'applicant', roles: ['enterprise-clerk'] }],
      guards: ['changeMatrix'],
      reason: 'required',
      event: 'change.requested',
      payload: payload(
        { changeId: { enum: stage.changes.map(({ id }) => id) }, reason: text(), amountFen: amountSchema },
        ['changeId', 'reason'],
      ),
      decide: (ctx) => requestChange(ctx, stage),
    });
  if (stage.measures.length > 0)
    actions.push({
      ...base,
      name: 'take-measure',
      worksheet: null,
      to: ends ? [`${stage.id}.terminated`] : [],
      who: [{ relation: 'authority', roles: ['authority-lead'] }],
      guards: ['knownMeasure'],
      reason: 'required',
      event: 'measure.taken',
      payload: payload(
        {
          measureId: { enum: stage.measures.map(({ id }) => id) },
          reason: text(),
          until: plannedDay,
        },
        ['measureId', 'reason'],
      ),
      decide: (ctx) => takeMeasure(ctx, stage),
    });
  if (stage.reports.length > 0)
    actions.push({
      // Nothing changes but the work: an overdue report appears at the authority too.
      ...base,
      name: 'look-again',
      worksheet: null,
      who: [{ relation: 'system', roles: ['system'] }],
      guards: [],
      reason: 'none',
      event: 'report.overdue',
      payload: payload(),
      decide: () => undefined,
    });
  return actions;
}

/**
 * The change matrix (财教〔2025〕2号): the holder decides some itself, files others, asks for the rest; some are never
 * possible.
 */
function requestChange(ctx: DecisionContext, stage: FollowUpStage): Refusal | void {
  const rule = stage.changes.find(({ id }) => id === ctx.command.payload['changeId']);
  if (!rule) return refuse('followUp.unknownChange', {}, { fields: [{ pointer: '/changeId', code: 'enum' }] });
  if (rule.decides === 'never')
    return refuse(
      'followUp.changeNever',
      { change: rule.title.zh, changeEn: rule.title.en },
      { rule: { id: `${stage.id}.${rule.id}`, source: rule.source, words: rule.title } },
    );
  const row = theCase(ctx);
  const state = CHANGE_STATES[rule.decides];
  const round = obligationsOf(ctx.workingSet, row.id, 'change').filter(({ ruleId }) => ruleId === rule.id).length + 1;
  ctx.insert('obligation', {
    ...obligationOf(ctx, row, stage.id, 'change', rule.id),
    state,
    round,
    amountFen: (ctx.command.payload['amountFen'] as number | undefined) ?? null,
    contentSha: ctx.outside.texts?.['/reason'] ?? null,
    submittedAt: ctx.command.acceptedAt,
    settledAt: state === 'submitted' ? null : ctx.command.acceptedAt,
  });
}

const CHANGE_STATES: Record<Exclude<ChangeRule['decides'], 'never'>, 'settled' | 'filed' | 'submitted'> = {
  holder: 'settled',
  'holder-filed': 'filed',
  authority: 'submitted',
};

function takeMeasure(ctx: DecisionContext, stage: FollowUpStage): Refusal | void {
  const rule = stage.measures.find(({ id }) => id === ctx.command.payload['measureId']);
  if (!rule) return refuse('followUp.unknownMeasure', {}, { fields: [{ pointer: '/measureId', code: 'enum' }] });
  const until = ctx.command.payload['until'] as string | undefined;
  const dates = untilNeeded(rule, until, ctx.command.acceptedAt);
  if (dates) return dates;
  const row = theCase(ctx);
  ctx.insert('obligation', {
    ...obligationOf(ctx, row, stage.id, 'measure', rule.id),
    state: 'settled',
    contentSha: ctx.outside.texts?.['/reason'] ?? null,
    submittedAt: ctx.command.acceptedAt,
    settledAt: ctx.command.acceptedAt,
    barredUntil: rule.bars === 'for-a-time' && until ? endOfBusinessDay(until) : null,
  });
  if (rule.ends) endAs(ctx, row, stage, 'terminated', rule.id);
}

/** A bar for a time says until when; anything else has no such date. */
function untilNeeded(rule: MeasureRule, until: string | undefined, at: string): Refusal | undefined {
  const field = (code: string) => ({ fields: [{ pointer: '/until', code }] });
  if (rule.bars !== 'for-a-time')
    return until === undefined ? undefined : refuse('followUp.untilNotNeeded', {}, field('unknown-field'));
  if (until === undefined) return refuse('followUp.untilNeeded', {}, field('required'));
  return endOfBusinessDay(until) <= at ? refuse('followUp.untilNeeded', {}, field('range')) : undefined;
}
