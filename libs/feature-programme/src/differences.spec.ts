import { resolve } from 'node:path';
import { parseProgramme, type ProgrammeDefinition } from '@linxuan/domain';
import { parseForm, type FormDefinition } from '@linxuan/form-rules';
import { parse } from 'yaml';
import { differencesOf } from './differences';
import { editionSources } from './edition-sources';

const texts = editionSources(resolve(__dirname, '../../../config'), 'green-technology', '2024');
const definition = (yaml: string): ProgrammeDefinition | null => parseProgramme(yaml).definition;
const form = (yaml: string): FormDefinition => parseForm(parse(yaml));

/** The text with one place changed; the place has to be there. */
function changed(text: string, from: string | RegExp, to: string): string {
  const after = text.replace(from, to);
  if (after === text) throw new Error(`${String(from)} is not in the text`);
  return after;
}
function said(change: { yaml?: string; form?: string }): string[] {
  const differences = differencesOf(definition(texts.yaml), definition(change.yaml ?? texts.yaml), {
    before: form(texts.form),
    after: form(change.form ?? texts.form),
  });
  return differences.map(
    ({ area, what, before, after }) => `${area}: ${what.zh} / ${what.en}: ${before?.zh ?? '—'} → ${after?.zh ?? '—'}`,
  );
}

describe('what an edition changes, in words, by whom it concerns', () => {
  it('says values in both languages', () => {
    const yaml = changed(
      texts.yaml,
      'opinionDue: {kind: working-days, n: 10, strength: soft',
      'opinionDue: {kind: working-days, n: 1, strength: hard',
    );
    const english = differencesOf(definition(texts.yaml), definition(yaml)).map(({ before, after }) => [
      before?.en,
      after?.en,
    ]);
    expect(english).toEqual([
      ['10 working days', '1 working day'],
      ['in principle', 'binding'],
    ]);
  });

  it('says nothing of an edition that is the same', () => {
    expect(said({})).toEqual([]);
  });

  it.each<[string, string | RegExp, string, string[]]>([
    [
      'a later closing date',
      'closes: {kind: date, date: "2024-07-31"',
      'closes: {kind: date, date: "2024-08-10"',
      ['clocks: 自愿申报 · 申报截止 · 日期 / Application · applications close · date: 2024-07-31 → 2024-08-10'],
    ],
    [
      'a date that becomes a term',
      'closes: {kind: date, date: "2024-07-31"',
      'closes: {kind: working-days, n: 30',
      ['clocks: 自愿申报 · 申报截止 / Application · applications close: 2024-07-31 → 30个工作日'],
    ],
    [
      'a shorter term that binds',
      'opinionDue: {kind: working-days, n: 10, strength: soft',
      'opinionDue: {kind: working-days, n: 8, strength: hard',
      [
        'clocks: 国资委初审 · 意见期限 / Preliminary review by SASAC · term for opinions: 10个工作日 → 8个工作日',
        'clocks: 国资委初审 · 意见期限 · 约束力 / Preliminary review by SASAC · term for opinions · strength: 原则上 → 必须',
      ],
    ],
    [
      'a nominator that is no longer on the roster',
      /\n {2}- \{org: ndrc-120000,.*/,
      '',
      ['nominators: 天津市发展和改革委员会 / Tianjin Development and Reform Commission: 天津市发展和改革委员会 → —'],
    ],
    [
      'a nominator under another name',
      /(org: ndrc-120000, name: \{zh: )天津市/,
      '$1津门',
      [
        'nominators: 津门发展和改革委员会 · 名称 / Tianjin Development and Reform Commission · name: 天津市发展和改革委员会 → 津门发展和改革委员会',
      ],
    ],
    [
      'a nominator on another quota',
      /(org: ndrc-120000,.*quota: )province-cap/,
      '$1group-cap',
      [
        'quotas: 天津市发展和改革委员会 · 名额 / Tianjin Development and Reform Commission · quota: 省级推荐名额 → 中央企业报送名额',
      ],
    ],
    ['a smaller quota', 'cap: 6', 'cap: 5', ['quotas: 省级推荐名额 · 数量 / Provincial quota · number: 6 → 5']],
    [
      'a heavier criterion',
      'en: Innovation}, weight: 20',
      'en: Innovation}, weight: 25',
      ['reviewers: 书面评审评分表 · 创新性 · 权重 / Written evaluation sheet · Innovation · weight: 20 → 25'],
    ],
    [
      'a higher pass mark',
      'passMark: 6000',
      'passMark: 6500',
      ['reviewers: 书面评审 · 合格线 / Written evaluation · pass mark: 6000 → 6500'],
    ],
  ])('says %s', (_what, from, to, expected) => {
    expect(said({ yaml: changed(texts.yaml, from, to) })).toEqual(expected);
  });

  it.each<[string, string | RegExp, string, string[]]>([
    [
      'a shorter field',
      'maxLength: 100',
      'maxLength: 80',
      [
        'applicants: 申报书 · 单位名称 · 最多字数 / application form · Name of the organisation · most characters: 100 → 80',
      ],
    ],
    [
      'a field that may stay empty',
      /required: \[name, /,
      'required: [',
      ['applicants: 申报书 · 单位名称 · 必填 / application form · Name of the organisation · required: ✓ → ✗'],
    ],
    [
      'a field that is new',
      /(\n {8})name:\n/,
      '$1website:$1  type: string$1  maxLength: 60$1  x-title: { zh: 网址, en: Website }$1  x-help: { zh: 单位网址。, en: Address of the site. }$1name:\n',
      ['applicants: 申报书 · 网址 / application form · Website: — → 网址'],
    ],
  ])('says %s of the form', (_what, from, to, expected) => {
    expect(said({ form: changed(texts.form, from, to) })).toEqual(expected);
  });
});
