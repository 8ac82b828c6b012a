import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import { writeDocx } from './docx-writer';
import { formatNumber } from './format';
import { remarks, paperTitle, signedLine } from './form-table';
import { textWidthMm } from './page-setup';
import { grid, type GridCell } from './table-builder';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type PanelCaseResult = papers.PanelCaseResult;
export type PanelSummaryData = papers.PanelSummaryData;

/** The panel's summary as a landscape .docx: mean per criterion, mean, spread, standard deviation, sheets that pass. */
export async function renderPanelSummary(data: PanelSummaryData, marks: DemoMarks = NO_MARKS): Promise<Buffer> {
  const marked = data.cases.some(({ passed }) => passed !== null);
  const criterionWidth = Math.max(15, Math.min(23, 115 / Math.max(1, data.criteria.length)));
  return writeDocx(marks, {
    title: data.title,
    sections: [
      {
        layout: 'landscape',
        children: [
          ...paperTitle(data.title, {
            layout: 'landscape',
            above: [`评审组：${data.panel}`, `${data.nouns.area.zh}：${data.area}`, `共${data.cases.length}项`],
          }),
          grid({
            widthMm: textWidthMm.landscape,
            pageHeightMm: 156,
            columns: [
              { title: '序号', width: 11, align: 'center' },
              { title: '申报编号', width: 26, align: 'center', whole: true },
              { title: data.nouns.title.zh, width: 46 },
              ...data.criteria.map(({ name, maximum }) => ({
                title: `${singleLine(name)}\n（${formatNumber(maximum)}分）`,
                width: criterionWidth,
                align: 'center' as const,
              })),
              { title: '平均分', width: 16, align: 'center' },
              { title: '极差', width: 14, align: 'center' },
              { title: '标准差', width: 14, align: 'center' },
              { title: marked ? '达到合格线/评分表' : '评分表', width: 20, align: 'center' },
              { title: '备注', width: 30 },
            ],
            rows: data.cases.map((one, index): GridCell[] => [
              String(index + 1),
              singleLine(one.caseNumber),
              singleLine(one.name),
              ...data.criteria.map((_, criterion) => formatNumber(one.criterionMeans[criterion] ?? null)),
              { text: formatNumber(one.mean), typeface: 'heading' },
              formatNumber(one.spread),
              formatNumber(one.deviation),
              one.passed === null ? String(one.sheets) : `${one.passed}/${one.sheets}`,
              one.remark,
            ]),
          }),
          ...signedLine(
            [
              ['组长', data.chair],
              ['记录人', data.recorder],
            ],
            data.date,
          ),
          ...remarks(['各指标得分为专家平均分；极差为最高总分与最低总分之差。']),
        ],
      },
    ],
  });
}
