import type { FollowUpStage, ProgrammeDefinition } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import type { ObligationRow } from '../rows';
import { rowOf } from '../working-set';
import { amountSchema } from './agreement.kind';
import { obligationsOf, openNextReport, openPayment, paidFen } from './obligations';
import { line, optionalLine, payload, reasonPayload, text, overrideOf } from './payloads';
import { hardOnly, holdPromise } from './slots';
import { theCase } from './steps';

type Kind = ObligationRow['kind'];
const holder: MachineAction['who'] = [{ relation: 'applicant', roles: ['enterprise-clerk'] }];
const authority: MachineAction['who'] = [{ relation: 'lead', roles: ['authority-clerk', 'authority-lead'] }];
const lead: MachineAction['who'] = [{ relation: 'lead', roles: ['authority-lead'] }];

/** The machines of what follows: a report is accepted, a payment made, a change decided, a measure lifted. */
export function obligationActions(stage: FollowUpStage, def: ProgrammeDefinition): MachineAction[] {
  const base = (child: Kind) => ({ subject: 'obligation' as const, stage: stage.id, child });
  return [
    ...(stage.reports.length > 0 ? reportActions(stage, base('report')) : []),
    ...(stage.payments ? paymentActions(stage, base('payment')) : []),
    ...(stage.changes.some(({ decides }) => decides === 'authority') ? changeActions(base('change'), def) : []),
    ...(stage.measures.length > 0 ? measureActions(base('measure')) : []),
  ];
}

type Base = Pick<MachineAction, 'subject' | 'stage' | 'child'>;

function change(ctx: DecisionContext, set: Partial<ObligationRow>): void {
  ctx.update('obligation', ctx.command.subjectId, set);
}

function reportActions(stage: FollowUpStage, base: Base): MachineAction[] {
  return [
    {
      ...base,
      name: 'submit',
      worksheet: null,
      from: ['open', 'returned'],
      to: ['submitted'],
      who: holder,
      guards: [],
      reason: 'none',
      event: 'report.submitted',
      payload: payload(
        {
          text: text(20000),
          figures: { type: 'object', maxProperties: 50, additionalProperties: optionalLine(200) },
        },
        ['text'],
      ),
      decide: (ctx) =>
        change(ctx, {
          state: 'submitted',
          contentSha: ctx.outside.texts?.[''] ?? null,
          submittedAt: ctx.command.acceptedAt,
          answerSha: null,
        }),
    },
    {
      ...base,
      name: 'accept',
      worksheet: null,
      from: ['submitted'],
      to: ['accepted'],
      who: authority,
      guards: [],
      reason: 'optional',
      event: 'report.accepted',
      payload: payload({ reason: text(2000) }),
      decide: (ctx) => {
        const report = rowOf(ctx.workingSet, 'obligation', ctx.command.subjectId);
        change(ctx, {
          state: 'accepted',
          answerSha: ctx.outside.texts?.['/reason'] ?? null,
          settledAt: ctx.command.acceptedAt,
        });
        openNextReport(ctx, theCase(ctx), stage, report);
      },
    },
    {
      ...base,
      name: 'send-back',
      worksheet: null,
      from: ['submitted'],
      to: ['returned'],
      who: authority,
      guards: [],
      reason: 'required',
      event: 'report.sentBack',
      payload: reasonPayload,
      decide: (ctx) => change(ctx, { state: 'returned', answerSha: ctx.outside.texts?.['/reason'] ?? null }),
    },
  ];
}

function paymentActions(stage: FollowUpStage, base: Base): MachineAction[] {
  return [
    {
      ...base,
      name: 'pay',
      worksheet: null,
      from: ['open'],
      to: ['settled'],
      who: authority,
      guards: ['paymentsNotSuspended', 'withinAgreedAmount'],
      reason: 'none',
      event: 'payment.made',
      payload: payload({ amountFen: amountSchema, reference: line(120) }, ['amountFen', 'reference']),
      check: (ctx) => suspended(ctx, stage),
      decide: (ctx) => {
        const barred = suspended(ctx, stage);
        if (barred) return barred;
        const row = theCase(ctx);
        const amountFen = Number(ctx.command.payload['amountFen']);
        const left = (row.amountFen ?? 0) - paidFen(ctx.workingSet, row.id);
        if (amountFen > left)
          return refuse(
            'followUp.paymentTooHigh',
            { left: left / 100, amount: amountFen / 100 },
            {
              rule: { id: `${stage.id}.payments`, source: stage.payments?.source ?? stage.source },
              fields: [{ pointer: '/amountFen', code: 'range' }],
            },
          );
        const payment = rowOf(ctx.workingSet, 'obligation', ctx.command.subjectId);
        change(ctx, {
          state: 'settled',
          amountFen,
          contentSha: ctx.outside.texts?.[''] ?? null,
          submittedAt: ctx.command.acceptedAt,
          settledAt: ctx.command.acceptedAt,
        });
        openPayment(ctx, row, stage, payment.round + 1);
      },
    },
  ];
}

/** 暂停拨款: a measure of this case, or of another of the holder's cases that it reaches. */
function suspended(ctx: DecisionContext, stage: FollowUpStage): Refusal | undefined {
  const row = theCase(ctx);
  const own = obligationsOf(ctx.workingSet, row.id, 'measure').find(
    ({ state, ruleId }) =>
      state === 'settled' && stage.measures.some(({ id, suspendsPayments }) => id === ruleId && suspendsPayments),
  );
  const rule = stage.measures.find(({ id }) => id === own?.ruleId);
  const found = rule ? { title: rule.title, source: rule.source, caseNumber: row.number } : ctx.outside.suspension;
  return found
    ? refuse(
        'followUp.paymentsSuspended',
        { measure: found.title.zh, measureEn: found.title.en, number: found.caseNumber },
        { rule: { id: 'measure', source: found.source, words: found.title } },
      )
    : undefined;
}

/** A change that asks for more than was agreed is one more promise of money. */
function raised(ctx: DecisionContext): Refusal | undefined {
  const { amountFen } = rowOf(ctx.workingSet, 'obligation', ctx.command.subjectId);
  const row = theCase(ctx);
  return amountFen !== null && amountFen > (row.amountFen ?? 0)
    ? (holdPromise(ctx, row, 'agreement', amountFen) ?? undefined)
    : undefined;
}

function changeActions(base: Base, def: ProgrammeDefinition): MachineAction[] {
  const settled = (ctx: DecisionContext, state: 'accepted' | 'refused') =>
    change(ctx, { state, answerSha: ctx.outside.texts?.['/reason'] ?? null, settledAt: ctx.command.acceptedAt });
  return [
    {
      ...base,
      name: 'approve',
      worksheet: null,
      from: ['submitted'],
      to: ['accepted'],
      who: lead,
      guards: ['quotaLeft'],
      reason: 'optional',
      quota: 'claim',
      event: 'change.approved',
      payload: payload({ reason: text(2000), ...overrideOf(def) }),
      check: (ctx) => hardOnly(raised(ctx)),
      decide: (ctx) => raised(ctx) ?? settled(ctx, 'accepted'),
    },
    {
      ...base,
      name: 'refuse',
      worksheet: null,
      from: ['submitted'],
      to: ['refused'],
      who: lead,
      guards: [],
      reason: 'required',
      event: 'change.refused',
      payload: reasonPayload,
      decide: (ctx) => settled(ctx, 'refused'),
    },
  ];
}

function measureActions(base: Base): MachineAction[] {
  return [
    {
      // 信用修复: what a measure barred is open again.
      ...base,
      name: 'lift',
      worksheet: null,
      from: ['settled'],
      to: ['cancelled'],
      who: lead,
      guards: [],
      reason: 'required',
      event: 'measure.lifted',
      payload: reasonPayload,
      decide: (ctx) =>
        change(ctx, {
          state: 'cancelled',
          answerSha: ctx.outside.texts?.['/reason'] ?? null,
          settledAt: ctx.command.acceptedAt,
        }),
    },
  ];
}
