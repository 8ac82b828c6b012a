import { businessDateOf } from '../calendar/business-date';
import type { Text } from '../programme/definition';
import type { CaseMachine } from '../programme/machine';
import type { ObligationRow } from './rows';

/** What the edition calls a report, a payment, a change or a measure. */
export function obligationTitle(
  machine: Pick<CaseMachine, 'stages'>,
  { stage: stageId, kind, ruleId }: Pick<ObligationRow, 'stage' | 'kind' | 'ruleId'>,
): Text {
  const stage = machine.stages.get(stageId);
  const fallback = stage?.title ?? { zh: ruleId, en: ruleId };
  if (stage?.kind !== 'follow-up') return fallback;
  const rules: Partial<Record<ObligationRow['kind'], { id: string; title: Text }[]>> = {
    report: stage.reports,
    change: stage.changes,
    measure: stage.measures,
  };
  return kind === 'payment'
    ? { zh: '拨款', en: 'Payment' }
    : (rules[kind]?.find(({ id }) => id === ruleId)?.title ?? fallback);
}

/** Which one of its kind it is: a report by the year in which it is due, else by its number where it comes again. */
export function obligationName(
  machine: Pick<CaseMachine, 'stages'>,
  one: Pick<ObligationRow, 'stage' | 'kind' | 'ruleId' | 'round' | 'dueAt'>,
): Text {
  const { zh, en } = obligationTitle(machine, one);
  if (one.kind === 'report' && one.dueAt !== null) {
    const year = businessDateOf(one.dueAt).slice(0, 4);
    return { zh: `${zh}（${year}年应交）`, en: `${en} (due in ${year})` };
  }
  return one.round > 1 ? { zh: `${zh}（第${one.round}次）`, en: `${en} (no. ${one.round})` } : { zh, en };
}
