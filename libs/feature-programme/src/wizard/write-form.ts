import {
  chosen,
  confirmed,
  CONTACT,
  day,
  groupLines,
  HOLDER,
  line,
  ofTaxonomy,
  paragraphs,
  wanYuan,
  type WrittenField,
} from './form-fields';
import { formId, taxonomyId } from './names';
import type { WizardInput } from './shapes';
import { code, indented, pair, word } from './yaml-words';

/** The form to begin with: who applies, what for, and a declaration; the form builder takes it from there. */
export function formText(input: WizardInput): string {
  const { answers, source } = input;
  const { title, item } = answers;
  const money = answers.shape === 'subsidy' || answers.shape === 'challenge';
  return [
    `# ${title.zh}申报表：先有通用内容，再按通知增减。 / Common fields first; add what the call asks for.`,
    `id: ${formId(answers)}`,
    'version: 1',
    `title: {zh: ${word(`${title.zh}申报表`)}, en: ${word(`Application: ${title.en}`)}}`,
    `source: ${word(source)}`,
    'totalMb: 100 # 一份申报的全部附件 / all files of an application',
    'facts:',
    '  today: date # 北京时间的当日 / business date in Beijing',
    '  accountUscc: string # 登录单位的代码 / of the organisation that is signed in',
    '',
    'steps:',
    '  - {id: holder, title: {zh: 申报单位, en: Applicant}, help: {zh: 与营业执照一致。, en: As on the business licence.}}',
    `  - {id: technology, title: ${pair(item)}, help: {zh: "名称、领域和内容。", en: "Name, field and content."}}`,
    '  - {id: declarations, title: {zh: 声明, en: Declaration}, help: {zh: 提交前确认。, en: Confirmed before submission.}}',
    '',
    'schema:',
    '  type: object',
    '  additionalProperties: false',
    `  required: [holder, technology, ${money ? 'project, ' : ''}declarations]`,
    '  properties:',
    ...indented(
      [...holder(), '', ...about(input), '', ...(money ? [...project(input), ''] : []), ...declared(input)],
      4,
    ),
    '',
    ...rules(input),
    '',
    'attachments:',
    '  - id: proof',
    '    step: technology',
    '    title: {zh: 证明材料, en: Proof}',
    '    help: {zh: 可不上传。, en: May be left out.}',
    '    required: false',
    '    min: 0',
    '    max: 5',
    '    accept: [pdf]',
    '    perFileMb: 20',
    '    public: confidential',
    '',
    'lists:',
    '  affiliations:',
    '    - {code: local, title: {zh: 地方, en: Local}}',
    '    - {code: central-soe, title: {zh: 中央企业, en: Central state-owned enterprise}}',
    '    - {code: xpcc, title: {zh: 新疆生产建设兵团, en: Xinjiang Production and Construction Corps}}',
    '  areas: # 与分类目录的领域一致 / the same as in the taxonomy',
    ...answers.fields.map(({ name }, index) => `    - {code: ${code(String(index + 1))}, title: ${pair(name)}}`),
    '',
  ].join('\n');
}

function holder(): string[] {
  const contact = groupLines('contact', { zh: '联系人', en: 'Contact' }, ['x-public: never'], CONTACT);
  return groupLines(
    'holder',
    { zh: '申报单位', en: 'Applicant' },
    ['x-step: holder', 'x-public: confidential'],
    HOLDER,
    { required: ['contact'], lines: contact },
  );
}

/** What is applied for. The result reads name, area, category and process here. */
function about({ answers }: WizardInput): string[] {
  const { item, shape } = answers;
  const own: Record<typeof shape, WrittenField[]> = {
    quota: [
      paragraphs('innovation', '创新点', 'What is new', {
        zh: '与现有做法的区别。',
        en: 'How it differs from what exists.',
      }),
    ],
    standards: [
      line(
        'number',
        '标准编号',
        'Number of the standard',
        { zh: '以发布文本为准。', en: 'As on the published text.' },
        60,
      ),
      day('publishedOn', '发布日期', 'Published on', { zh: '标准文本上的日期。', en: 'The day on the text.' }, 'past'),
    ],
    ladder: [
      paragraphs('performance', '绩效', 'Performance', {
        zh: '上一年度的主要指标。',
        en: 'Main figures of last year.',
      }),
    ],
    subsidy: [],
    cases: [
      day('startedOn', '开始日期', 'Started on', { zh: '案例开始实施的日期。', en: 'When the case began.' }, 'past'),
      paragraphs('effect', '成效', 'Effect', { zh: '可核实的结果。', en: 'Results that can be verified.' }),
    ],
    challenge: [
      paragraphs('plan', '揭榜方案', 'How the task is taken up', {
        zh: '实施路线、进度和指标。',
        en: 'Route, schedule and targets.',
      }),
      paragraphs('team', '团队和条件', 'Team and means', { zh: '已有的基础。', en: 'What is at hand.' }),
    ],
  };
  return groupLines(
    'technology',
    item,
    ['x-step: technology', 'x-public: public'],
    [
      {
        ...line(
          'name',
          `${item.zh}名称`,
          `Name: ${item.en}`,
          { zh: '不加单位名称。', en: 'Without the name of the organisation.' },
          60,
        ),
        keys: ['type: string', 'minLength: 4', 'maxLength: 60'],
      },
      chosen('area', '领域', 'Field', { zh: '申报的领域。', en: 'The field applied for.' }, 'areas', 2),
      ofTaxonomy(
        'category',
        '方向',
        'Direction',
        { zh: '所选领域下的方向。', en: 'A direction of the field.' },
        taxonomyId(answers),
      ),
      paragraphs('process', '主要内容', 'Content', {
        zh: '做了什么，有何特点。',
        en: 'What it is and what is special.',
      }),
      ...own[shape],
    ],
  );
}

/** Money: what it costs and what is asked for, in units of 10,000 yuan. */
function project({ answers }: WizardInput): string[] {
  return groupLines(
    'project',
    { zh: '资金', en: 'Money' },
    ['x-step: technology', 'x-public: confidential'],
    [
      wanYuan('investment', '总投资', 'Total investment', { zh: '含自筹资金。', en: 'Own money included.' }),
      answers.shape === 'subsidy'
        ? wanYuan('subsidy', '申请补助', 'Subsidy asked for', { zh: '不超过总投资。', en: 'Not above the total.' })
        : wanYuan('support', '申请支持资金', 'Money asked for', { zh: '不超过总投资。', en: 'Not above the total.' }),
    ],
  );
}

function declared({ answers }: WizardInput): string[] {
  return groupLines(
    'declarations',
    { zh: '声明', en: 'Declaration' },
    ['x-step: declarations', 'x-public: confidential'],
    [
      confirmed('truthful', '所填内容真实', 'All that is stated is true'),
      ...(answers.shape === 'subsidy'
        ? [confirmed('noDoubleFunding', '未重复申请财政资金', 'No other public money for the same project')]
        : []),
    ],
  );
}

function rules({ answers }: WizardInput): string[] {
  const asked = answers.shape === 'subsidy' ? 'subsidy' : answers.shape === 'challenge' ? 'support' : null;
  return [
    'rules:',
    "  - {id: F01, at: /holder/uscc, severity: warning, source: form, when: 'holder.uscc != facts.accountUscc',",
    '      message: {zh: 与登录单位的代码不一致，请核对, en: This is not the code of the organisation you are signed in for}}',
    "  - {id: F02, at: /technology/category, severity: error, source: form, when: 'not(starts with(technology.category, technology.area))',",
    '      message: {zh: 方向不属于所选领域, en: The direction does not belong to the field}}',
    ...(asked === null
      ? []
      : [
          `  - {id: F03, at: /project/${asked}, severity: error, source: form, when: 'project.${asked} > project.investment',`,
          '      message: {zh: 申请金额超过总投资, en: More is asked for than the total}}',
        ]),
  ];
}
