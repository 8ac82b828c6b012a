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
  type LadderRung,
  type Role,
  type TemplateValues,
  type Text,
} from '@linxuan/domain';
import { workingCalendar } from '@linxuan/platform';
import type { DeskPeople, NewNotice, OpenTask } from '@linxuan/persistence';
import type { EditionNotices } from '../notice-table';
import type { FiredRung } from './due-work';

/**
 * One notice for each desk, rung and due day, however many pieces of work it speaks of: forty applications that fall
 * due on one day are one mail. An escalation goes to the desk's superior as well, a listing to the authority.
 */
export function rungNotices(
  fired: FiredRung[],
  edition: EditionNotices,
  people: ReadonlyMap<string, DeskPeople>,
  now: string,
): NewNotice[] {
  const groups = new Map<string, FiredRung[]>();
  for (const each of fired.filter(({ silent }) => !silent)) {
    const key = [each.task.queueKey, each.rung.id, businessDateOf(each.task.dueAt), each.task.apart].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { task, rung } = first;
    const record = deriveId(
      group.map((each) => each.task.id).sort()[0] ?? task.id,
      `rung/${rung.id}/${task.dueAt}/${task.queueKey}`,
    );
    const words = rungWords(
      rung,
      group.map((each) => each.task),
      edition,
      people.get(task.queueKey),
      now,
    );
    return recipients(rung, task, edition).map((queueKey) => ({
      id: deriveId(record, queueKey),
      queueKey,
      kind: rung.act === 'remind' ? 'task.reminded' : 'task.escalated',
      caseId: task.apart,
      dossierId: null,
      at: now,
      params: {
        record,
        edition: edition.id,
        rule: rung.act === 'remind' ? 'task-reminder' : 'task-escalation',
        channels: rung.channels,
        urgency: rung.urgency,
        obligatory: rung.act !== 'remind',
        rung: rung.id,
        count: group.length,
        // One mail for many names the programme, and no single case as if it were about that one.
        ...(group.length === 1 ? { number: task.number, title: task.title } : { programme: edition.title }),
        link: queueKey === task.queueKey ? '/tasks' : '/reminders',
        ...words,
      },
    }));
  });
}

function recipients(rung: LadderRung, task: OpenTask, edition: EditionNotices): string[] {
  const role = superiorOf(task.role as Role);
  const superior = role
    ? [`${task.orgId}/${role}`]
    : task.role === 'expert'
      ? [`${edition.authority}/authority-clerk`]
      : [];
  switch (rung.act) {
    case 'remind':
      return [task.queueKey];
    case 'escalate':
      return [task.queueKey, ...superior];
    case 'list':
      return [...new Set([task.queueKey, ...superior, `${edition.authority}/authority-clerk`])];
  }
}

export function rungWords(
  rung: Pick<LadderRung, 'subject' | 'body'>,
  tasks: OpenTask[],
  edition: EditionNotices,
  desk: DeskPeople | undefined,
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
      person: personWords(desk, lang),
    };
  };
  const both = (template: Text): Text => ({
    zh: fillTemplate(template.zh, values('zh')),
    en: fillTemplate(template.en, values('en')),
  });
  return { words: both(rung.subject), body: both(rung.body) };
}

function personWords(desk: DeskPeople | undefined, lang: keyof Text): string {
  if (!desk) return '';
  const join = (names: string[]) => names.join(lang === 'zh' ? '、' : ', ');
  const names = join(desk.people);
  if (desk.away.length === 0) return names;
  return lang === 'zh'
    ? `${names}（${join(desk.away)}已委托${join(desk.deputies)}代办）`
    : `${names} (${join(desk.deputies)} for ${join(desk.away)})`;
}

/** Behind a number of days that was counted over a year whose holidays are not announced. */
function countMark(now: string, due: string): Text {
  const years = provisionalYears(businessDateOf(now), businessDateOf(due), workingCalendar);
  return years.length > 0 ? PROVISIONAL_MARK : { zh: '', en: '' };
}
