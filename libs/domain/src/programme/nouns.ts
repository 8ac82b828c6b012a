import type { ProgrammeDefinition, Text } from './definition';

/**
 * What an edition calls what it selects, and the parts of its result. Lists, letters, minutes, notices, the catalogue,
 * the public pages and the messages take their words from here, so that a list of factories says 工厂.
 */
export interface ResultNouns {
  /** One of what is selected: 绿色技术, 绿色工厂. */
  item: Text;
  /** Several of them; the same word in Chinese. */
  items: Text;
  /** The column and the line that say what it is called: 技术名称, 标准名称. */
  title: Text;
  /** Whose it is: 技术持有单位, 申报企业. */
  holder: Text;
  /** Who puts it forward: 推荐单位, 推荐机构. */
  nominator: Text;
  /** What is determined before it is published: 绿色技术清单. */
  list: Text;
  /** What is published: 推广目录, 推荐清单, 案例集. */
  catalogue: Text;
  /** First level of the taxonomy: 产业领域, 行业. */
  area: Text;
  /** Entry of the taxonomy: 产业类别. */
  category: Text;
  /** What an entry begins with: 工艺技术内容, 案例简介. */
  summary: Text;
  /** The figures of an entry: 主要技术参数. */
  parameters: Text;
  /** Where it is used: 应用案例. */
  cases: Text;
}

/** Words that fit every programme; an edition replaces those that its documents have. */
export const NEUTRAL_NOUNS: ResultNouns = {
  item: { zh: '申报项目', en: 'project' },
  items: { zh: '申报项目', en: 'projects' },
  title: { zh: '项目名称', en: 'Title' },
  holder: { zh: '申报单位', en: 'Applicant' },
  nominator: { zh: '推荐单位', en: 'Nominated by' },
  list: { zh: '入选名单', en: 'list' },
  catalogue: { zh: '入选目录', en: 'catalogue' },
  area: { zh: '领域', en: 'Area' },
  category: { zh: '类别', en: 'Category' },
  summary: { zh: '主要内容', en: 'Contents' },
  parameters: { zh: '主要指标', en: 'Main figures' },
  cases: { zh: '应用案例', en: 'Cases' },
};

/** The nouns of an edition. Who applies is called as in the guide where no other word is given. */
export function nounsOf({ nouns, guide }: Pick<ProgrammeDefinition, 'nouns' | 'guide'>): ResultNouns {
  const applicants = guide?.applicants;
  const holder = applicants ? { zh: applicants.zh, en: applicants.en } : NEUTRAL_NOUNS.holder;
  return { ...NEUTRAL_NOUNS, holder, ...nouns };
}
