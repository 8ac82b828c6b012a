import { businessDateOf, epochOf, type BusinessDate } from '../calendar';
import type { DueRule, StageDefinition, Text } from '../programme/definition';

/** A stage ahead, and what the programme says of its time. */
export interface NextStep {
  readonly stage: string;
  readonly title: Text;
  /** Day by which the programme's own limits let it end; null where the programme states none here or on the way. */
  readonly by: BusinessDate | null;
  /**
   * `stated`: a date of the call. `reckoned`: added up from limits, so only “about”. `unstated`: the programme names no
   * time.
   */
  readonly basis: 'stated' | 'reckoned' | 'unstated';
  /** Length that the programme allows where no date can be told. */
  readonly allows: { readonly n: number; readonly unit: 'working-days' | 'calendar-days' | 'months' } | null;
}

const ruleOf = (stage: StageDefinition): DueRule | null => {
  if (stage.kind === 'nomination') return stage.deadline;
  return stage.due ?? null;
};

/**
 * The stages after the present one in the order of the route, each with the day that the programme's own limits give.
 * The count goes on from the present stage's due instant; from the first stage without a limit no later day is told
 * until one is stated. What lies before a stated day is over by that day, however long its own limit would last.
 */
export function nextSteps(
  ahead: readonly StageDefinition[],
  hereUntil: string | null,
  now: string,
  due: (rule: DueRule, from: string) => string | null,
): NextStep[] {
  let known = hereUntil === null ? null : epochOf(hereUntil) < epochOf(now) ? now : hereUntil;
  const steps = ahead.map((stage): NextStep => {
    const rule = ruleOf(stage);
    const stated = rule?.kind === 'date';
    const until = rule === null ? null : stated ? due(rule, now) : known === null ? null : due(rule, known);
    // A stated date that has passed tells nothing of what is still to come.
    const usable = until !== null && epochOf(until) >= epochOf(now) ? until : null;
    known = usable ?? (stated ? known : null);
    const allows =
      usable === null &&
      rule?.n !== undefined &&
      (rule.kind === 'working-days' || rule.kind === 'calendar-days' || rule.kind === 'months')
        ? { n: rule.n, unit: rule.kind }
        : null;
    return {
      stage: stage.id,
      title: stage.title,
      by: usable === null ? null : businessDateOf(usable),
      basis: usable === null ? 'unstated' : stated ? 'stated' : 'reckoned',
      allows,
    };
  });
  let stated: BusinessDate | null = null;
  return steps
    .reverse()
    .map((step): NextStep => {
      if (step.basis === 'stated') stated = step.by;
      return step.by !== null && stated !== null && step.by > stated ? { ...step, by: stated } : step;
    })
    .reverse();
}

/** The first day that the programme states on the way ahead; nothing before it lasts longer. */
export function firstStated(steps: readonly NextStep[]): BusinessDate | null {
  return steps.find(({ basis }) => basis === 'stated')?.by ?? null;
}
