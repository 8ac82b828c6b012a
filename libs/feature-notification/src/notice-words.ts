import { DEFAULT_NOTIFICATIONS, fitsEvent, type Text } from '@linxuan/domain';

type Params = Readonly<Record<string, unknown>>;

const words = (zh: string, en: string): Text => ({ zh, en });

/** Title and second line of a notice. Those of the table carry their own words as `params.words` and `params.body`; others are found by their kind. */
export function noticeWords(kind: string, params: Params): { title: Text; body: Text | null } {
  if (kind === 'reminder') return reminder(params);
  const subject = [params['number'], params['title']]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(' ');
  return {
    title: textOf(params['words']) ?? subjectFor(kind, params),
    body: textOf(params['body']) ?? (subject ? words(subject, subject) : null),
  };
}

function subjectFor(kind: string, params: Params): Text {
  const event = typeof params['event'] === 'string' ? params['event'] : kind;
  const rule =
    DEFAULT_NOTIFICATIONS.notices.find((each) => fitsEvent(each, kind) && !each.events.includes('*')) ??
    DEFAULT_NOTIFICATIONS.notices.find((each) => fitsEvent(each, event));
  return rule?.subject ?? words('有新的办理情况', 'There is news');
}

function reminder(params: Params): { title: Text; body: Text | null } {
  const [open, overdue] = [
    Number(params['openTasks'] ?? params['open'] ?? 0),
    Number(params['overdueTasks'] ?? params['overdue'] ?? 0),
  ];
  return {
    title: words('主管部门提醒：请尽快办理待办事项', 'Reminder of the authority: please attend to the open work'),
    body: words(`待办 ${open} 项，其中逾期 ${overdue} 项`, `${open} open, ${overdue} of them overdue`),
  };
}

function textOf(value: unknown): Text | null {
  const text = value as Partial<Text> | null | undefined;
  return typeof text === 'object' && typeof text?.zh === 'string' && typeof text.en === 'string'
    ? { zh: text.zh, en: text.en }
    : null;
}
