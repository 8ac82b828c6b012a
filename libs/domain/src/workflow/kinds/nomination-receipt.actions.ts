import type { NominationStage } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import { NOT_PREPARED } from '../two-person';
import { dossierCases, dropDeparted, itemsAt, theDossier } from './dossiers';
import { thaw } from './nomination-letter';
import { overridesPending, postMissing } from './nomination-post.actions';
import { dossierRecipients, mayBeLate, moveAll, NO_POST } from './nomination-terms';
import { payload, reasonPayload, text } from './payloads';
import { moveSlots } from './slots';

/** Cases over a soft cap are received only together with an express acceptance. */
const overrides = { acceptOverrides: { type: 'boolean' }, reason: text() };

/** What is left to do with a late dossier: only where the edition leaves that to the recipient may it be taken in. */
function lateRefusal(stage: NominationStage): Refusal {
  if (stage.late !== 'refuse') return refuse('dossier.late', {});
  return refuse('dossier.lateNeverTaken', {}, { rule: { id: `${stage.id}.deadline`, source: stage.deadline.source } });
}

/** What the recipient of a nomination does with its dossier: receives it, judges a late one, or sends it back. */
export function nominationReceiptActions(stage: NominationStage): MachineAction[] {
  const at = (name: string) => `${stage.id}.${name}`;
  const recipients = dossierRecipients(stage);
  const base = { subject: 'dossier' as const, stage: stage.id };
  // What a group sends is received by a nominator, on the page of the dossier.
  const worksheet = stage.to === 'authority' ? 'receipt' : null;
  const receive = (ctx: DecisionContext): Refusal | void => {
    const dossier = theDossier(ctx);
    const refusal = postMissing(stage, dossier) ?? overridesPending(ctx, dossierCases(ctx.workingSet, dossier));
    if (refusal) return refusal;
    const arriving = new Set(itemsAt(ctx, dossier, at('transmitted')).map(({ caseId }) => caseId));
    for (const { caseId } of dossierCases(ctx.workingSet, dossier)) {
      // A slot is spent at receipt; where the case goes on to another nomination it stays with this one.
      moveSlots(ctx, caseId, 'spent');
      if (arriving.has(caseId)) ctx.moveOn(caseId);
    }
    ctx.update('dossier', dossier.id, { state: 'receipted', receiptedAt: ctx.command.acceptedAt });
  };
  return [
    {
      ...base,
      name: 'receive',
      worksheet,
      part: 'receive',
      main: true,
      from: ['transmitted'],
      to: ['receipted'],
      leads: [{ from: at('transmitted'), to: 'next' }],
      who: recipients,
      guards: ['inTime'],
      reason: 'none',
      quota: 'spend',
      event: 'dossier.receipted',
      payload: payload({ note: text(2000), ...overrides }),
      check: (ctx) => (theDossier(ctx).late ? lateRefusal(stage) : postMissing(stage, theDossier(ctx))),
      decide: (ctx) => (theDossier(ctx).late ? lateRefusal(stage) : receive(ctx)),
    },
    ...(stage.late === 'refuse'
      ? []
      : ([
          {
            ...base,
            name: 'accept-late',
            worksheet,
            part: 'receive-late',
            from: ['transmitted'],
            to: ['receipted'],
            leads: [{ from: at('transmitted'), to: 'next' }],
            who: recipients,
            guards: ['isLate'],
            reason: 'required',
            quota: 'spend',
            event: 'dossier.receiptedLate',
            payload: payload({ ...overrides, reason: text() }, ['reason']),
            check: (ctx) => (theDossier(ctx).late ? undefined : refuse('dossier.notLate', {})),
            decide: (ctx) => (theDossier(ctx).late ? receive(ctx) : refuse('dossier.notLate', {})),
          },
        ] satisfies MachineAction[])),
    ...(mayBeLate(stage)
      ? ([
          {
            ...base,
            name: 'refuse-late',
            worksheet,
            part: 'refuse-late',
            from: ['transmitted'],
            to: ['refused'],
            leads: [{ from: at('transmitted'), to: at('late') }],
            who: recipients,
            guards: ['isLate'],
            reason: 'required',
            event: 'dossier.refusedLate',
            payload: reasonPayload,
            check: (ctx) => (theDossier(ctx).late ? undefined : refuse('dossier.notLate', {})),
            decide: (ctx) => {
              const dossier = theDossier(ctx);
              if (!dossier.late) return refuse('dossier.notLate', {});
              for (const { caseId } of itemsAt(ctx, dossier, at('transmitted')))
                ctx.moveTo(caseId, at('late'), { reasonCode: 'late' });
              ctx.update('dossier', dossier.id, { state: 'refused' });
            },
          },
        ] satisfies MachineAction[])
      : []),
    {
      ...base,
      name: 'send-back',
      worksheet,
      from: ['transmitted'],
      to: ['drafted'],
      leads: [{ from: at('transmitted'), to: at('nominated') }],
      who: recipients,
      guards: [],
      reason: 'required',
      event: 'dossier.sentBack',
      payload: reasonPayload,
      decide: (ctx) => {
        const dossier = theDossier(ctx);
        moveAll(ctx, dossier, at('transmitted'), at('nominated'), 'reserved');
        dropDeparted(ctx, dossier, at('nominated'));
        thaw(ctx, dossier);
        ctx.update('dossier', dossier.id, {
          state: 'drafted',
          ...NOT_PREPARED,
          releasedBy: null,
          releasedAt: null,
          contentSha: null,
          ...NO_POST,
        });
      },
    },
  ];
}
