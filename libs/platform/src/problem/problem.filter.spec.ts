import { toProblem } from './problem.filter';

describe('a problem in words', () => {
  const more = { rule: { id: 'measure', source: '财教〔2025〕2号', words: { zh: '暂停项目拨款', en: 'Payments suspended' } } };

  it('names its rule in the language of the sentence', () => {
    const params = { measure: '暂停项目拨款', number: '2025-00069' };
    expect(toProblem('followUp.paymentsSuspended', params, more, 'en').detail).toContain('“Payments suspended”');
    expect(toProblem('followUp.paymentsSuspended', params, more, 'zh').detail).toContain('暂停项目拨款');
  });
});
