import type { CaseDeadlineDto } from '@linxuan/contracts';
import {
  deadlineRuleOf,
  explainDue,
  obligationRule,
  OPEN_OPINIONS,
  opinionRule,
  obligationTitle,
  resolveDeadline,
  timeLeft,
  type CaseMachine,
  type CaseRow,
  type DueRule,
  type ObligationRow,
  type Text,
  type WorkingSet,
} from '@linxuan/domain';
import { calendar, stageTitle } from './case-words';

export interface RecordedExtension {
  until: string;
  /** Null: the lead extended the date itself. */
  documentNumber: string | null;
}
export interface DeadlineFactsOfCase {
  row: CaseRow;
  workingSet: WorkingSet;
  machine: CaseMachine;
  now: string;
  /** Instant of the last change of state. */
  movedAt: string | null;
  extension: RecordedExtension | null;
}

const PENDING = new Set<ObligationRow['state']>(['open', 'submitted', 'returned']);

/** Every date that is running, each with the days that make it. */
export function deadlinesOf(facts: DeadlineFactsOfCase): CaseDeadlineDto[] {
  const { row, machine, workingSet, now } = facts;
  const isFollowed = machine.states.get(row.state)?.followed === true;
  if (row.outcome !== 'running' && !isFollowed) return [];
  const found: CaseDeadlineDto[] = [];
  const add = (
    id: string,
    title: Text,
    dueAt: string | null,
    rule: DueRule | undefined,
    starts: (string | null)[],
    more?: Text,
  ) => {
    if (!dueAt) return;
    const { words, urgency } = timeLeft(now, dueAt, calendar);
    found.push({
      id,
      title,
      dueAt,
      explanation: more ?? explain(rule, starts, dueAt),
      timeLeft: words,
      urgency,
      strength: rule?.strength ?? 'hard',
      source: rule?.source ?? '',
    });
  };
  const stage = machine.stages.get(row.stage);
  if (isFollowed || stage?.kind === 'recurring-report') {
    for (const one of workingSet.obligation.values())
      if (one.caseId === row.id && PENDING.has(one.state))
        add(
          `obligation/${one.id}`,
          obligationTitle(machine, one),
          one.dueAt,
          obligationRule(stage, one.kind, one.ruleId),
          [one.openedAt],
        );
    return found.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  }
  const returned = machine.states.get(row.state)?.heldBy === 'applicant' && row.state !== machine.initial;
  if (returned && stage && 'correctionDays' in stage)
    add(
      'correction',
      { zh: '补正期限', en: 'Correction due' },
      row.dueAt,
      { kind: 'working-days', n: stage.correctionDays, strength: 'hard', source: stage.source },
      [facts.movedAt],
    );
  else
    add(
      'stage',
      {
        zh: `本环节期限（${stageTitle(machine, row.stage).zh}）`,
        en: `This stage (${stageTitle(machine, row.stage).en})`,
      },
      row.dueAt,
      stage ? ruleOf(stage) : undefined,
      [row.enteredAt, row.submittedAt, facts.movedAt],
    );

  const nomination = machine
    .path(row.route)
    .map((id) => machine.stages.get(id))
    .filter((one) => one?.kind === 'nomination')
    .at(-1);
  if (
    nomination?.kind === 'nomination' &&
    (facts.extension || nomination.id !== row.stage) &&
    machine.path(row.route).indexOf(row.stage) <= machine.path(row.route).indexOf(nomination.id)
  ) {
    const resolved = resolveDeadline(deadlineRuleOf(nomination.deadline), {}, calendar);
    const title = { zh: '推荐截止', en: 'Nomination closes' };
    if (facts.extension)
      add('nomination', title, facts.extension.until, nomination.deadline, [], {
        zh: facts.extension.documentNumber ? `经${facts.extension.documentNumber}延长` : '经牵头单位批准延长',
        en: `Extended by ${facts.extension.documentNumber ?? 'the organisation in the lead'}`,
      });
    else if ('dueAt' in resolved) add('nomination', title, resolved.dueAt, nomination.deadline, []);
  }
  for (const opinion of workingSet.opinion.values()) {
    if (opinion.caseId !== row.id || !OPEN_OPINIONS.includes(opinion.state)) continue;
    const review = machine.stages.get(opinion.stage);
    add(
      `opinion/${opinion.id}`,
      { zh: '部门反馈意见', en: 'Opinion due' },
      opinion.dueAt,
      review && opinionRule(review, opinion),
      [opinion.askedAt, row.submittedAt],
    );
  }
  for (const seat of workingSet.seat.values()) {
    if (seat.caseId !== row.id || !['invited', 'accepted'].includes(seat.state)) continue;
    const panel = machine.stages.get(seat.stage);
    add(
      `seat/${seat.id}`,
      { zh: '提交评分', en: 'Score sheet due' },
      seat.dueAt,
      panel && 'sheetDue' in panel ? panel.sheetDue : undefined,
      [seat.invitedAt],
    );
  }
  for (const dossier of workingSet.dossier.values())
    if (dossier.kind === 'notice' && dossier.state === 'open')
      add(`notice/${dossier.id}`, { zh: '公示期满', en: 'Notice ends' }, dossier.windowEndsAt, undefined, [], {
        zh: '公示期最后一日结束时',
        en: 'at the end of the last day of the notice',
      });
  return merged(found).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

/** Equal dates of several opinions or seats are one line with their number. */
function merged(found: CaseDeadlineDto[]): CaseDeadlineDto[] {
  const groups = new Map<string, CaseDeadlineDto[]>();
  for (const one of found)
    groups.set(`${one.title.en}/${one.dueAt}`, [...(groups.get(`${one.title.en}/${one.dueAt}`) ?? []), one]);
  return [...groups.values()].flatMap(([first, ...more]) =>
    first
      ? [
          more.length === 0
            ? first
            : {
                ...first,
                title: {
                  zh: `${first.title.zh}（${more.length + 1}份）`,
                  en: `${first.title.en} (${more.length + 1})`,
                },
              },
        ]
      : [],
  );
}

type Stage = NonNullable<ReturnType<CaseMachine['stages']['get']>>;

function ruleOf(stage: Stage): DueRule | undefined {
  return stage.kind === 'application'
    ? stage.closes
    : (stage.due ?? (stage.kind === 'nomination' ? stage.deadline : undefined));
}

function explain(rule: DueRule | undefined, starts: (string | null)[], dueAt: string): Text {
  return (
    (rule && explainDue(rule, starts, dueAt, calendar)) ?? {
      zh: '以当日结束时为准（北京时间）',
      en: 'until the end of that day, Beijing time',
    }
  );
}
