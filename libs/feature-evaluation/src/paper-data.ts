import type { ConditionRule, PanelDetail, papers, RubricView, SheetView } from '@linxuan/contracts';
import type { ResultNouns } from '@linxuan/domain';
import type { WorkspaceCaseRow } from '@linxuan/persistence';

export interface DecidedVerdict {
  ruleId: string;
  verdict: 'met' | 'not-met';
  reason?: string;
}
interface CaseFact {
  site?: string | null;
  startDate?: string | null;
  monthsInUse?: number | null;
  counted?: boolean | null;
  whyNot?: string | null;
}

const WHY_NOT: Record<string, string> = {
  abroad: '不在国内',
  'not-started': '基准日尚未投用',
  'too-short': '应用时间不足',
  'no-country': '未填国家或地区',
  'no-start-date': '未填投用日期',
  'no-reference-day': '基准日未知',
};

/** A panel judges in one evaluation and one area; no document gives it another name. */
function panelOf({ area, stage }: { area: string; stage: string }): string {
  return `${area}${stage}组`;
}

/** The facts of a rule, one per line, as the paper prints them. */
export function factLines(rule: ConditionRule): string[] {
  const cases = rule.facts['cases'];
  if (!Array.isArray(cases)) return [rule.explanation.zh];
  return [
    rule.explanation.zh,
    ...(cases as CaseFact[]).map(
      ({ site, startDate, monthsInUse, counted, whyNot }, index) =>
        `${index + 1}. ${site ?? '（未填项目名称）'}：${startDate ?? '投用日期未填'}投用${monthsInUse == null ? '' : `，已应用${monthsInUse}个月`}，${counted === true ? '计入' : counted === false ? `不计入（${WHY_NOT[whyNot ?? ''] ?? '不符合'}）` : '待人工判定'}`,
    ),
  ];
}

export function scoreSheetData(given: {
  row: WorkspaceCaseRow;
  area: string;
  nouns: ResultNouns;
  /** Title of the evaluation. */
  stage: string;
  title: string;
  /** Points; null where the edition states none. */
  passMark: number | null;
  rubric: RubricView;
  sheet: Pick<SheetView, 'expert' | 'scores' | 'comment' | 'total'>;
  date: string | null;
}): papers.ExpertScoreSheetData {
  const { row, rubric, sheet } = given;
  return {
    title: given.title,
    nouns: given.nouns,
    stage: given.stage,
    caseNumber: row.number,
    name: row.title,
    area: given.area,
    panel: panelOf(given),
    expert: sheet.expert,
    // A weight of 20 of 100 is printed as 20 points, so that the column adds up to the total.
    criteria: rubric.criteria.map(({ id, title, guide, weight }) => {
      const mark = sheet.scores.find(({ criterion }) => criterion === id);
      return {
        name: title.zh,
        guidance: guide.zh,
        maximum: weight,
        score: mark ? Math.round((mark.score * weight * 100) / rubric.scale) / 100 : null,
        comment: mark?.comment ?? '',
      };
    }),
    overall: sheet.comment,
    passed: given.passMark === null ? null : sheet.total >= given.passMark,
    recusalDeclared: true,
    date: given.date,
  };
}

export function panelSummaryData(given: {
  nouns: ResultNouns;
  /** Title of the evaluation. */
  stage: string;
  title: string;
  area: string;
  rubric: RubricView;
  panels: PanelDetail[];
  passMark: number | null;
  chair: string;
  recorder: string;
  date: string | null;
}): papers.PanelSummaryData {
  return {
    nouns: given.nouns,
    title: given.title,
    panel: panelOf(given),
    area: given.area,
    criteria: given.rubric.criteria.map(({ title }) => ({ name: title.zh, maximum: given.rubric.scale })),
    cases: given.panels.flatMap(({ case: one, result }) =>
      result === null
        ? []
        : [
            {
              caseNumber: one.number,
              name: one.title,
              criterionMeans: given.rubric.criteria.map(
                ({ id }) => result.perCriterion.find((part) => part.id === id)?.mean ?? null,
              ),
              mean: result.mean,
              spread: Math.round((result.max - result.min) * 100) / 100,
              deviation: result.spread,
              sheets: result.sheets.length,
              passed:
                given.passMark === null
                  ? null
                  : result.sheets.filter(({ total }) => total >= (given.passMark ?? 0)).length,
              remark: result.passed === false ? '低于合格线' : '',
            },
          ],
    ),
    chair: given.chair,
    recorder: given.recorder,
    date: given.date,
  };
}
