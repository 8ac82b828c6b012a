import { isBusinessDate, isCalendarGap, resolveDeadline, type DeadlineRule } from '../calendar';
import { problem, type ProgrammeProblem } from './check-problem';
import { routesOf, stagesAt, type CheckMaterial, type ProgrammeCheck } from './check-material';
import type { DueRule, ProgrammeDefinition, StageDefinition } from './definition';

interface StatedDue { rule: DueRule; path: string }

/** Dates stand in the order of the work, and every term can be counted on the working calendar. */
export const checkDeadlines: ProgrammeCheck = (definition, material) => {
  const wrong = badDates(definition);
  return wrong.length > 0 ? wrong : [...order(definition), ...uncountable(definition, material)];
};

function duesOf(stage: StageDefinition, path: string): StatedDue[] {
  const found: StatedDue[] = [];
  for (const key of ['due', 'closes', 'opinionDue', 'deadline', 'sheetDue'] as const) {
    const rule = (stage as Partial<Record<typeof key, DueRule>>)[key];
    if (rule) found.push({ rule, path: `${path}/${key}` });
  }
  return found;
}

function badDates(definition: ProgrammeDefinition): ProgrammeProblem[] {
  const dates = [
    { date: definition.call.date, path: '/call/date' },
    ...(definition.result ? [{ date: definition.result.date, path: '/result/date' }] : []),
    ...stagesAt(definition).flatMap(({ stage, path }) => duesOf(stage, path)).flatMap(({ rule, path }) => (rule.kind === 'date' ? [{ date: rule.date ?? '', path: `${path}/date` }] : [])),
  ];
  return dates.filter(({ date }) => !isBusinessDate(date)).map(({ date, path }) => problem('deadline.no-date', path, { zh: `“${date}”不是日期`, en: `"${date}" is no date` }));
}

/** Along each route no fixed date may lie before one of an earlier stage, the first not before the call. */
function order(definition: ProgrammeDefinition): ProgrammeProblem[] {
  const problems = new Map<string, ProgrammeProblem>();
  for (const route of definition.routes) {
    let last = definition.call.date;
    for (const { stage, path } of stagesAt(definition)) {
      if (!routesOf(definition, stage).includes(route)) continue;
      for (const due of duesOf(stage, path)) {
        const { date } = due.rule;
        if (due.rule.kind !== 'date' || date === undefined) continue;
        if (date < last) problems.set(due.path, problem('deadline.order', `${due.path}/date`, { zh: `${date}早于前面的日期${last}`, en: `${date} lies before the earlier date ${last}` }));
        else last = date;
      }
    }
  }
  return [...problems.values()];
}

/** A term in working days needs the official arrangement of its year; it is tried from the last date of the edition. */
function uncountable(definition: ProgrammeDefinition, { calendar }: CheckMaterial): ProgrammeProblem[] {
  const from = latestDate(definition);
  return stagesAt(definition).flatMap(({ stage, path }) => {
    const terms = duesOf(stage, path);
    if (stage.kind === 'public-notice')
      terms.push({ rule: { kind: 'working-days', n: stage.workingDays, strength: 'hard', source: stage.source }, path: `${path}/workingDays` });
    return terms.flatMap(({ rule, path: at }) => {
      if (rule.kind !== 'working-days') return [];
      const counted: DeadlineRule = { type: 'working-days-after', days: rule.n ?? 0, event: 'start' };
      return isCalendarGap(resolveDeadline(counted, { start: from }, calendar))
        ? [problem('deadline.uncountable', at, { zh: `工作日历没有${from}之后的安排，无法计算期限`, en: `The working calendar ends before this term counted from ${from}` })]
        : [];
    });
  });
}

function latestDate(definition: ProgrammeDefinition): string {
  const dates = definition.stages.flatMap((stage) => duesOf(stage, '')).flatMap(({ rule }) => (rule.kind === 'date' && rule.date ? [rule.date] : []));
  return [definition.call.date, ...dates].sort().at(-1) ?? definition.call.date;
}
