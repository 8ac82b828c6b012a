import { counted } from '@linxuan/form-rules';
import { DEFAULT_NOTIFICATIONS, fitsEvent, PROPOSAL_WORDS, type Text } from '@linxuan/domain';

type Params = Readonly<Record<string, unknown>>;

const words = (zh: string, en: string): Text => ({ zh, en });

/**
 * Title and second line of a notice. Those of the table carry their own words as `params.words` and `params.body`;
 * others are found by their kind.
 */
export function noticeWords(kind: string, params: Params): { title: Text; body: Text | null } {
  return withProgramme(wordsOf(kind, params), textOf(params['programme']));
}

/** Programme and year stand in a line of their own, unless the words of the notice name them. */
function withProgramme(notice: { title: Text; body: Text | null }, programme: Text | null): typeof notice {
  if (!programme || [notice.title, notice.body].some((text) => text?.zh.includes(programme.zh))) return notice;
  const line = (lang: keyof Text) => [notice.body?.[lang], programme[lang]].filter(Boolean).join('\n');
  return { ...notice, body: { zh: line('zh'), en: line('en') } };
}

function wordsOf(kind: string, params: Params): { title: Text; body: Text | null } {
  if (kind === 'reminder') return reminder(params);
  if (kind.startsWith('grant.')) return proposal(kind, PROPOSAL_WORDS[String(params['grant'])], params);
  if (kind.startsWith('order.')) return proposal(kind, PROPOSAL_WORDS[String(params['order'])], params);
  if (kind.startsWith('registration.')) return registration(kind, params);
  const subject = [params['number'], params['title']]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(' ');
  return {
    title: textOf(params['words']) ?? subjectFor(kind, params),
    body: textOf(params['body']) ?? (subject ? words(subject, subject) : null),
  };
}

/**
 * The subject of a message. It is found again by what it is about, so the number and title of the case stand in it, or
 * the programme, where the words of the table do not name them already.
 */
export function messageSubject(title: Text, params: Params): Text {
  const [number, name] = ['number', 'title'].map((key) => (typeof params[key] === 'string' ? params[key] : ''));
  const programme = textOf(params['programme']);
  const of = (lang: keyof Text): string => {
    const subject = title[lang];
    const missing = [name, number].filter((part) => part && !subject.includes(part));
    if (!name && !number)
      return programme && !subject.includes(programme[lang]) ? joined(subject, programme[lang], lang) : subject;
    // Where one of the two is named already, the case is known.
    return missing.length < [name, number].filter(Boolean).length ? subject : joined(subject, missing.join(' '), lang);
  };
  return { zh: of('zh'), en: of('en') };
}

const joined = (subject: string, about: string, lang: keyof Text): string =>
  `${subject}${lang === 'zh' ? '：' : ': '}${about}`;

/**
 * What became of a proposal. `params.grant` or `params.order` is its kind (`PROPOSAL_WORDS`), `params.name` whom it
 * concerns.
 */
const VERDICTS: Readonly<Record<string, Text>> = {
  proposed: words('待另一人确认', 'Waits for another person'),
  confirmed: words('您提出的申请已确认', 'Your proposal was confirmed'),
  declined: words('您提出的申请被退回', 'Your proposal was declined'),
  withdrawn: words('您提出的申请已撤回', 'Your proposal was withdrawn'),
  expired: words('您提出的申请逾期未确认，已失效', 'Your proposal has lapsed unconfirmed'),
};

function proposal(kind: string, of: Text | undefined, params: Params): { title: Text; body: Text | null } {
  const what = of ?? words('申请', 'Proposal');
  const verdict = VERDICTS[kind.slice(kind.indexOf('.') + 1)] ?? words('有新的办理情况', 'There is news');
  const name = typeof params['name'] === 'string' ? params['name'] : '';
  return {
    title: words(
      `${verdict.zh}：${what.zh}${name && `（${name}）`}`,
      `${verdict.en}: ${what.en}${name && ` (${name})`}`,
    ),
    body: null,
  };
}

/** Of those who ask for an account: `params.name` is the organisation, or the person who joined one's own. */
const REGISTRATIONS: Readonly<Record<string, Text>> = {
  'registration.filed': words('有单位注册待核对', 'A registration waits to be checked'),
  'registration.checked': words('有单位注册待另一人确认', 'A registration waits for another person'),
  'registration.joined': words('本单位新增申报人员', 'Somebody new acts for your organisation'),
};

function registration(kind: string, params: Params): { title: Text; body: Text | null } {
  const what = REGISTRATIONS[kind] ?? words('单位注册', 'Registration');
  const name = typeof params['name'] === 'string' ? params['name'] : '';
  return { title: words(`${what.zh}：${name}`, `${what.en}: ${name}`), body: null };
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
    title: words(
      `主管部门提醒：待办 ${open} 项${overdue > 0 ? `，逾期 ${overdue} 项` : ''}，请尽快办理`,
      `Reminder of the authority: ${counted(open, 'open task')}${overdue > 0 ? `, ${overdue} overdue` : ''}`,
    ),
    body: words(`待办 ${open} 项，其中逾期 ${overdue} 项`, `${open} open, ${overdue} of them overdue`),
  };
}

function textOf(value: unknown): Text | null {
  const text = value as Partial<Text> | null | undefined;
  return typeof text === 'object' && typeof text?.zh === 'string' && typeof text.en === 'string'
    ? { zh: text.zh, en: text.en }
    : null;
}
