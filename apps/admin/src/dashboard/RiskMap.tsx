import type { BoardRow } from '@linxuan/contracts';
import type { Text } from '@linxuan/domain';
import { useMediaQuery, type Theme } from '@mui/material';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { useText } from '../components';
import { useTones } from '../theme/useTones';
import { Chart } from './Chart';
import { chanceText, degreeOf } from './risk';

/** Pixels of a row, and what the axis and its names take. */
const ROW = 24;
const FRAME = 110;
/** What names of stages take more where they stand on end. */
const SLANTED = 70;
/** From this chance on the ground is dark, and what is written on it light. */
const STRONG = 0.8;

/** Organisations by stages, coloured by the chance of being late. The table says the same in words. */
export function RiskMap({ rows, stages }: { rows: BoardRow[]; stages: { stage: string; title: Text }[] }) {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const option = useMemo(() => {
    const used = stages.filter(({ stage }) =>
      rows.some(({ cells }) => cells.some((cell) => cell.stage === stage && cell.remaining > 0)),
    );
    const columns = [...used.map(({ title }) => text(title)), translate('deadlines.whole')];
    const points = rows.flatMap((row, y) =>
      [...used.map(({ stage }) => row.cells.find((cell) => cell.stage === stage)), row.whole].flatMap((cell, x) => {
        if (!cell || cell.remaining === 0) return [];
        const degree = degreeOf(cell);
        const value =
          degree === 'late' ? 1 : cell.forecast.kind === 'estimated' ? (cell.forecast.chanceLate ?? 0) : null;
        return [
          {
            value: [x, y, value ?? '-'],
            count: `${cell.remaining}`,
            words: `${text(row.short)} · ${columns[x]}\n${translate(`deadlines.degree.${degree}`)} ${chanceText(cell)}\n${text(cell.words)}`,
            itemStyle: value === null ? { color: tones.urgency.none.wash } : {},
            ...(value !== null && value >= STRONG && { label: { color: tones.paper } }),
          },
        ];
      }),
    );
    return {
      textStyle: { fontFamily: 'inherit', color: tones.text },
      grid: { left: 8, right: 16, top: 8, bottom: 60, containLabel: true },
      tooltip: {
        renderMode: 'richText',
        confine: true,
        backgroundColor: tones.raised,
        borderColor: tones.line,
        textStyle: { color: tones.text, width: 260, overflow: 'break' },
        formatter: ({ data }: { data: { words: string } }) => data.words,
      },
      xAxis: {
        type: 'category',
        data: columns,
        position: 'bottom',
        axisLabel: {
          color: tones.text,
          interval: 0,
          ...(isNarrow ? { rotate: 60, overflow: 'truncate', width: 120 } : { overflow: 'break', width: 110 }),
        },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: tones.line } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => text(row.short)),
        axisLabel: { color: tones.text, interval: 0, width: 110, overflow: 'truncate' },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: tones.line } },
      },
      visualMap: {
        min: 0,
        max: 1,
        dimension: 2,
        orient: 'horizontal',
        left: 'center',
        bottom: 0,
        itemHeight: 120,
        text: [translate('deadlines.sure'), translate('deadlines.unlikely')],
        textStyle: { color: tones.text },
        inRange: {
          color: [
            tones.urgency.normal.wash,
            tones.urgency.soon.wash,
            tones.urgency.today.wash,
            tones.urgency.overdue.text,
          ],
        },
        formatter: (value: number) => `${Math.round(value * 100)}%`,
      },
      series: [
        {
          type: 'heatmap',
          data: points,
          itemStyle: { borderColor: tones.paper, borderWidth: 2 },
          label: { show: true, color: tones.text, formatter: ({ data }: { data: { count: string } }) => data.count },
        },
      ],
    };
  }, [rows, stages, text, translate, tones, isNarrow]);
  return (
    <Chart
      option={option}
      height={rows.length * ROW + FRAME + (isNarrow ? SLANTED : 0)}
      label={translate('deadlines.mapLabel')}
    />
  );
}
