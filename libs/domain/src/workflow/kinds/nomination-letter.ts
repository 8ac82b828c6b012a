import { bodyContradiction, marksContradiction } from '../../papers';
import type { DecisionContext } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import type { CaseRow, DossierRow } from '../rows';
import { dossierCases } from './dossiers';
import { NOT_NAMED } from './named-items';
import { documentNumber, line, pastDay, payload, text, uuid } from './payloads';

/** The letter as it is signed: what a person wrote stands in it in full, so that every reader draws the same paper. */
const letter = {
  number: documentNumber,
  date: pastDay,
  signatories: { type: 'array', items: line(120), minItems: 1, maxItems: 12 },
  scanFileId: uuid,
  body: text(8000),
  contact: {
    type: 'object',
    additionalProperties: false,
    required: ['person', 'phone'],
    properties: { person: line(60), phone: line(40) },
  },
};
export const letterPayload = payload(
  {
    ...letter,
    order: { type: 'array', items: uuid, maxItems: 500 },
    opinions: { type: 'object', maxProperties: 500, additionalProperties: text(1000) },
  },
  ['number', 'date', 'signatories'],
);
export const zeroPayload = payload({ reason: text(), ...letter }, ['reason', 'number', 'date', 'signatories']);

/** A letter that goes back to its owner is written anew, of the cases as they stand then. */
export function thaw(ctx: DecisionContext, dossier: DossierRow): void {
  for (const { id } of dossierCases(ctx.workingSet, dossier)) ctx.update('dossierItem', id, NOT_NAMED);
}

/** A body that a person typed says the same as the batch that it goes out with. */
export function bodyAgrees(ctx: DecisionContext, ranked: readonly CaseRow[]): Refusal | undefined {
  const body = ctx.command.payload['body'];
  if (typeof body !== 'string') return undefined;
  const titles = ranked.map(({ title }) => title);
  const { number, date } = ctx.command.payload;
  const wrong =
    bodyContradiction(body, titles, ctx.outside.otherTitles ?? []) ??
    marksContradiction(body, { number: String(number), date: String(date) });
  const fields = { fields: [{ pointer: '/body', code: 'not-as-frozen' }] };
  switch (wrong?.kind) {
    case undefined:
      return undefined;
    case 'names-others':
      return refuse('letter.namesOthers', { titles: wrong.titles.join('、') }, fields);
    case 'other-order':
      return refuse('letter.otherOrder', { named: wrong.titles.join('、'), first: titles[0] ?? '' }, fields);
    case 'other-count':
      return refuse('letter.otherCount', { count: titles.length }, fields);
    case 'other-number':
      return refuse('letter.otherNumber', { said: wrong.said, number: String(number) }, fields);
    case 'other-date':
      return refuse('letter.otherDate', { said: wrong.said, date: String(date) }, fields);
  }
}
