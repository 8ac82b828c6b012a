import type { Text } from './definition';

/** What to do about a file that cannot be read as a programme. */
export const BUNDLE_REMEDIES: Readonly<Record<string, Text>> = {
  'yaml.too-long': {
    zh: '一期方案应在1 MB以内，删去无关内容',
    en: 'An edition stays below 1 MB; leave out what is not a rule',
  },
  'yaml.too-many': {
    zh: '这不像是一期方案；请检查是否选错了文件',
    en: 'This does not look like an edition; see whether it is the right file',
  },
  'yaml.too-deep': { zh: '检查括号是否写全，减少层级', en: 'See whether every bracket is closed, and nest less' },
  'bundle.empty': {
    zh: '选择导出的方案文件，或者从模板开始',
    en: 'Choose a file that was exported, or begin with the template',
  },
  'bundle.too-many-parts': { zh: '一个文件写一期方案', en: 'Let a file hold one edition' },
  'bundle.unknown-part': {
    zh: '各部分以“---”分隔，每部分写上标明其种类的字段',
    en: 'Divide the parts by ---, and give each the key that says what it is',
  },
  'bundle.part-twice': { zh: '删去其中一部分', en: 'Delete one of the two' },
  'bundle.no-edition': {
    zh: '加上方案部分（有stages的一部分）',
    en: 'Add the edition, the part that has stages',
  },
  'bundle.missing-part': {
    zh: '以“---”分隔，在文件末尾加上这一部分；“下载模板”中有样例',
    en: 'Add the part at the end of the file behind a line of ---; the template has an example',
  },
  'bundle.other-authority': {
    zh: '由该主管部门的人员导入，或者把authority改为本单位代码',
    en: 'Let that authority import it, or write the code of your own',
  },
  'bundle.other-programme': {
    zh: '把id改为本单位自己的项目编号',
    en: 'Give the programme an id of its own',
  },
  'bundle.organisation-twice': { zh: '删去其中一行', en: 'Delete one of the two' },
  'bundle.organisation-parent': {
    zh: '在organisations中加上上级单位，或者写parent: null',
    en: 'Add the organisation above it, or write parent: null',
  },
  'bundle.organisation-kind': {
    zh: '改为已有单位的种类，或者另起代码',
    en: 'Write the kind that it has here, or another code',
  },
  'bundle.organisation-name': {
    zh: '如需更名，请系统运维在“单位”中修改',
    en: 'Where it has another name now, an operator changes it under Organisations',
  },
  'bundle.organisation-not-named': {
    zh: '在方案中使用该单位，或者删去这一行',
    en: 'Name it in the edition, or delete the line',
  },
  'bundle.earlier-unused': {
    zh: '在eligibility的file中使用，或者删去这一部分',
    en: 'Name it in a rule of eligibility, or delete the part',
  },
};
