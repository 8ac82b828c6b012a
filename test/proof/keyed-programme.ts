import { importEdition, readEdition } from '@linxuan/feature-programme';
import { openEdition } from '@linxuan/feature-workflow';
import type { EngineHarness } from '@linxuan/testing';
import { editionFrom } from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';
import { inventedForm } from './invented-programme';

const text = (zh: string) => `{zh: ${zh}, en: ${zh} in English}`;
const date = (day: string) => `{kind: date, date: "${day}", strength: hard, source: 虚构}`;
const stage = (kind: string, more: string) =>
  `  - {id: ${kind}, kind: ${kind}, title: ${text('环节')}, publicTitle: ${text('正在办理')}, source: 虚构, ${more}}`;
const reasons = (code: string) => `rejectReasons: [{code: ${code}, text: ${text('理由')}}]`;

export const KEYED_ROSTER = [
  { org: 'ndrc-350000', region: '350100' },
  { org: 'ndrc-360000', region: '360100' },
] as const;
export const AT = '2024-02-20T01:00:00.000Z';

/** A quota of an edition as its YAML says it. */
export function keyedQuota(id: string, cap: number, key: string, more = ''): string {
  return `{id: ${id}, title: ${text(id)}, type: cap, strength: hard, cap: ${cap}, key: {${key}}, rule: {id: ${id}, source: 虚构, words: ${text(`不得超过${cap}项`)}}${more}}`;
}

/**
 * An edition of one programme whose applications go straight into the pool of two provinces, without a cap of their own:
 * what binds are the quotas that are given. Behind the nomination a check may ask for a correction.
 */
function keyedYaml(edition: string, quotas: readonly string[]): string {
  return `id: keyed-places
edition: "${edition}"
title: ${text('虚构项目')}
call: {number: 虚构〔2024〕1号, title: 虚构通知, date: "2024-02-05"}
legalBasis: []
issuers: [${text('虚构机关')}]
fairCompetitionReview: {record: 虚构审查意见, date: "2024-02-01"}
authority: ndrc
bindings: {title: /thing/name, area: /thing/area, category: /thing/category, summary: /thing/name}
taxonomy: {id: green-low-carbon-2024, openAreas: ["1", "2"], publishAreas: ["1", "2"]}
ministryDepartments: []
duties: []
routes: [{id: place, title: ${text('渠道')}, match: region-or-affiliation}]
quotas: [${quotas.join(', ')}]
groupQuota: null
roster: [${KEYED_ROSTER.map(({ org }) => `{org: ${org}, name: ${text('推荐单位')}, route: place, regionPrefix: "${org.slice(5, 7)}", quota: null}`).join(', ')}]
eligibility: []
rubrics: []
stages:
${[
  stage('application', `form: keyed-places-form, closes: ${date('2024-05-31')}`),
  stage(
    'nomination',
    `by: nominator, to: authority, deadline: ${date('2024-06-28')}, late: recipient-decides, rejectReasons: [{code: late, text: ${text('逾期')}}]`,
  ),
  stage('check', `by: authority, about: formal, correctionDays: 3, ${reasons('incomplete')}`),
  stage('list-decision', reasons('below-cut-line')),
  stage(
    'public-notice',
    `workingDays: 3, firstDay: exclusive, columns: [number, name], ${reasons('objection-upheld')}`,
  ),
  stage(
    'publication',
    `columns: [number, name], showHolder: true, casesPerEntry: {min: 0, max: 1}, document: {number: 虚构〔2024〕2号, title: 虚构名单, date: "2024-12-01"}`,
  ),
].join('\n')}
`;
}

/** Opens such an edition; returns its id. */
export async function openKeyed(engine: EngineHarness, edition: string, quotas: readonly string[]): Promise<string> {
  const { sources, organisations, definition } = editionFrom('keyed', keyedYaml(edition, quotas), {
    form: inventedForm('keyed-places-form'),
  });
  const read = readEdition(sources, organisations as never);
  const errors = read.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code} ${message.en}`).join('; '));
  return engine.work.system(async (tx) => {
    const { id, digest } = await importEdition(tx, sources, read, AT);
    await openEdition(tx, id, definition, digest, [], AT);
    return id;
  });
}

export const content = (name: string, area: string, category: string) => ({
  thing: { name, area, category, weight: '10' },
  attachments: [],
});
