import { checkQuotaWords } from './check-quota-words';
import type { QuotaDefinition } from './definition';
import { greenTechnology, greenTechnologyMaterial } from './testing/green-technology.spec-support';

const found = (quota: Partial<QuotaDefinition>, words: { zh: string; en: string }) => {
  const definition = greenTechnology();
  const [first] = definition.quotas;
  if (!first) throw new Error('The edition has no quota');
  definition.quotas = [{ ...first, ...quota, rule: { ...first.rule, words } }];
  return checkQuotaWords(definition, greenTechnologyMaterial()).map(({ code, severity, path, message }) => [
    code,
    severity,
    path,
    message.zh,
    message.en,
  ]);
};
const extras = (rules: NonNullable<QuotaDefinition['extras']>['rules']): QuotaDefinition['extras'] => {
  const due = { kind: 'date', date: '2025-02-28', strength: 'hard', source: '本期设定' } as const;
  return { fileBy: due, answerBy: due, rules };
};

describe('checkQuotaWords', () => {
  it('warns once for a text, in whichever language it names another number than the quota has', () => {
    expect(found({ cap: 7 }, { zh: '不得超过6项', en: 'no more than 7' })).toEqual([
      [
        'quota.words',
        'warning',
        '/quotas/0/rule/words/zh',
        '“省级推荐名额”的数量是7，规则文字写的是6',
        expect.stringContaining('is 7, its rule says 6'),
      ],
    ]);
    expect(found({ cap: 7 }, { zh: '不得超过６项', en: 'no more than 6' }).map(([, , path]) => path)).toEqual([
      '/quotas/0/rule/words',
    ]);
    expect(
      found({ cap: 7, title: { zh: '名额（8个）', en: 'Quota (7)' } }, { zh: '不得超过7项', en: 'seven' }).map(
        ([, , path]) => path,
      ),
    ).toEqual(['/quotas/0/title/zh']);
  });

  it('finds nothing where the number stands among others, or none is named', () => {
    expect(found({ cap: 7 }, { zh: '每3个企业一组，不得超过7项', en: 'at most seven' })).toEqual([]);
    expect(found({ cap: 1000 }, { zh: '不得超过1,000项', en: 'no more than 1,000' })).toEqual([]);
    expect(found({ cap: 7 }, { zh: '2025年名额为企业数的10%', en: '10% of the enterprises of 2025' })).toEqual([]);
  });

  it('takes the number with all extra slots as well', () => {
    const grounds = extras([
      {
        id: 'a',
        title: { zh: '甲', en: 'A' },
        source: '本期设定',
        by: 'fact',
        fact: 'selected',
        steps: [
          { from: 4, add: 2 },
          { from: 6, add: 4 },
        ],
      },
      { id: 'b', title: { zh: '乙', en: 'B' }, source: '本期设定', by: 'evidence', add: 1 },
      { id: 'c', title: { zh: '丙', en: 'C' }, source: '本期设定', by: 'discretion', range: [1, 2] },
    ]);
    expect(found({ cap: 8, extras: grounds }, { zh: '加上奖励最多15个', en: 'with all grounds at most 15' })).toEqual(
      [],
    );
    expect(found({ cap: 8, extras: grounds }, { zh: '最多14个', en: 'at most 14' })).toHaveLength(1);
  });

  it('leaves money and quotas without a number alone', () => {
    expect(found({ type: 'money', cap: 5_000_000_000 }, { zh: '分担60元', en: 'bears 60' })).toEqual([]);
    expect(found({ type: 'uncapped', cap: null }, { zh: '原为6项', en: 'was 6' })).toEqual([]);
  });
});
