import { editedOf, fieldsOf, givenOf, leftOf, valuesOf } from './offerFields';

const offer = {
  schema: {
    required: ['revisionSha'],
    properties: {
      revisionSha: { type: 'string' },
      verdict: { type: 'string', enum: ['agree', 'disagree'] },
      dueAt: { type: 'string', format: 'date-time' },
      amountFen: { type: 'integer' },
      experts: { type: 'array', items: { type: 'string' } },
      reason: { type: 'string' },
    },
  },
};
const payload = {
  revisionSha: 'a'.repeat(64),
  verdict: 'agree',
  dueAt: '2025-05-01T02:00:00.000Z',
  amountFen: 12_300,
  experts: ['x'],
  reason: '属实',
};
const fields = fieldsOf(offer);
const values = valuesOf(fields, payload);
const reason = givenOf(payload);

describe('fields of an offered act', () => {
  it('show what a person types, filled in as usual', () => {
    expect(values).toEqual({ verdict: 'agree', dueAt: '2025-05-01', amountFen: '123' });
    expect(leftOf(offer, payload)).toEqual(['revisionSha', 'experts']);
  });

  it('send what was typed otherwise, and nothing that stayed', () => {
    expect(editedOf(offer, payload, values, reason)).toEqual({});
    expect(
      editedOf(offer, payload, { ...values, verdict: 'disagree', amountFen: '' }, { ...reason, reason: ' ' }),
    ).toEqual({ verdict: 'disagree', amountFen: null, reason: null });
    expect(editedOf(offer, payload, { ...values, dueAt: '2025-06-01' }, reason)).toEqual({
      dueAt: '2025-06-01T15:59:59.999Z',
    });
  });
});
