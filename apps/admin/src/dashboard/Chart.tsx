import { Box } from '@mui/material';
import { BarChart, HeatmapChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use, type ECharts, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  GridComponent,
  HeatmapChart,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
]);

interface Props {
  option: EChartsCoreOption;
  height: number;
  /** What the picture shows, for those who do not see it; the table behind it says the same. */
  label: string;
}

/** A picture of figures. Tooltips are drawn, not written as HTML, so that no style in the page is needed. */
export function Chart({ option, height, label }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const drawn = init(element);
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => chart.current?.setOption({ animation: false, ...option }, true), [option]);
  return <Box ref={place} role="img" aria-label={label} sx={{ width: '100%', height }} />;
}
