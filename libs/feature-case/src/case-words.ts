import { timeLeft, type CaseMachine, type Text } from '@linxuan/domain';
import type { Urgency } from '@linxuan/contracts';
import { workingCalendar } from '@linxuan/platform';

export const calendar = workingCalendar;

export function stageTitle(machine: CaseMachine, stage: string): Text {
  return machine.stages.get(stage)?.title ?? { zh: stage, en: stage };
}

/** How long is left, in words and in a degree; nothing where nothing is due. */
export function leftOf(now: string, dueAt: string | null): { timeLeft: Text | null; urgency: Urgency | null } {
  if (!dueAt) return { timeLeft: null, urgency: null };
  const { words, urgency } = timeLeft(now, dueAt, calendar);
  return { timeLeft: words, urgency };
}

export type Lang = 'zh' | 'en';
