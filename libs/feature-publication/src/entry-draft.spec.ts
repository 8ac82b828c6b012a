import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseForm } from '@linxuan/form-rules';
import { applicationContent } from '@linxuan/testing';
import { parse } from 'yaml';
import { draftEntry, entrySource, firstSentences } from './entry-draft';
import { contactParts } from './notice-paper';

const form = parseForm(
  parse(readFileSync(resolve(__dirname, '../../../config/forms/green-technology-application.yaml'), 'utf8')),
);

describe('an entry drafted from the application', () => {
  it('takes whole sentences up to the limit', () => {
    expect(firstSentences('一二三。四五六。七八九。', 9)).toBe('一二三。四五六。');
    expect(firstSentences('短', 9)).toBe('短');
    expect(firstSentences('没有句号的长文字没有句号', 6)).toBe('没有句号的…');
  });

  it('chooses publishable domestic cases only and gives figures as numbers', () => {
    const content = applicationContent(1);
    const cases = content['cases'] as Record<string, unknown>[];
    const source = entrySource(
      {},
      form,
      { columns: [] },
      {
        ...content,
        cases: [
          { ...cases[0], id: 'a', public: false, annualTco2: '10' },
          { ...cases[0], id: 'b', country: 'DE' },
          { ...cases[0], id: 'c', annualTco2: '1500.25', annualTce: '' },
        ] as never,
      },
    );
    expect(source.cases.map(({ caseKey, publishable, domestic }) => [caseKey, publishable, domestic])).toEqual([
      ['a', false, true],
      ['b', true, false],
      ['c', true, true],
    ]);
    expect(source.cases[0]).toMatchObject({ content: '', annualCO2Tonnes: null });
    expect(draftEntry(source, 2).cases).toEqual([
      expect.objectContaining({ caseKey: 'c', annualCO2Tonnes: 1500.25, annualCoalEquivTonnes: null }),
    ]);
    expect(JSON.stringify(draftEntry(source, 2))).not.toContain('用户单位');
  });
});

describe('contactParts', () => {
  it('puts labelled lines in their places and keeps the rest', () => {
    expect(contactParts('联系单位：秘书处\n电话: 010-1\n邮箱：a@b.c\n工作日 9 时至 17 时')).toEqual({
      body: '秘书处，工作日 9 时至 17 时',
      phone: '010-1',
      email: 'a@b.c',
      address: '',
    });
  });
});
