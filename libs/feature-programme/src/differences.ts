import type { DifferenceArea, EditionDifferenceDto } from '@linxuan/contracts';
import { canonicalJson, type ProgrammeDefinition, type Text } from '@linxuan/domain';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface Found { path: string[]; names: Text[]; before: Json | undefined; after: Json | undefined }

/** What differs between two editions, one entry for each value, in the order of the text. */
export function differencesOf(before: ProgrammeDefinition | null, after: ProgrammeDefinition | null): EditionDifferenceDto[] {
  if (!before || !after) return [];
  return compare([], [], before as unknown as Json, after as unknown as Json).map(({ path, names, before: was, after: is }) => ({
    area: areaOf(path), path: `/${path.join('/')}`, what: wordsOf(names, path), before: said(was), after: said(is),
  }));
}

function compare(path: string[], names: Text[], before: Json | undefined, after: Json | undefined): Found[] {
  // The database keeps keys in an order of its own.
  if (before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && keyed(before) && keyed(after)) return compareLists(path, names, before, after);
  if (isObject(before) && isObject(after) && !isText(after))
    return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((key) => compare([...path, key], names, before[key], after[key]));
  return [{ path, names, before, after }];
}

/** Entries are the same by their id; one that moved to another place is not another. */
function compareLists(path: string[], names: Text[], before: Json[], after: Json[]): Found[] {
  const was = new Map(before.map((item) => [idOf(item), item]));
  const is = new Map(after.map((item) => [idOf(item), item]));
  const order = [...was.keys()].filter((id) => is.has(id)).join() === [...is.keys()].filter((id) => was.has(id)).join() ? [] : [{ path: [...path, 'order'], names, before: [...was.keys()], after: [...is.keys()] }];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const one = is.get(id) ?? was.get(id);
    return compare([...path, id], [...names, titleOf(one) ?? { zh: id, en: id }], was.get(id), is.get(id));
  }).concat(order);
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: { [key: string]: Json }): boolean => typeof value['zh'] === 'string' && typeof value['en'] === 'string';
const idOf = (item: Json): string => (isObject(item) ? String(item['id'] ?? item['org'] ?? item['code'] ?? item['branch'] ?? '') : '');
const keyed = (list: Json[]): boolean => list.length > 0 && list.every((item) => idOf(item) !== '') && new Set(list.map(idOf)).size === list.length;
function titleOf(item: Json | undefined): Text | null {
  const named = isObject(item) ? (item['title'] ?? item['name'] ?? item['text']) : undefined;
  return isObject(named) && isText(named) ? (named as unknown as Text) : null;
}

function said(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return String(value);
  if (isObject(value)) return isText(value) ? String(value['zh']) : (titleOf(value)?.zh ?? (typeof value['title'] === 'string' ? value['title'] : JSON.stringify(value)));
  return value.map((item) => said(item) ?? '').join('、');
}

const CLOCKS = new Set(['due', 'closes', 'deadline', 'opinionDue', 'sheetDue', 'workingDays', 'correctionDays', 'fileBy', 'answerBy', 'date']);
/** Whom a change concerns first, by where it stands. */
function areaOf(path: string[]): DifferenceArea {
  if (path.some((part) => CLOCKS.has(part)) && path[0] !== 'legalBasis') return 'clocks';
  switch (path[0]) {
    case 'eligibility':
    case 'visibility':
      return 'applicants';
    case 'roster':
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
      return path.length <= 2 || path.at(-1) === 'order' ? 'steps' : stageArea(path.at(-1) ?? '');
    default:
      return 'texts';
  }
}
function stageArea(key: string): DifferenceArea {
  if (['form', 'casesPerEntry', 'publicTitle', 'files'].includes(key)) return 'applicants';
  return ['title', 'source'].includes(key) ? 'texts' : 'reviewers';
}

const LABELS: Record<string, Text> = {
  cap: { zh: '数量', en: 'number' }, date: { zh: '日期', en: 'date' }, n: { zh: '期限', en: 'term' }, weight: { zh: '权重', en: 'weight' }, workingDays: { zh: '公示工作日', en: 'working days of notice' }, name: { zh: '名称', en: 'name' },
  title: { zh: '标题', en: 'title' }, edition: { zh: '年度', en: 'edition' }, result: { zh: '结果文件', en: 'result document' }, call: { zh: '通知', en: 'call' }, quota: { zh: '名额', en: 'quota' }, roster: { zh: '推荐单位', en: 'nominators' },
  stages: { zh: '环节', en: 'stages' }, quotas: { zh: '名额', en: 'quotas' }, rubrics: { zh: '评分表', en: 'rubrics' }, eligibility: { zh: '申报条件', en: 'conditions' }, closes: { zh: '申报截止', en: 'applications close' },
  deadline: { zh: '推荐截止', en: 'nominations close' }, due: { zh: '办理期限', en: 'term' }, opinionDue: { zh: '意见期限', en: 'term for opinions' }, sheetDue: { zh: '评分期限', en: 'term for sheets' }, correctionDays: { zh: '补正天数', en: 'days of correction' },
  number: { zh: '文号', en: 'document number' }, order: { zh: '顺序', en: 'order' }, guide: { zh: '办事指南', en: 'guide' }, passMark: { zh: '合格线', en: 'pass mark' }, minExperts: { zh: '最少专家数', en: 'fewest experts' }, strength: { zh: '约束力', en: 'strength' },
};
function wordsOf(names: Text[], path: string[]): Text {
  const labels = path.flatMap((part, index) => (index === 0 || index === path.length - 1 || CLOCKS.has(part) ? (LABELS[part] ?? (index === path.length - 1 && names.at(-1) === undefined ? [{ zh: part, en: part }] : [])) : []));
  const parts = [...names, ...labels.slice(names.length > 0 ? 1 : 0)];
  const unique = (lang: 'zh' | 'en') => [...new Set(parts.map((part) => part[lang]))].join(' · ') || path.join('.');
  return { zh: unique('zh'), en: unique('en') };
}
