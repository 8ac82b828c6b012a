import { counted } from '@linxuan/form-rules';
import { isBusinessDate, resolveDeadline, type DeadlineRule } from '../calendar';
import { problem, type ProgrammeProblem } from './check-problem';
import { routesOf, stagesAt, type CheckMaterial, type ProgrammeCheck } from './check-material';
import type { DueRule, ProgrammeDefinition, StageDefinition } from './definition';

interface StatedDue {
  rule: DueRule;
  path: string;
}

/** Dates stand in the order of the work, and every term can be counted on the working calendar. */
export const checkDeadlines: ProgrammeCheck = (definition, material) => {
  const wrong = badDates(definition);
  return wrong.length > 0
    ? wrong
    : [
        ...malformed(definition),
        ...order(definition),
        ...noRoom(definition, material),
        ...provisional(definition, material),
      ];
};

function duesOf(stage: StageDefinition, path: string): StatedDue[] {
  const found: StatedDue[] = [];
  for (const key of [
    'due',
    'closes',
    'opinionDue',
    'contributionDue',
    'confirmDue',
    'deadline',
    'sheetDue',
    'voteDue',
  ] as const) {
    const rule = (stage as Partial<Record<typeof key, DueRule>>)[key];
    if (rule) found.push({ rule, path: `${path}/${key}` });
  }
  return found;
}

/** Every rule of the edition with its place: of stages, of what follows a result, and of extra slots. */
function allDues(
  definition: ProgrammeDefinition,
): (StatedDue & { kind: StageDefinition['kind'] | 'extras'; key: string })[] {
  return [
    ...stagesAt(definition).flatMap(({ stage, path }) => [
      ...duesOf(stage, path).map((due) => ({ ...due, kind: stage.kind, key: due.path.slice(path.length + 1) })),
      ...(stage.kind === 'follow-up'
        ? [
            ...stage.reports.map(({ due }, index) => ({
              rule: due,
              path: `${path}/reports/${index}/due`,
              kind: stage.kind,
              key: 'report',
            })),
            ...(stage.payments
              ? [{ rule: stage.payments.due, path: `${path}/payments/due`, kind: stage.kind, key: 'payment' }]
              : []),
          ]
        : []),
    ]),
    ...definition.quotas.flatMap(({ extras }, index) =>
      extras
        ? (['fileBy', 'answerBy'] as const).map((key) => ({
            rule: extras[key],
            path: `/quotas/${index}/extras/${key}`,
            kind: 'extras' as const,
            key,
          }))
        : [],
    ),
  ];
}

/**
 * A counted term counts something, a month is one of twelve, and a postmark proves the date of what is sent: a
 * nomination.
 */
function malformed(definition: ProgrammeDefinition): ProgrammeProblem[] {
  return allDues(definition).flatMap(({ rule, path, kind, key }) => {
    const problems: ProgrammeProblem[] = [];
    if (['working-days', 'calendar-days', 'months'].includes(rule.kind) && (rule.n ?? 0) < 1)
      problems.push(problem('deadline.no-count', `${path}/n`, { zh: '期限至少为1', en: 'A term counts at least 1' }));
    if (rule.kind === 'yearly' && ((rule.n ?? 0) < 1 || (rule.n ?? 0) > 12))
      problems.push(problem('deadline.month', `${path}/n`, { zh: '月份应为1至12', en: 'The month is one of 1 to 12' }));
    if (rule.kind !== 'yearly' && rule.unlessYoungerMonths !== undefined)
      problems.push(
        problem('deadline.not-yearly', `${path}/unlessYoungerMonths`, {
          zh: '只有按年的期限可以推迟到下一年',
          en: 'Only a yearly date can wait for the next year',
        }),
      );
    if (rule.proof === 'postmark' && !(kind === 'nomination' && key === 'deadline'))
      problems.push(
        problem('deadline.postmark', `${path}/proof`, {
          zh: '只有推荐截止可以以邮戳为准',
          en: 'Only the date of a nomination can be proved by a postmark',
        }),
      );
    return problems;
  });
}

function badDates(definition: ProgrammeDefinition): ProgrammeProblem[] {
  const dates = [
    { date: definition.call.date, path: '/call/date' },
    ...(definition.result ? [{ date: definition.result.date, path: '/result/date' }] : []),
    ...allDues(definition).flatMap(({ rule, path }) =>
      rule.kind === 'date' ? [{ date: rule.date ?? '', path: `${path}/date` }] : [],
    ),
  ];
  return dates
    .filter(({ date }) => !isBusinessDate(date))
    .map(({ date, path }) =>
      problem('deadline.no-date', path, { zh: `“${date}”不是日期`, en: `"${date}" is no date` }),
    );
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
        if (date < last)
          problems.set(
            due.path,
            problem('deadline.order', `${due.path}/date`, {
              zh: `${date}早于前面的日期${last}`,
              en: `${date} lies before the earlier date ${last}`,
            }),
          );
        else last = date;
      }
    }
  }
  return [...problems.values()];
}

/**
 * A notice that a nominator holds before it nominates fits in front of the nomination's date, counted on the working
 * calendar.
 */
function noRoom(definition: ProgrammeDefinition, { calendar }: CheckMaterial): ProgrammeProblem[] {
  const stages = stagesAt(definition);
  const [first] = stages;
  const closes =
    first?.stage.kind === 'application' && first.stage.closes.kind === 'date' ? (first.stage.closes.date ?? '') : '';
  return stages.flatMap(({ stage, path }, index) => {
    const nomination = stages.slice(index + 1).find((later) => later.stage.kind === 'nomination')?.stage;
    const until =
      nomination?.kind === 'nomination' && nomination.deadline.kind === 'date' ? nomination.deadline.date : undefined;
    if (stage.kind !== 'public-notice' || until === undefined) return [];
    const over = (from: string): string | undefined => {
      const end = resolveDeadline(
        { type: 'working-days-after', days: stage.workingDays, event: 'start' },
        { start: from },
        calendar,
      );
      return 'dueDate' in end ? end.dueDate : undefined;
    };
    const [soonest, last] = [over(definition.call.date), closes === '' ? undefined : over(closes)];
    const words = (from: string, end: string) => ({
      zh: `${from}开始的公示到${end}才满${stage.workingDays}个工作日，晚于推荐截止${until}`,
      en: `A notice that starts on ${from} has had its ${counted(stage.workingDays, 'working day')} on ${end}, behind the nomination's date ${until}`,
    });
    if (soonest !== undefined && soonest > until)
      return [problem('deadline.no-room', `${path}/workingDays`, words(definition.call.date, soonest))];
    return last !== undefined && last > until
      ? [problem('deadline.no-room', `${path}/workingDays`, words(closes, last), { severity: 'warning' })]
      : [];
  });
}

/**
 * A term in working days that runs into a year without announced holidays; it is tried from the last date of the
 * edition.
 */
function provisional(definition: ProgrammeDefinition, { calendar }: CheckMaterial): ProgrammeProblem[] {
  const from = latestDate(definition);
  return stagesAt(definition).flatMap(({ stage, path }) => {
    const terms = duesOf(stage, path);
    if (stage.kind === 'public-notice')
      terms.push({
        rule: { kind: 'working-days', n: stage.workingDays, strength: 'hard', source: stage.source },
        path: `${path}/workingDays`,
      });
    return terms.flatMap(({ rule, path: at }) => {
      if (rule.kind !== 'working-days') return [];
      const counted: DeadlineRule = { type: 'working-days-after', days: rule.n ?? 0, event: 'start' };
      const end = resolveDeadline(counted, { start: from }, calendar);
      if (!('provisional' in end) || !end.provisional) return [];
      const words = {
        zh: `自${from}起算的期限跨入放假安排尚未公布的年份，暂按周末推算`,
        en: `Counted from ${from}, this term runs into a year whose holidays are not announced; weekends alone are left out for now`,
      };
      return [problem('deadline.provisional', at, words, { severity: 'warning' })];
    });
  });
}

function latestDate(definition: ProgrammeDefinition): string {
  const dates = definition.stages
    .flatMap((stage) => duesOf(stage, ''))
    .flatMap(({ rule }) => (rule.kind === 'date' && rule.date ? [rule.date] : []));
  return [definition.call.date, ...dates].sort().at(-1) ?? definition.call.date;
}
