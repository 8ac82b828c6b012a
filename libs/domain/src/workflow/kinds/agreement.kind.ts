import type { AgreementStage, ProgrammeDefinition } from '../../programme/definition';
import type { DecisionContext, StageKind } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import type { ObligationRow } from '../rows';
import { rowsOf, type WorkingSet } from '../working-set';
import { obligationOf } from './obligations';
import { line, payload, reasonPayload, rejectPayload, text, overrideOf } from './payloads';
import { holdPromise } from './slots';
import { rejectTo, theCase } from './steps';
import { caseTask } from './task-specs';

/** Ten thousand million yuan: beyond any project, and a safe integer. */
const MOST_FEN = 1_000_000_000_000;
export const amountSchema = { type: 'integer', minimum: 1, maximum: MOST_FEN };

const offerPayload = (def: ProgrammeDefinition) =>
  payload(
    {
      amountFen: amountSchema,
      ...overrideOf(def),
      text: text(20000),
      targets: {
        type: 'array',
        minItems: 1,
        maxItems: 50,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'value'],
          properties: { name: line(120), value: line(200), assessment: text(500) },
        },
      },
    },
    ['amountFen', 'targets'],
  );

export function agreementOf(workingSet: WorkingSet, caseId: string): ObligationRow | undefined {
  return rowsOf(workingSet, 'obligation', (row) => row.caseId === caseId && row.kind === 'agreement')[0];
}

/**
 * 任务书: the authority writes down amount, targets and how they are assessed; the holder signs or asks for another text.
 */
export const agreementKind: StageKind<AgreementStage> = {
  kinds: ['agreement'],
  entry: 'drafting',
  states: () => [
    { name: 'drafting', heldBy: 'authority' },
    { name: 'offered', heldBy: 'applicant' },
    { name: 'not-agreed', heldBy: 'nobody', outcome: 'rejected' },
  ],
  actions: (stage, def) => {
    const at = (name: string) => `${stage.id}.${name}`;
    const leads = [{ relation: 'authority' as const, roles: ['authority-lead' as const] }];
    const holder = [{ relation: 'applicant' as const, roles: ['enterprise-clerk' as const] }];
    const base = { subject: 'case' as const, stage: stage.id };
    return [
      {
        ...base,
        name: 'offer',
        worksheet: null,
        from: [at('drafting')],
        to: [at('offered')],
        who: leads,
        guards: ['quotaLeft'],
        reason: 'none',
        quota: 'claim',
        event: 'agreement.offered',
        payload: offerPayload(def),
        decide: (ctx) => offer(ctx, stage),
      },
      {
        ...base,
        name: 'sign',
        worksheet: null,
        from: [at('offered')],
        to: [],
        leads: [{ from: at('offered'), to: 'next' }],
        who: holder,
        guards: ['quotaLeft'],
        reason: 'none',
        quota: 'claim',
        event: 'agreement.signed',
        payload: payload(),
        decide: (ctx) => {
          const row = theCase(ctx);
          const agreement = agreementOf(ctx.workingSet, row.id);
          if (!agreement) return refuse('agreement.missing', {});
          const beyond = holdPromise(ctx, row, 'agreement', agreement.amountFen);
          if (beyond) return beyond;
          ctx.update('obligation', agreement.id, { state: 'accepted', settledAt: ctx.command.acceptedAt });
          ctx.moveOn(row.id, { amountFen: agreement.amountFen });
        },
      },
      {
        ...base,
        name: 'request-change',
        worksheet: null,
        from: [at('offered')],
        to: [at('drafting')],
        who: holder,
        guards: [],
        reason: 'required',
        event: 'agreement.changeRequested',
        payload: reasonPayload,
        decide: (ctx) => {
          const row = theCase(ctx);
          const agreement = agreementOf(ctx.workingSet, row.id);
          if (agreement)
            ctx.update('obligation', agreement.id, {
              state: 'returned',
              answerSha: ctx.outside.texts?.['/reason'] ?? null,
            });
          ctx.moveTo(row.id, at('drafting'));
        },
      },
      {
        ...base,
        name: 'reject',
        worksheet: null,
        from: [at('drafting'), at('offered')],
        to: [at('not-agreed')],
        who: leads,
        guards: ['knownReason'],
        reason: 'required',
        quota: 'free',
        event: 'agreement.failed',
        payload: rejectPayload,
        decide: (ctx) => {
          const row = theCase(ctx);
          const refusal = rejectTo(ctx, at('not-agreed'), stage.rejectReasons);
          if (refusal) return refusal;
          const agreement = agreementOf(ctx.workingSet, row.id);
          if (agreement)
            ctx.update('obligation', agreement.id, { state: 'cancelled', settledAt: ctx.command.acceptedAt });
        },
      },
    ];
  },
  tasks: (_world, row, stage) => {
    if (row.state === `${stage.id}.drafting`)
      return [caseTask(row, 'draft-agreement', row.authorityOrg, 'authority-lead')];
    return row.state === `${stage.id}.offered`
      ? [caseTask(row, 'sign-agreement', row.applicantOrg, 'enterprise-clerk')]
      : [];
  },
};

function offer(ctx: DecisionContext, stage: AgreementStage): Refusal | void {
  const row = theCase(ctx);
  const amountFen = Number(ctx.command.payload['amountFen']);
  const beyond = holdPromise(ctx, row, 'agreement', amountFen);
  if (beyond) return beyond;
  const terms = {
    state: 'submitted' as const,
    amountFen,
    contentSha: ctx.outside.texts?.[''] ?? null,
    submittedAt: ctx.command.acceptedAt,
  };
  const earlier = agreementOf(ctx.workingSet, row.id);
  if (earlier)
    ctx.update('obligation', earlier.id, { ...terms, answerSha: null, settledAt: null, round: earlier.round + 1 });
  else ctx.insert('obligation', { ...obligationOf(ctx, row, stage.id, 'agreement', stage.id), ...terms });
  ctx.moveTo(row.id, `${stage.id}.offered`, { dueAt: stage.due ? ctx.due(stage.due, ctx.command.acceptedAt) : null });
}
