import type { FunnelStep } from '@linxuan/contracts';
import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Panel, useText } from '../components';
import { useTones } from '../theme/useTones';
import { Chart } from './Chart';
import { ViewToggle, type View } from './ViewToggle';

const FIELDS = ['passed', 'here', 'ended'] as const;

/** How many cases reached each stage, and what became of them there. */
export function FunnelView({ steps }: { steps: FunnelStep[] }) {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  const [view, setView] = useState<View>('table');
  const option = useMemo(() => {
    const colors = { passed: tones.primary, here: tones.urgency.soon.text, ended: tones.soft };
    return {
      textStyle: { fontFamily: 'inherit', color: tones.text },
      grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
      legend: { top: 0, textStyle: { color: tones.text } },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        confine: true,
        backgroundColor: tones.raised,
        borderColor: tones.line,
        textStyle: { color: tones.text },
      },
      xAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: tones.text },
        splitLine: { lineStyle: { color: tones.line } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: steps.map(({ title }) => text(title)),
        axisLabel: { color: tones.text, width: 110, overflow: 'break' },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: tones.line } },
      },
      series: FIELDS.map((field) => ({
        type: 'bar',
        stack: 'cases',
        name: translate(`statistics.funnelHead.${field}`),
        itemStyle: { color: colors[field] },
        data: steps.map((step) => step[field]),
      })),
    };
  }, [steps, text, translate, tones]);
  return (
    <Panel
      title={translate('statistics.funnel')}
      aside={steps.length > 0 && <ViewToggle view={view} onChange={setView} label={translate('deadlines.view')} />}
    >
      {steps.length === 0 && <Typography color="textSecondary">{translate('dashboard.nothing')}</Typography>}
      {steps.length > 0 && view === 'chart' && (
        <Chart option={option} height={steps.length * 30 + 70} label={translate('statistics.funnelLabel')} />
      )}
      {steps.length > 0 && view === 'table' && (
        <TableContainer tabIndex={0} aria-label={translate('statistics.funnel')}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{translate('statistics.stage')}</TableCell>
                <TableCell align="right">{translate('statistics.funnelHead.reached')}</TableCell>
                {FIELDS.map((field) => (
                  <TableCell key={field} align="right">
                    {translate(`statistics.funnelHead.${field}`)}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {steps.map((step) => (
                <TableRow key={step.stage}>
                  <TableCell component="th" scope="row">
                    {text(step.title)}
                  </TableCell>
                  <TableCell align="right">{step.reached}</TableCell>
                  {FIELDS.map((field) => (
                    <TableCell key={field} align="right">
                      {step[field]}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </Panel>
  );
}
