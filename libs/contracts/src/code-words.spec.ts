import { CODE_WORDS, inWords } from './code-words';
import { PROBLEMS, problemText } from './problems';

const CODE = /\b[a-z]+(?:[-.][a-z]+)+\b|\b(?:return|submit|accept|conclude|release|nominator)\b/;

describe('codes in sentences', () => {
  const places = Object.entries(PROBLEMS).flatMap(([code, { detail }]) =>
    [...detail.zh.matchAll(/\{(\w+)\}/g)].flatMap(([, place = '']) => (CODE_WORDS[place] ? [{ code, place }] : [])),
  );

  it('are said in words wherever a refusal has a place for one, in Chinese and in English', () => {
    expect(places.map(({ code }) => code)).toEqual(expect.arrayContaining(['version.stale', 'evaluation.conflict']));
    for (const { code, place } of places)
      for (const language of ['zh', 'en'] as const)
        for (const [value, words] of Object.entries(CODE_WORDS[place]?.[language] ?? {})) {
          const { detail } = problemText(code, { [place]: value, by: '甲', at: '2024-07-01T00:00:00.000Z' }, language);
          expect(detail).toContain(words);
          if (language === 'zh') expect(detail).not.toMatch(CODE);
        }
  });

  it('have the same codes in both languages', () => {
    for (const { zh, en } of Object.values(CODE_WORDS)) expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  it('are said one by one where several stand in a row', () => {
    expect(inWords('conflict', 'same-organisation, report-issuer', 'zh')).toBe(
      '与申报单位同一单位、是第三方报告出具机构',
    );
    expect(
      problemText('sheet.incomplete', { criteria: '先进性、适用性', criteriaEn: 'Advance, Fit' }, 'en').detail,
    ).toContain('Advance, Fit');
  });
});
