import type { StatisticsRow } from '@linxuan/contracts';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat, useText } from '../components';
import { useTones } from '../theme/useTones';
import { Chart } from './Chart';

const ROW = 46;
const FRAME = 90;

/** Median, ninetieth percentile and corrections side by side, in working days. */
export function TimesChart({ rows, grouped }: { rows: StatisticsRow[]; grouped: boolean }) {
  const translate = useTranslate();
  const text = useText();
  const { number } = useFormat();
  const tones = useTones();
  const option = useMemo(() => {
    const names = rows.map((row) =>
      grouped ? `${text(row.groupTitle)} · ${text(row.stageTitle)}` : text(row.stageTitle),
    );
    const bar = (field: 'median' | 'p90' | 'pausedMedian', color: string) => ({
      type: 'bar',
      name: translate(`statistics.head.${field}`),
      barMaxWidth: 12,
      itemStyle: { color },
      data: rows.map((row) => row[field]),
      label: {
        show: true,
        position: 'right',
        color: tones.text,
        formatter: ({ value }: { value: number | null }) => (value === null ? '' : number(value)),
      },
    });
    return {
      textStyle: { fontFamily: 'inherit', color: tones.text },
      grid: { left: 8, right: 48, top: 40, bottom: 28, containLabel: true },
      legend: { top: 0, textStyle: { color: tones.text } },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        confine: true,
        backgroundColor: tones.raised,
        borderColor: tones.line,
        textStyle: { color: tones.text },
        valueFormatter: (value: unknown) => (typeof value === 'number' ? number(value) : '—'),
      },
      xAxis: {
        type: 'value',
        name: translate('statistics.days'),
        nameLocation: 'middle',
        nameGap: 24,
        axisLabel: { color: tones.text },
        nameTextStyle: { color: tones.text },
        splitLine: { lineStyle: { color: tones.line } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: names,
        axisLabel: { color: tones.text, width: 130, overflow: 'break' },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: tones.line } },
      },
      series: [bar('median', tones.primary), bar('p90', tones.urgency.soon.text), bar('pausedMedian', tones.soft)],
    };
  }, [rows, grouped, text, translate, number, tones]);
  return <Chart option={option} height={rows.length * ROW + FRAME} label={translate('statistics.timesLabel')} />;
}
