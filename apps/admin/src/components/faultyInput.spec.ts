import { faultyInput, isFaulty } from './faultyInput';

const FINE = {
  badInput: false,
  rangeOverflow: false,
  rangeUnderflow: false,
  stepMismatch: false,
  valueMissing: true,
} as ValidityState;
const root = (...inputs: object[]) => ({ querySelectorAll: () => inputs }) as unknown as ParentNode;

describe('a field that shows something which is no value', () => {
  it.each(['badInput', 'rangeOverflow', 'rangeUnderflow', 'stepMismatch'] as const)('is found by %s', (fault) => {
    const input = { validity: { ...FINE, [fault]: true }, disabled: false, hidden: false };
    expect(isFaulty(input.validity)).toBe(true);
    expect(faultyInput(root({ ...input, validity: FINE }, input))).toBe(input);
    expect(faultyInput(root({ ...input, disabled: true }))).toBeUndefined();
  });

  it('is not one that is merely empty', () => expect(isFaulty(FINE)).toBe(false));
});
