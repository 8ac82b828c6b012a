import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import { writeDocx } from './docx-writer';
import { formatNumber } from './format';
import { formTable, remarks, paperHeading, paperTitle, signedLine } from './form-table';
import { textWidthMm } from './page-setup';
import { grid, type GridCell } from './table-builder';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type ScoredCriterion = papers.ScoredCriterion;
export type ExpertScoreSheetData = papers.ExpertScoreSheetData;

/** 专家评分表 as .docx. A criterion without a score stays empty and leaves the total open. */
export async function renderExpertScoreSheet(data: ExpertScoreSheetData, marks: DemoMarks = NO_MARKS): Promise<Buffer> {
  const complete = data.criteria.every(({ score }) => score !== null);
  const total = data.criteria.reduce((sum, { score }) => sum + (score ?? 0), 0);
  const maximum = data.criteria.reduce((sum, criterion) => sum + criterion.maximum, 0);
  const recusal = data.recusalDeclared ? '已声明无应回避情形' : '未声明';
  const totalRow: GridCell[] = [
    { text: '合计', span: 3, align: 'center', typeface: 'heading' },
    formatNumber(maximum),
    { text: complete ? formatNumber(total) : '', typeface: 'heading' },
    '',
  ];
  return writeDocx(marks, {
    title: data.title,
    sections: [
      {
        layout: 'form',
        children: [
          ...paperTitle(data.title, {
            subtitle: data.stage,
            above: [`评审组：${data.panel}`, `申报编号：${data.caseNumber}`],
          }),
          formTable([
            { kind: 'wide', label: data.nouns.title.zh, value: singleLine(data.name) },
            {
              kind: 'pair',
              left: [data.nouns.area.zh, singleLine(data.area)],
              right: ['评审专家', singleLine(data.expert)],
            },
          ]),
          paperHeading('评分'),
          grid({
            widthMm: textWidthMm.form,
            minRowMm: 12,
            columns: [
              { title: '序号', width: 11, align: 'center' },
              { title: '评审指标', width: 26, align: 'center' },
              { title: '评分要点', width: 52 },
              { title: '满分', width: 13, align: 'center' },
              { title: '得分', width: 13, align: 'center' },
              { title: '评语', width: 55 },
            ],
            rows: [
              ...data.criteria.map(({ name, guidance, maximum: max, score, comment }, index): GridCell[] => [
                String(index + 1),
                singleLine(name),
                guidance,
                formatNumber(max),
                score === null ? '' : formatNumber(score),
                comment,
              ]),
              totalRow,
            ],
          }),
          paperHeading('总体意见'),
          formTable([
            { kind: 'wide', label: '评审意见', value: data.overall, minHeightMm: 32 },
            // Without a pass mark a sheet says nothing but its marks.
            data.passed === null
              ? { kind: 'wide', label: '回避情况', value: recusal }
              : {
                  kind: 'pair',
                  left: ['合格线', data.passed ? '达到' : '未达到'],
                  right: ['回避情况', recusal],
                },
          ]),
          ...signedLine([['专家签字', data.expert]], data.date),
          ...remarks(['评分在本组全部提交前相互保密。']),
        ],
      },
    ],
  });
}
