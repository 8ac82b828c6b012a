import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { FormDefinition } from '../types';
import { parseForm } from '../schema/check-form';
import { formFields, type FormField } from '../schema/fields';
import { validateSchema } from '../schema/validate-schema';
import { readContent, typedField, type TypedKind } from './read-field';

const FORMS = join(__dirname, '../../../../config/forms');
const forms: FormDefinition[] = readdirSync(FORMS).map((name) =>
  parseForm(parse(readFileSync(join(FORMS, name), 'utf8'))),
);
const TYPED = new Set(['text', 'textarea', 'decimal', 'integer', 'date', 'uscc', 'patent-number', 'phone', 'email']);
const fields: [string, FormField][] = forms.flatMap((form) =>
  formFields(form)
    .filter(({ widget }) => TYPED.has(widget))
    .map((field): [string, FormField] => [`${form.id} ${field.pointer}`, field]),
);
const wide = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

/** What is recorded, and other ways of writing it. */
const WAYS: Readonly<Record<Exclude<TypedKind, 'line' | 'paragraphs' | 'login'>, [string | number, string[]]>> = {
  decimal: ['1234', ['1,234', '１，２３４', '1 234', '约1234', '≥1,234', '1234左右', '\u200b1234\u000b', '\r\n1234']],
  integer: [12, ['12', '１２', '约12', ' 12 ', '\u202a12\u202c', '12.0']],
  date: ['2023-05-01', ['2023.5.1', '2023/5/1', '20230501', '2023年5月1日', '２０２３-５-１', '2023-5-1\r\n']],
  uscc: ['91350100M000100Y43', ['91350100m000100y43', '9135 0100 M000 100Y 43', '９１３５０１００M000100Y43']],
  'patent-number': ['ZL200310102344.5', ['2003101023445', 'zl 2003 1 0102344.5', 'ＺＬ２００３１０１０２３４４．５']],
  'region-code': ['350100', ['３５０１００', ' 350 100 ']],
  phone: ['0591-12345678-801', ['0591-12345678转801', '０５９１－１２３４５６７８ ext. 801', '(0591)12345678分机801']],
  email: ['a@example.cn', ['ａ＠ｅｘａｍｐｌｅ．ｃｎ', 'a@Example。cn', 'mailto:a@example.cn', ' a@example.cn\u200b']],
};

describe('every field of every form', () => {
  it('is read by its kind', () => {
    expect(fields.length).toBeGreaterThan(150);
    expect(fields.filter(([, { schema }]) => typedField(schema) === null).map(([name]) => name)).toEqual([]);
  });

  it.each(fields)('%s takes what is meant, however it is written', (_name, { schema }) => {
    const kind = typedField(schema)?.kind ?? 'line';
    if (kind === 'login') throw new Error('no form asks for a login');
    // Bounds of the matter are another rule's; here is asked whether the way of writing makes a difference.
    const { minimum: _a, maximum: _b, 'x-min': _c, 'x-max': _d, pattern: _e, minLength: _f, ...open } = schema;
    const [value, ways] =
      kind === 'line'
        ? ['甲7', ['\ufeff甲7 ', '\r\n甲7', '甲\u200b7', '\u202e甲7\u000b']]
        : kind === 'paragraphs'
          ? ['甲\n乙', ['甲\r\n乙', '甲\u000b乙', ' 甲\n乙 \r\n', '甲\n\u200b乙']]
          : WAYS[kind];
    expect(ways.map((typed) => readContent(open, typed))).toEqual(ways.map(() => value));
    expect(validateSchema(open, value, { today: '2024-07-15' })).toEqual([]);
  });

  it.each(fields.filter(([, { unit }]) => unit?.zh.startsWith('万元')))('%s converts yuan', (_name, { schema }) => {
    expect(['50,000元', '5万元', '0.0005亿元', '5'].map((typed) => readContent(schema, typed))).toEqual([
      '5',
      '5',
      '5',
      '5',
    ]);
    expect(readContent(schema, '5 吨')).toBe('5 吨');
  });

  it.each(fields.filter(([, { unit }]) => unit !== undefined))('%s takes its own unit', (_name, { schema, unit }) => {
    expect([`7${unit?.zh}`, wide(`7 ${unit?.zh}`)].map((typed) => String(readContent(schema, typed)))).toEqual([
      '7',
      '7',
    ]);
  });
});
