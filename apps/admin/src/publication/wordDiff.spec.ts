import { wordDiff } from './wordDiff';

describe('wordDiff', () => {
  it('tells what was removed and added, and both sides can be read back', () => {
    const before = '利用换热与蓄热装置分级回收余热，已在多个现场运行。';
    const after = '利用换热装置分级回收余热，热效率高。';
    const pieces = wordDiff(before, after);
    const side = (without: string) =>
      pieces
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join('');
    expect([side('added'), side('removed')]).toEqual([before, after]);
    expect(
      pieces
        .filter(({ kind }) => kind === 'removed')
        .map(({ text }) => text)
        .join(''),
    ).toContain('蓄热');
    expect(wordDiff('同', '同')).toEqual([{ text: '同', kind: 'same' }]);
  });
});
