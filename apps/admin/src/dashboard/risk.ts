import type { BoardCell, BoardRow } from '@linxuan/contracts';
import { useTones } from '../theme/useTones';

export type RiskDegree = 'late' | 'likely' | 'open' | 'unlikely' | 'done' | 'unknown';

/** From which chance on something is called likely or open; the words of the forecast stand beside the colour. */
const LIKELY = 0.5;
const OPEN = 0.2;

export function degreeOf({ forecast, overdue }: Pick<BoardCell, 'forecast' | 'overdue'>): RiskDegree {
  switch (forecast.kind) {
    case 'done':
      return 'done';
    case 'undetermined':
      return forecast.overdue || overdue > 0 ? 'late' : 'unknown';
    case 'estimated':
      if (forecast.overdue) return 'late';
      if (forecast.chanceLate === null) return 'unknown';
      return forecast.chanceLate >= LIKELY ? 'likely' : forecast.chanceLate >= OPEN ? 'open' : 'unlikely';
  }
}

/** `37%`, never 0 % or 100 % by rounding alone; empty where no chance is known. */
export function chanceText({ forecast }: Pick<BoardCell, 'forecast'>): string {
  if (forecast.kind !== 'estimated' || forecast.chanceLate === null || forecast.overdue) return '';
  const percent = Math.round(forecast.chanceLate * 100);
  if (percent === 0) return '<1%';
  return percent === 100 && forecast.chanceLate < 1 ? '>99%' : `${percent}%`;
}

const TONE = {
  late: 'overdue',
  likely: 'overdue',
  open: 'soon',
  unlikely: 'normal',
  done: 'none',
  unknown: 'none',
} as const;
export function useRiskTone(): (degree: RiskDegree) => { text: string; wash: string } {
  const tones = useTones();
  return (degree) => tones.urgency[TONE[degree]];
}

/** Nobody is reminded twice within an hour, nor of nothing. */
const PAUSE_MS = 3_600_000;
export function mayRemind(row: { lastReminder: string | null }, now: string): boolean {
  return row.lastReminder === null || Date.parse(now) - Date.parse(row.lastReminder) >= PAUSE_MS;
}
export const isAtRisk = (row: BoardRow): boolean => row.whole.overdue > 0 || (row.risk ?? 0) >= LIKELY;
export const isIdle = (row: BoardRow): boolean => row.whole.remaining + row.whole.done + row.toSend === 0;
