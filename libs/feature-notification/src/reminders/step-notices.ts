import {
  businessDateOf,
  dueDateWords,
  deriveId,
  fillTemplate,
  PROVISIONAL_MARK,
  provisionalYears,
  superiorOf,
  TASK_WORDS,
  workingDaysUntil,
  type ReminderStep,
  type Role,
  type TemplateValues,
  type Text,
} from '@linxuan/domain';
import { workingCalendar } from '@linxuan/platform';
import type { AssignedPeople, NewNotice, OpenTask } from '@linxuan/persistence';
import type { EditionNotices } from '@linxuan/domain';
import type { FiredStep } from './due-work';

/**
 * One notice for each queue, step and due day, however many pieces of work it speaks of: forty applications that fall
 * due on one day are one mail. An escalation goes to the superior as well, a listing to the authority.
 */
export function stepNotices(
  fired: FiredStep[],
  edition: EditionNotices,
  people: ReadonlyMap<string, AssignedPeople>,
  now: string,
): NewNotice[] {
  const groups = new Map<string, FiredStep[]>();
  for (const each of fired.filter(({ silent }) => !silent)) {
    const key = [each.task.queueKey, each.step.id, businessDateOf(each.task.dueAt), each.task.apart].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { task, step } = first;
    const record = deriveId(
      group.map((each) => each.task.id).sort()[0] ?? task.id,
      `rung/${step.id}/${task.dueAt}/${task.queueKey}`,
    );
    const words = stepWords(
      step,
      group.map((each) => each.task),
      edition,
      people.get(task.queueKey),
      now,
    );
    return recipients(step, task, edition).map((queueKey) => ({
      id: deriveId(record, queueKey),
      queueKey,
      kind: step.act === 'remind' ? 'task.reminded' : 'task.escalated',
      caseId: task.apart,
      dossierId: null,
      at: now,
      params: {
        record,
        edition: edition.id,
        rule: step.act === 'remind' ? 'task-reminder' : 'task-escalation',
        channels: step.channels,
        urgency: step.urgency,
        obligatory: step.act !== 'remind',
        rung: step.id,
        count: group.length,
        // One mail for many names the programme, and no single case as if it were about that one.
        ...(group.length === 1 ? { number: task.number, title: task.title } : {}),
        programme: edition.title,
        link: queueKey === task.queueKey ? '/tasks' : '/reminders',
        ...words,
      },
    }));
  });
}

function recipients(step: ReminderStep, task: OpenTask, edition: EditionNotices): string[] {
  const role = superiorOf(task.role as Role);
  const superior = role
    ? [`${task.orgId}/${role}`]
    : task.role === 'expert'
      ? [`${edition.authority}/authority-clerk`]
      : [];
  switch (step.act) {
    case 'remind':
      return [task.queueKey];
    case 'escalate':
      return [task.queueKey, ...superior];
    case 'list':
      return [...new Set([task.queueKey, ...superior, `${edition.authority}/authority-clerk`])];
  }
}

export function stepWords(
  step: Pick<ReminderStep, 'subject' | 'body'>,
  tasks: OpenTask[],
  edition: EditionNotices,
  assigned: AssignedPeople | undefined,
  now: string,
): { words: Text; body: Text } {
  const [first] = tasks;
  const values = (lang: keyof Text): TemplateValues => {
    if (!first) return {};
    const due = first.dueAt;
    const task = TASK_WORDS[first.kind]?.[lang] ?? first.kind;
    const one = [task, first.number, first.title].filter(Boolean).join(lang === 'zh' ? ' ' : ' · ');
    const many = lang === 'zh' ? `${task}等${tasks.length}项` : `${task} and ${tasks.length - 1} more`;
    return {
      number: first.number ?? '',
      title: first.title,
      programme: edition.title[lang],
      stage: edition.stages.get(first.stage)?.title[lang] ?? '',
      due: dueDateWords(businessDateOf(due), workingCalendar)[lang],
      task,
      tasks: tasks.length === 1 ? one : many,
      count: String(tasks.length),
      days: `${Math.abs(workingDaysUntil(now, due, workingCalendar))}${countMark(now, due)[lang]}`,
      person: personWords(assigned, lang),
    };
  };
  const both = (template: Text): Text => ({
    zh: fillTemplate(template.zh, values('zh')),
    en: fillTemplate(template.en, values('en')),
  });
  return { words: both(step.subject), body: both(step.body) };
}

function personWords(assigned: AssignedPeople | undefined, lang: keyof Text): string {
  if (!assigned) return '';
  const join = (names: string[]) => names.join(lang === 'zh' ? '、' : ', ');
  const names = join(assigned.people);
  if (assigned.away.length === 0) return names;
  return lang === 'zh'
    ? `${names}（${join(assigned.away)}已委托${join(assigned.deputies)}代办）`
    : `${names} (${join(assigned.deputies)} for ${join(assigned.away)})`;
}

/** Behind a number of days that was counted over a year whose holidays are not announced. */
function countMark(now: string, due: string): Text {
  const years = provisionalYears(businessDateOf(now), businessDateOf(due), workingCalendar);
  return years.length > 0 ? PROVISIONAL_MARK : { zh: '', en: '' };
}
