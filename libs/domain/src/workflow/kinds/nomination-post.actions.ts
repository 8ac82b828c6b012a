import { businessDateOf } from '../../calendar';
import type { NominationStage } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import type { Who } from '../actor';
import { refuse, type Refusal } from '../refusal';
import type { DossierItemRow, DossierRow } from '../rows';
import { rowOf, rowsOf } from '../working-set';
import { itemsAt, theDossier } from './dossiers';
import { documentNumber, line, pastDay, payload, rejectPayload, text } from './payloads';

const dayText = (value: unknown): string => String(value);
const postPayload = payload(
  { carrier: line(80), trackingNumber: documentNumber, postmarkedOn: pastDay, arrivedOn: pastDay, note: text(2000) },
  ['carrier', 'trackingNumber', 'postmarkedOn', 'arrivedOn'],
);

/** Where the paper original decides (以邮戳为准) nothing is received before the recipient has noted its post. */
export function postMissing(stage: NominationStage, dossier: DossierRow): Refusal | undefined {
  return stage.deadline.proof === 'postmark' && dossier.postmarkedOn === null
    ? refuse('dossier.postMissing', {})
    : undefined;
}

/**
 * The recipient notes carrier, tracking number, postmark and arrival of the original; a later note corrects an earlier
 * one.
 */
export function postActions(stage: NominationStage, recipients: Who[]): MachineAction[] {
  if (stage.deadline.proof !== 'postmark') return [];
  return [
    {
      subject: 'dossier',
      stage: stage.id,
      name: 'record-post',
      worksheet: 'receipt',
      part: 'record',
      from: ['transmitted'],
      to: [],
      who: recipients,
      guards: ['postmark', 'datesInOrder'],
      reason: 'none',
      event: 'dossier.postRecorded',
      payload: postPayload,
      decide: (ctx) => {
        const { carrier, trackingNumber, postmarkedOn, arrivedOn } = ctx.command.payload;
        const [sent, arrived, today] = [
          dayText(postmarkedOn),
          dayText(arrivedOn),
          businessDateOf(ctx.command.acceptedAt),
        ];
        if (sent > arrived || arrived > today)
          return refuse(
            'dossier.postDates',
            { postmarkedOn: sent, arrivedOn: arrived },
            { fields: [{ pointer: sent > arrived ? '/arrivedOn' : '/postmarkedOn', code: 'range' }] },
          );
        const deadline = ctx.outside.extendedTo ?? ctx.due(stage.deadline, ctx.command.acceptedAt);
        ctx.update('dossier', ctx.command.subjectId, {
          carrier: String(carrier),
          trackingNumber: String(trackingNumber),
          postmarkedOn: sent,
          arrivedOn: arrived,
          late: deadline !== null && sent > businessDateOf(deadline),
        });
      },
    },
  ];
}

/** 不予受理 of the whole dossier, where the edition says that late or defective papers are not taken. */
export function notAcceptedActions(stage: NominationStage, recipients: Who[]): MachineAction[] {
  if (stage.late !== 'refuse') return [];
  const at = (name: string) => `${stage.id}.${name}`;
  return [
    {
      subject: 'dossier',
      stage: stage.id,
      name: 'not-accept',
      worksheet: null,
      from: ['transmitted'],
      to: ['refused'],
      leads: [{ from: at('transmitted'), to: at('not-accepted') }],
      who: recipients,
      guards: ['knownReason'],
      reason: 'required',
      event: 'dossier.notAccepted',
      payload: rejectPayload,
      decide: (ctx) => {
        const reasonCode = String(ctx.command.payload['reasonCode']);
        if (!stage.rejectReasons.some(({ code }) => code === reasonCode))
          return refuse('reason.unknown', { reasonCode }, { fields: [{ pointer: '/reasonCode', code: 'enum' }] });
        const dossier = theDossier(ctx);
        for (const { caseId } of itemsAt(ctx, dossier, at('transmitted')))
          ctx.moveTo(caseId, at('not-accepted'), { reasonCode });
        ctx.update('dossier', dossier.id, { state: 'refused' });
      },
    },
  ];
}

/**
 * Cases that the nominator put over a soft cap: whoever receives them accepts that expressly, with a reason (原则上不超过).
 */
export function overridesPending(ctx: DecisionContext, items: DossierItemRow[]): Refusal | undefined {
  const over = items.filter(
    ({ caseId }) =>
      rowsOf(ctx.workingSet, 'quotaSlot', (slot) => slot.caseId === caseId && slot.origin === 'override').length > 0,
  );
  if (over.length === 0) return undefined;
  const { acceptOverrides, reason } = ctx.command.payload;
  if (acceptOverrides === true && typeof reason === 'string') return undefined;
  const numbers = over.map(({ caseId }) => rowOf(ctx.workingSet, 'case', caseId).number).join(', ');
  return refuse(
    'dossier.overridesPending',
    { items: numbers },
    { fields: [{ pointer: acceptOverrides === true ? '/reason' : '/acceptOverrides', code: 'required' }] },
  );
}
