import type { DifferenceArea, EditionDifferenceDto } from '@linxuan/contracts';
import { canonicalJson, type ProgrammeDefinition, type Text } from '@linxuan/domain';
import { formFields, type FormDefinition, counted } from '@linxuan/form-rules';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface Found {
  path: string[];
  names: Text[];
  before: Json | undefined;
  after: Json | undefined;
}

/**
 * What differs between two editions, one entry for each value, in the order of the text; last what differs in their
 * forms.
 */
export function differencesOf(
  before: ProgrammeDefinition | null,
  after: ProgrammeDefinition | null,
  forms: { before: FormDefinition | null; after: FormDefinition | null } = { before: null, after: null },
): EditionDifferenceDto[] {
  if (!before || !after) return [];
  const found = compare([], [], before as unknown as Json, after as unknown as Json);
  const ofForm =
    forms.before && forms.after ? compare(['form'], [FORM], formView(forms.before), formView(forms.after)) : [];
  const kinds = new Map([...before.stages, ...after.stages].map(({ id, kind }) => [id, kind]));
  const quotas = new Map(
    [...before.quotas, ...after.quotas].map((quota) => [quota.id, titleOf(quota as unknown as Json)]),
  );
  return [...found, ...ofForm].map(({ path, names, before: was, after: is }) => {
    const say = (value: Json | undefined): Text | null =>
      path[0] === 'roster' && path.at(-1) === 'quota' && typeof value === 'string'
        ? (quotas.get(value) ?? said(value))
        : said(value);
    return {
      area: areaOf(path, kinds),
      path: `/${path.join('/')}`,
      what: wordsOf(names, path),
      before: say(was),
      after: say(is),
    };
  });
}

const FORM: Text = { zh: '申报书', en: 'application form' };
/**
 * What an applicant meets in a form: its fields one by one with what is asked of each, the lists, the files and the
 * rules.
 */
function formView(form: FormDefinition): Json {
  const fields = formFields(form).map(
    ({ pointer, title, help, step, required, public: publicity, widget, unit, listName, slot, scale, schema }) => ({
      id: pointer,
      title,
      help,
      step,
      required,
      public: publicity,
      widget,
      unit,
      list: listName,
      slot,
      scale,
      ...Object.fromEntries(
        Object.entries(schema).filter(
          ([key]) =>
            !key.startsWith('x-') && !['properties', 'items', 'required', 'additionalProperties'].includes(key),
        ),
      ),
      min: schema['x-min'],
      max: schema['x-max'],
    }),
  );
  const lists = Object.entries(form.lists).map(([id, entries]) => ({ id, entries }));
  const view = {
    title: form.title,
    totalMb: form.totalMb,
    steps: form.steps,
    fields,
    lists,
    attachments: form.attachments,
    rules: form.rules.map((rule) => ({ ...rule, title: rule.message })),
  };
  // Fields that are not given are not there, as in the text.
  return JSON.parse(JSON.stringify(view)) as Json;
}

function compare(path: string[], names: Text[], before: Json | undefined, after: Json | undefined): Found[] {
  // The database keeps keys in an order of its own.
  if (before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && keyed(before) && keyed(after))
    return compareLists(path, names, before, after);
  // A term is said with its unit, whether only its length changes or also the way in which it is counted.
  if (
    isObject(before) &&
    isObject(after) &&
    isDue(before) &&
    isDue(after) &&
    (before['kind'] !== after['kind'] || before['n'] !== after['n'])
  )
    return [
      { path, names, before, after },
      ...[...new Set([...Object.keys(after), ...Object.keys(before)])]
        .filter((key) => !['kind', 'n', 'date'].includes(key))
        .flatMap((key) => compare([...path, key], names, before[key], after[key])),
    ];
  if (isObject(before) && isObject(after) && !isText(after))
    return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((key) =>
      compare([...path, key], names, before[key], after[key]),
    );
  return [{ path, names, before, after }];
}

/** Entries are the same by their id; one that moved to another place is not another. */
function compareLists(path: string[], names: Text[], before: Json[], after: Json[]): Found[] {
  const was = new Map(before.map((item) => [idOf(item), item]));
  const is = new Map(after.map((item) => [idOf(item), item]));
  const order =
    [...was.keys()].filter((id) => is.has(id)).join() === [...is.keys()].filter((id) => was.has(id)).join()
      ? []
      : [{ path: [...path, 'order'], names, before: [...was.keys()], after: [...is.keys()] }];
  return [...new Set([...was.keys(), ...is.keys()])]
    .flatMap((id) => {
      const one = is.get(id) ?? was.get(id);
      return compare([...path, id], [...names, titleOf(one) ?? { zh: id, en: id }], was.get(id), is.get(id));
    })
    .concat(order);
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: { [key: string]: Json }): boolean =>
  typeof value['zh'] === 'string' && typeof value['en'] === 'string';
const idOf = (item: Json): string =>
  isObject(item) ? String(item['id'] ?? item['org'] ?? item['code'] ?? item['branch'] ?? '') : '';
const keyed = (list: Json[]): boolean =>
  list.length > 0 && list.every((item) => idOf(item) !== '') && new Set(list.map(idOf)).size === list.length;
function titleOf(item: Json | undefined): Text | null {
  const named = isObject(item) ? (item['title'] ?? item['name'] ?? item['text']) : undefined;
  return isObject(named) && isText(named) ? (named as unknown as Text) : null;
}

const DUE_KINDS: Record<string, (n: Json | undefined, date: Json | undefined) => Text> = {
  date: (_n, date) => same(String(date)),
  'working-days': (n) => ({ zh: `${String(n)}个工作日`, en: counted(Number(n), 'working day') }),
  'calendar-days': (n) => ({ zh: `${String(n)}日`, en: counted(Number(n), 'day') }),
  months: (n) => ({ zh: `${String(n)}个月`, en: counted(Number(n), 'month') }),
  yearly: (n) => ({ zh: `每年${String(n)}月`, en: `each year in month ${String(n)}` }),
};
const isDue = (value: { [key: string]: Json }): boolean =>
  typeof value['kind'] === 'string' && value['kind'] in DUE_KINDS && 'strength' in value;
const same = (words: string): Text => ({ zh: words, en: words });

function said(value: Json | undefined): Text | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return same(value ? '✓' : '✗');
  if (typeof value !== 'object') return WORDS[String(value)] ?? same(String(value));
  if (isObject(value)) {
    if (isDue(value)) return DUE_KINDS[String(value['kind'])]?.(value['n'], value['date']) ?? null;
    if (isText(value)) return value as unknown as Text;
    return titleOf(value) ?? same(typeof value['title'] === 'string' ? value['title'] : JSON.stringify(value));
  }
  const parts = value.flatMap((item) => said(item) ?? []);
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
}

const WORDS: Record<string, Text> = {
  hard: { zh: '必须', en: 'binding' },
  soft: { zh: '原则上', en: 'in principle' },
  public: { zh: '公开', en: 'public' },
  confidential: { zh: '不公开', en: 'confidential' },
  never: { zh: '从不公开', en: 'never public' },
};

const CLOCKS = new Set([
  'due',
  'closes',
  'deadline',
  'opinionDue',
  'sheetDue',
  'workingDays',
  'correctionDays',
  'fileBy',
  'answerBy',
  'date',
]);
/** Whom a change concerns first, by where it stands. */
function areaOf(path: string[], kinds: ReadonlyMap<string, string>): DifferenceArea {
  if (path[0] === 'form') return 'applicants';
  if (path.some((part) => CLOCKS.has(part)) && path[0] !== 'legalBasis') return 'clocks';
  switch (path[0]) {
    case 'eligibility':
    case 'visibility':
      return 'applicants';
    case 'roster':
      return ['quota', 'sharesQuotaOf', 'facts'].includes(path[2] ?? '') ? 'quotas' : 'nominators';
    case 'routes':
      return 'nominators';
    case 'rubrics':
    case 'duties':
    case 'ministryDepartments':
      return 'reviewers';
    case 'quotas':
    case 'groupQuota':
      return 'quotas';
    case 'stages':
      return path.length <= 2 || path.at(-1) === 'order'
        ? 'steps'
        : stageArea(path.at(-1) ?? '', kinds.get(path[1] ?? '') ?? '');
    default:
      return 'texts';
  }
}
function stageArea(key: string, kind: string): DifferenceArea {
  if (['title', 'source'].includes(key)) return 'texts';
  if (['form', 'casesPerEntry', 'publicTitle', 'files'].includes(key) || ['application', 'supplement'].includes(kind))
    return 'applicants';
  return kind === 'nomination' ? 'nominators' : kind === 'quota-extra' ? 'quotas' : 'reviewers';
}

const LABELS: Record<string, Text> = {
  cap: { zh: '数量', en: 'number' },
  date: { zh: '日期', en: 'date' },
  n: { zh: '期限', en: 'term' },
  weight: { zh: '权重', en: 'weight' },
  workingDays: { zh: '公示工作日', en: 'working days of notice' },
  name: { zh: '名称', en: 'name' },
  title: { zh: '标题', en: 'title' },
  edition: { zh: '年度', en: 'edition' },
  result: { zh: '结果文件', en: 'result document' },
  call: { zh: '通知', en: 'call' },
  quota: { zh: '名额', en: 'quota' },
  roster: { zh: '推荐单位', en: 'nominators' },
  stages: { zh: '环节', en: 'stages' },
  quotas: { zh: '名额', en: 'quotas' },
  rubrics: { zh: '评分表', en: 'rubrics' },
  eligibility: { zh: '申报条件', en: 'conditions' },
  closes: { zh: '申报截止', en: 'applications close' },
  deadline: { zh: '推荐截止', en: 'nominations close' },
  due: { zh: '办理期限', en: 'term' },
  opinionDue: { zh: '意见期限', en: 'term for opinions' },
  sheetDue: { zh: '评分期限', en: 'term for sheets' },
  correctionDays: { zh: '补正天数', en: 'days of correction' },
  number: { zh: '文号', en: 'document number' },
  order: { zh: '顺序', en: 'order' },
  guide: { zh: '办事指南', en: 'guide' },
  passMark: { zh: '合格线', en: 'pass mark' },
  minExperts: { zh: '最少专家数', en: 'fewest experts' },
  strength: { zh: '约束力', en: 'strength' },
  recusal: { zh: '回避事由', en: 'grounds of recusal' },
  years: { zh: '年数', en: 'years' },
  form: FORM,
  required: { zh: '必填', en: 'required' },
  help: { zh: '填写说明', en: 'help' },
  maxLength: { zh: '最多字数', en: 'most characters' },
  minLength: { zh: '最少字数', en: 'fewest characters' },
  min: { zh: '下限', en: 'least' },
  max: { zh: '上限', en: 'most' },
  minItems: { zh: '最少行数', en: 'fewest rows' },
  maxItems: { zh: '最多行数', en: 'most rows' },
  public: { zh: '公开', en: 'publication' },
  unit: { zh: '单位', en: 'unit' },
  totalMb: { zh: '附件总量（MB）', en: 'all files (MB)' },
  perFileMb: { zh: '单个附件（MB）', en: 'one file (MB)' },
  accept: { zh: '文件类型', en: 'kinds of file' },
  entries: { zh: '选项', en: 'choices' },
  when: { zh: '条件', en: 'condition' },
  departments: { zh: '会签部门', en: 'departments asked' },
  regionPrefix: { zh: '地区', en: 'region' },
  route: { zh: '申报渠道', en: 'route' },
  sharesQuotaOf: { zh: '共用名额', en: 'shares the quota of' },
  scale: { zh: '小数位', en: 'decimals' },
  step: { zh: '步骤', en: 'step' },
  list: { zh: '选项表', en: 'list' },
  format: { zh: '格式', en: 'format' },
  severity: { zh: '轻重', en: 'severity' },
};
function wordsOf(names: Text[], path: string[]): Text {
  const labels = path.flatMap((part, index) =>
    index === 0 || index === path.length - 1 || CLOCKS.has(part)
      ? (LABELS[part] ?? (index === path.length - 1 && names.at(-1) === undefined ? [{ zh: part, en: part }] : []))
      : [],
  );
  const parts = [...names, ...labels.slice(names.length > 0 ? 1 : 0)];
  const unique = (lang: 'zh' | 'en') => [...new Set(parts.map((part) => part[lang]))].join(' · ') || path.join('.');
  return { zh: unique('zh'), en: unique('en') };
}
