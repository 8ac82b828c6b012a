import { patentState, usccState } from './typing';

describe('codes while they are typed', () => {
  it('counts, then checks the last character', () => {
    expect(usccState('')).toEqual({ kind: 'empty' });
    expect(usccState('91350100M0')).toEqual({ kind: 'typing', have: 10, need: 18 });
    expect(usccState('9135 0100 M000 100Y 43')).toEqual({ kind: 'right' });
    expect(usccState('91350100M000100Y44')).toEqual({ kind: 'wrong' });
    expect(usccState('91350100m000100y44', ['91350100M000100Y44'])).toEqual({ kind: 'confirmed' });
    expect(usccState('0'.repeat(18))).toEqual({ kind: 'wrong' });
  });
  it('takes patent numbers with or without ZL, spaces and point', () => {
    expect(patentState('ZL 2003 1 0102344.5')).toEqual({ kind: 'right' });
    expect(patentState('2003101023445')).toEqual({ kind: 'right' });
    expect(patentState('ZL200310102344.6')).toEqual({ kind: 'wrong' });
    expect(patentState('ZL2003')).toEqual({ kind: 'typing', have: 4, need: 13 });
  });
});
