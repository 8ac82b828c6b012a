import { indented, pair, word, type Pair } from './yaml-words';

/** One field of the form; `keys` are its keywords as they are written, besides its title and help. */
export interface WrittenField {
  name: string;
  title: Pair;
  help: Pair;
  keys: string[];
  required: boolean;
}

const field = (name: string, zh: string, en: string, help: Pair, keys: string[], required = true): WrittenField => ({
  name,
  title: { zh, en },
  help,
  keys,
  required,
});
const help = (zh: string, en: string): Pair => ({ zh, en });

export const line = (name: string, zh: string, en: string, about: Pair, most = 100, required = true): WrittenField =>
  field(name, zh, en, about, ['type: string', `maxLength: ${most}`], required);
export const paragraphs = (name: string, zh: string, en: string, about: Pair, required = true): WrittenField =>
  field(name, zh, en, about, ['type: string', 'minLength: 20', 'maxLength: 4000', 'x-widget: textarea'], required);
export const wanYuan = (name: string, zh: string, en: string, about: Pair): WrittenField =>
  field(name, zh, en, about, [
    'type: string',
    'format: decimal',
    'maxLength: 20',
    "x-min: '0'",
    "x-unit: {zh: 万元, en: '10,000 yuan'}",
  ]);
export const day = (name: string, zh: string, en: string, about: Pair, kind: string): WrittenField =>
  field(name, zh, en, about, ['type: string', 'format: date', `x-date: ${kind}`]);
export const confirmed = (name: string, zh: string, en: string): WrittenField =>
  field(name, zh, en, help('必须确认后才能提交。', 'Has to be confirmed before submitting.'), [
    'type: boolean',
    'const: true',
    'x-widget: declaration',
  ]);
export const chosen = (name: string, zh: string, en: string, about: Pair, list: string, most: number): WrittenField =>
  field(name, zh, en, about, ['type: string', `maxLength: ${most}`, `x-list: ${list}`]);
export const ofTaxonomy = (name: string, zh: string, en: string, about: Pair, taxonomy: string): WrittenField =>
  field(name, zh, en, about, ['type: string', 'maxLength: 12', 'x-widget: tree', `x-list: ${taxonomy}`]);

/** Who applies: the register checks what stands at these places. */
export const HOLDER: readonly WrittenField[] = [
  line(
    'name',
    '单位名称',
    'Name of the organisation',
    help('与营业执照上的全称一致。', 'The full name as on the licence.'),
  ),
  field(
    'uscc',
    '统一社会信用代码',
    'Unified social credit code',
    help('营业执照上的 18 位代码。', 'The 18 characters on the licence.'),
    ['type: string', 'format: uscc', 'maxLength: 30'],
  ),
  field('regionCode', '所在地', 'Place', help('选到市或县级。', 'Choose the city or county.'), [
    'type: string',
    'format: region-code',
    'maxLength: 6',
  ]),
  chosen(
    'affiliation',
    '隶属关系',
    'Affiliation',
    help('按单位登记情况选择。', 'As the organisation is registered.'),
    'affiliations',
    20,
  ),
];

/** Personal data, which is never published. */
export const CONTACT: readonly WrittenField[] = [
  line('person', '姓名', 'Name', help('能回答材料问题的人。', 'Someone who can answer questions.'), 40),
  field('phone', '电话', 'Telephone', help('手机或带区号的座机。', 'Mobile, or landline with area code.'), [
    'type: string',
    'format: phone',
    'maxLength: 20',
  ]),
];

/** A field as its lines. */
export function fieldLines({ name, title, help: about, keys }: WrittenField): string[] {
  return [`${name}:`, ...indented([...keys, `x-title: ${pair(title)}`, `x-help: ${pair(about)}`], 2)];
}

/** A group of fields as its lines; `more` are lines of properties that are no plain fields. */
export function groupLines(
  name: string,
  title: Pair,
  keys: string[],
  fields: readonly WrittenField[],
  more: { required: string[]; lines: string[] } = { required: [], lines: [] },
): string[] {
  const required = [...fields.filter((one) => one.required).map((one) => one.name), ...more.required];
  return [
    `${name}:`,
    ...indented(
      [
        'type: object',
        'additionalProperties: false',
        `x-title: ${pair(title)}`,
        ...keys,
        `required: [${required.map(word).join(', ')}]`,
        'properties:',
        ...indented([...fields.flatMap(fieldLines), ...more.lines], 2),
      ],
      2,
    ),
  ];
}
