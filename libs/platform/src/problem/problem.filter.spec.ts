import { toProblem } from './problem.filter';

describe('a problem in words', () => {
  const more = {
    rule: { id: 'measure', source: '财教〔2025〕2号', words: { zh: '暂停项目拨款', en: 'Payments suspended' } },
  };

  it('names its rule in the language of the sentence', () => {
    const params = { measure: '暂停项目拨款', number: '2025-00069' };
    expect(toProblem('followUp.paymentsSuspended', params, more, 'en').detail).toContain('“Payments suspended”');
    expect(toProblem('followUp.paymentsSuspended', params, more, 'zh').detail).toContain('暂停项目拨款');
  });

  it('writes several numbers as the language does, and leaves a name with a comma in it alone', () => {
    const said = (items: string, language: 'zh' | 'en') =>
      toProblem('dossier.itemsChanged', { items }, {}, language).detail;
    expect([said('2024-00001, 2024-00002', 'zh'), said('2024-00001, 2024-00002', 'en')]).toEqual([
      expect.stringContaining('2024-00001、2024-00002'),
      expect.stringContaining('2024-00001, 2024-00002'),
    ]);
    expect(said('Heat recovery, low grade', 'zh')).toContain('Heat recovery, low grade');
  });
});
