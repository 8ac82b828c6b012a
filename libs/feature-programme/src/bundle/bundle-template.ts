import { addDays, addMonths, plainText } from '@linxuan/domain';
import { bundleOf } from './write-bundle';

interface Given {
  authority: string;
  name: { zh: string; en: string };
  year: string;
  today: string;
  closes: string;
  result: string;
}

/**
 * A small edition that can be imported as it is and then changed: one form, one taxonomy, a check, a list, a notice and
 * a publication, all in the hands of the authority. Its days lie ahead of `today` (YYYY-MM-DD).
 */
export function templateFor(
  names: ReadonlyMap<string, { zh: string; en: string }>,
  authority: string,
  today: string,
): string {
  const given: Given = {
    authority,
    name: names.get(authority) ?? { zh: authority, en: authority },
    year: today.slice(0, 4),
    today,
    closes: addMonths(today, 2),
    result: addDays(addMonths(today, 6), 1),
  };
  return bundleOf({ edition: edition(given), form: form(given), taxonomy: taxonomy(given), earlier: [] });
}

/** Words inside of `{zh: …, en: …}`. */
const quoted = (words: string): string => JSON.stringify(words);
const SOURCE = '本期设定';

function edition({ authority, name, year, today, closes, result }: Given): string {
  return plainText(`# 样例：改写编号、名称、文号、日期和各环节即可使用。 / An example: change id, names, document number, days and stages.
id: my-programme
edition: "${year}"
title: {zh: 项目征集（${year}年度）, en: "Programme ${year}"}
call: {number: null, title: 关于组织申报的通知, date: "${today}"}
legalBasis: []
issuers:
  - {zh: ${quoted(name.zh)}, en: ${quoted(name.en)}}
# 公平竞争审查意见的文号和日期（发改体改〔2024〕1742号） / record of the fair-competition review
fairCompetitionReview: {record: 公平竞争审查意见, date: "${today}"}
authority: ${authority}
guide:
  goal: {zh: 征集一批项目, en: Collect projects}
  addressees:
    - {zh: 企业和科研机构, en: Enterprises and institutes}
  mobilisers: []
  materials:
    - {zh: 申报表, en: Application form, source: ${SOURCE}}
  afterPublication: []
taxonomy: {id: my-programme-fields-${year}, openAreas: ["1", "2"], publishAreas: ["1", "2"]}
ministryDepartments: []
duties: []
# national：全国统一受理，无论申报单位在哪里 / one body receives for the whole country
routes:
  - {id: nation, title: {zh: 统一受理, en: One body for all}, match: national}
quotas: []
groupQuota: null
roster:
  - {org: ${authority}, name: {zh: ${quoted(name.zh)}, en: ${quoted(name.en)}}, route: nation, quota: null}
eligibility: []
rubrics: []
stages:
  - id: application
    kind: application
    title: {zh: 申报, en: Application}
    publicTitle: {zh: "填报中，尚未提交", en: "Being filled in, not submitted yet"}
    form: my-programme-application
    closes: {kind: date, date: "${closes}", strength: hard, source: ${SOURCE}}
    source: ${SOURCE}
  - id: formal-check
    kind: check
    title: {zh: 形式审查, en: Formal check}
    publicTitle: {zh: 形式审查中, en: Formal check is under way}
    by: authority
    about: formal
    due: {kind: working-days, n: 10, strength: soft, source: ${SOURCE}}
    correctionDays: 5
    rejectReasons:
      - {code: incomplete, text: {zh: 材料不全且未按期补正, en: Incomplete and not corrected in time}}
    source: ${SOURCE}
  - id: list-decision
    kind: list-decision
    title: {zh: 确定名单, en: List}
    publicTitle: {zh: 正在研究确定名单, en: The list is being decided}
    rejectReasons:
      - {code: below-cut-line, text: {zh: 综合比较未入选, en: Not selected}}
    source: ${SOURCE}
  - id: public-notice
    kind: public-notice
    title: {zh: 公示, en: Public notice}
    publicTitle: {zh: "正在公示，听取社会意见", en: "On public notice, objections may be raised"}
    workingDays: 5
    firstDay: exclusive
    columns: [number, name, area, holder]
    rejectReasons:
      - {code: objection-upheld, text: {zh: 公示异议成立, en: An objection was upheld}}
    source: ${SOURCE}
  - id: publication
    kind: publication
    title: {zh: 发布, en: Publication}
    publicTitle: {zh: "已入选，正在编写发布内容", en: "Selected, the entry is being written"}
    due: {kind: working-days, n: 10, strength: soft, source: ${SOURCE}}
    columns: [number, name, category]
    showHolder: true
    casesPerEntry: {min: 0, max: 2}
    document: {number: null, title: 入选名单（${year}年）, date: "${result}"}
    source: ${SOURCE}
`);
}

function taxonomy({ year, today }: Given): string {
  return plainText(`id: my-programme-fields-${year}
title: {zh: 申报领域（${year}年）, en: Fields ${year}}
source: {number: ${SOURCE}, title: 关于组织申报的通知, date: "${today}"}
entries:
  - {code: "1", level: 1, parent: null, name: {zh: 领域一, en: Field one}}
  - {code: "1.1", level: 2, parent: "1", name: {zh: 方向一, en: Direction one}}
  - {code: "2", level: 1, parent: null, name: {zh: 领域二, en: Field two}}
  - {code: "2.1", level: 2, parent: "2", name: {zh: 方向一, en: Direction one}}
`);
}

function form({ year }: Given): string {
  const text = (indent: string, zh: string, en: string, helpZh: string, helpEn: string) =>
    `${indent}x-title: {zh: ${zh}, en: ${en}}\n${indent}x-help: {zh: ${quoted(helpZh)}, en: ${quoted(helpEn)}}\n`;
  const at = ' '.repeat(10);
  const deep = ' '.repeat(14);
  return plainText(`id: my-programme-application
version: 1
title: {zh: 申报表, en: Application}
source: ${SOURCE}
totalMb: 100
facts:
  today: date
  accountUscc: string
steps:
  - {id: holder, title: {zh: 申报单位, en: Applicant}, help: {zh: 与营业执照一致。, en: As on the business licence.}}
  - {id: technology, title: {zh: 项目, en: Project}, help: {zh: "名称、领域和内容。", en: "Name, field and content."}}
  - {id: declarations, title: {zh: 声明, en: Declaration}, help: {zh: 提交前确认。, en: Confirmed before submission.}}
schema:
  type: object
  additionalProperties: false
  required: [holder, technology, declarations]
  properties:
    holder:
      type: object
      additionalProperties: false
      x-title: {zh: 申报单位, en: Applicant}
      x-step: holder
      x-public: confidential
      required: [name, uscc, regionCode, affiliation, contact]
      properties:
        name:
          type: string
          maxLength: 100
${text(at, '单位名称', 'Name of the organisation', '与营业执照上的全称一致。', 'The full name as on the licence.')}        uscc:
          type: string
          format: uscc
          maxLength: 30
${text(at, '统一社会信用代码', 'Unified social credit code', '营业执照上的 18 位代码。', 'The 18 characters on the licence.')}        regionCode:
          type: string
          format: region-code
          maxLength: 6
${text(at, '所在地', 'Place', '选到市或县级。', 'Choose the city or county.')}        affiliation:
          type: string
          maxLength: 20
          x-list: affiliations
${text(at, '隶属关系', 'Affiliation', '按单位登记情况选择。', 'As the organisation is registered.')}        contact:
          type: object
          additionalProperties: false
          x-title: {zh: 联系人, en: Contact}
          x-public: never
          required: [person, phone]
          properties:
            person:
              type: string
              maxLength: 40
${text(deep, '姓名', 'Name', '能回答材料问题的人。', 'Someone who can answer questions.')}            phone:
              type: string
              format: phone
              maxLength: 20
${text(deep, '电话', 'Telephone', '手机或带区号的座机。', 'Mobile, or landline with area code.')}    technology:
      type: object
      additionalProperties: false
      x-title: {zh: 项目, en: Project}
      x-step: technology
      x-public: public
      required: [name, area, category, summary]
      properties:
        name:
          type: string
          minLength: 4
          maxLength: 60
${text(at, '项目名称', 'Name of the project', '不加单位名称。', 'Without the name of the organisation.')}        area:
          type: string
          maxLength: 2
          x-list: areas
${text(at, '领域', 'Field', '申报的领域。', 'The field applied for.')}        category:
          type: string
          maxLength: 12
          x-widget: tree
          x-list: my-programme-fields-${year}
${text(at, '方向', 'Direction', '所选领域下的方向。', 'A direction of the field.')}        summary:
          type: string
          minLength: 20
          maxLength: 2000
          x-widget: textarea
${text(at, '主要内容', 'Content', '做了什么，有何成效。', 'What was done and what came of it.')}    declarations:
      type: object
      additionalProperties: false
      x-title: {zh: 声明, en: Declaration}
      x-step: declarations
      x-public: confidential
      required: [truthful]
      properties:
        truthful:
          type: boolean
          const: true
          x-widget: declaration
${text(at, '所填内容真实', 'All of it is true', '由申报单位负责。', 'The applicant answers for it.')}rules: []
attachments:
  - id: proof
    step: technology
    title: {zh: 证明材料, en: Proof}
    help: {zh: 可不上传。, en: May be left out.}
    required: false
    min: 0
    max: 5
    accept: [pdf]
    perFileMb: 20
    public: confidential
lists:
  affiliations:
    - {code: local, title: {zh: 地方, en: Local}}
    - {code: central-soe, title: {zh: 中央企业, en: Central state-owned enterprise}}
    - {code: xpcc, title: {zh: 新疆生产建设兵团, en: Production and Construction Corps}}
  areas:
    - {code: "1", title: {zh: 领域一, en: Field one}}
    - {code: "2", title: {zh: 领域二, en: Field two}}
`);
}
