import { businessDateOf, dueDateWords, fullDate, type CalendarData } from '../calendar';
import type { ProgrammeDefinition, Text } from '../programme/definition';
import { editionName } from '../programme/edition-name';
import type { Role } from '../workflow/actor';
import { DEADLINE_WORDS } from '../workflow/deadline-words';
import type { DeadlineKind } from '../workflow/derived-rows';
import { deriveId } from '../workflow/ids';
import {
  fitsEvent,
  noticeTable,
  type NoticeRelation,
  type NoticeRule,
  type ProgrammeNotifications,
} from './notice-rules';
import { fillTemplate, type TemplateValues } from './template';

/** What an edition says of notices: its table, and the words of its stages. */
export interface EditionNotices {
  id: string;
  title: Text;
  authority: string;
  table: ProgrammeNotifications;
  stages: Map<string, { title: Text; publicTitle: Text }>;
}

export function noticesIn(id: string, definition: ProgrammeDefinition): EditionNotices {
  const { authority, notifications, stages } = definition;
  return {
    id,
    title: editionName(definition),
    authority,
    table: noticeTable(notifications),
    stages: new Map(stages.map((stage) => [stage.id, stage])),
  };
}

/** A decision as the record has it, with the case or dossier that it moved. */
export interface RecordedMove {
  id: string;
  event: string;
  action: string;
  at: string;
  caseId: string | null;
  dossierId: string | null;
  editionId: string;
  editionDigest: string;
  actorOrg: string;
  actorZh: string | null;
  actorEn: string | null;
  fromState: string | null;
  toState: string | null;
  stage: string;
  /** Stage in which the case now is, and its date. */
  caseStage: string | null;
  dueAt: string | null;
  reason: string | null;
  number: string | null;
  title: string | null;
  holderName: string | null;
  applicantOrg: string | null;
  groupOrg: string | null;
  nominatorOrg: string | null;
  authorityOrg: string | null;
  ownerOrg: string | null;
  recipientOrg: string | null;
  /** Those who signed an opinion of the stage that the case has left. */
  authors: string[] | null;
  actorUser: string;
  /** Of an act on a date: which it is, who owes and who leads it, and when it was due before. */
  dateKind: DeadlineKind | null;
  dateOrg: string | null;
  dateLead: string | null;
  dueBefore: string | null;
  /** Queues with open work under that date, and the queues of whoever owes it. */
  dateQueues: string[] | null;
  dateAssignees: string[] | null;
}

/** A notice that is to be written for one work queue (`org/role` or `user:<id>`); its id follows from what it tells of. */
export interface NewNotice {
  id: string;
  queueKey: string;
  kind: string;
  caseId: string | null;
  dossierId: string | null;
  params: Record<string, unknown>;
  at: string;
}

/**
 * Who is told what: the rows of the edition's table that fit, first come first. Work itself needs no notice, because it
 * stands in the queue; told is what others decided on one's own case, dossier or opinion. Ids follow from the record,
 * so that a second run adds nothing.
 */
export function noticesOf(move: RecordedMove, edition: EditionNotices, calendar: CalendarData): NewNotice[] {
  const told = new Map<string, { rule: NoticeRule; relation: NoticeRelation; kind: string }>();
  const events = move.authors ? [move.event, 'opinion.used'] : [move.event];
  for (const kind of events)
    for (const rule of edition.table.notices.filter((each) => fitsEvent(each, kind)))
      for (const { relation, roles } of rule.to)
        for (const queueKey of recipients(move, rule, relation, roles, kind))
          if (!told.has(queueKey)) told.set(queueKey, { rule, relation, kind });
  return [...told].map(([queueKey, { rule, relation, kind }]) => ({
    id: deriveId(move.id, queueKey),
    queueKey,
    kind,
    caseId: move.caseId,
    dossierId: move.dossierId,
    at: move.at,
    params: {
      number: move.number,
      title: move.title,
      programme: edition.title,
      state: move.toState,
      event: move.event,
      record: move.id,
      edition: edition.id,
      rule: rule.id,
      channels: rule.channels,
      urgency: rule.urgency,
      obligatory: rule.obligatory,
      ...renderRule(
        rule,
        // A date concerns whoever owes it, also an expert who may not know whose case it is.
        relation === 'affected' && queueKey.startsWith('user:') ? { ...move, holderName: null } : move,
        edition,
        relation === 'applicant' || queueKey.split('/')[0] === move.applicantOrg,
        calendar,
      ),
    },
  }));
}

function recipients(
  move: RecordedMove,
  rule: NoticeRule,
  relation: NoticeRelation,
  roles: Role[],
  kind: string,
): string[] {
  if (kind === 'opinion.used')
    return relation === 'authors' ? (move.authors ?? []).map((author) => `user:${author}`) : [];
  if (rule.when === 'moved' && move.fromState === move.toState) return [];
  if (relation === 'affected') return affectedBy(move, roles);
  const org = orgOf(move, relation);
  if (!org || org === move.actorOrg || !mayReadDate(move, org)) return [];
  // Groups and nominators own dossiers of one kind; a group's stage is told to the group alone.
  const fit =
    relation === 'owner' ? roles.filter((role) => role.startsWith('group-') === move.stage.startsWith('group')) : roles;
  return fit.map((role) => `${org}/${role}`);
}

/** Colleagues of whoever moved the date are told as well: the work is theirs. The person who did it knows. */
function affectedBy({ dateQueues, dateAssignees, actorUser }: RecordedMove, roles: Role[]): string[] {
  const assignees = (dateAssignees ?? []).filter((assignee) => roles.some((role) => assignee.endsWith(`/${role}`)));
  return [...new Set([...(dateQueues ?? []), ...assignees])].filter((key) => key !== `user:${actorUser}`);
}

/** What the case page shows of dates: a department's, an expert's and an objection's are between them and the lead. */
function mayReadDate({ dateKind, dateOrg, dateLead }: RecordedMove, org: string): boolean {
  switch (dateKind) {
    case null:
    case 'stage':
    case 'correction':
    case 'obligation':
      return true;
    case 'opinion':
    case 'sheet':
    case 'objection':
    case 'notice':
    case 'nomination':
      return org === dateOrg || org === dateLead;
  }
}

function orgOf(move: RecordedMove, relation: NoticeRelation): string | null {
  switch (relation) {
    case 'applicant':
      return move.caseId ? move.applicantOrg : null;
    case 'group':
      return move.caseId ? move.groupOrg : null;
    case 'nominator':
      return move.caseId ? move.nominatorOrg : null;
    case 'authority':
      return move.caseId ? move.authorityOrg : null;
    case 'owner':
      return move.caseId ? null : move.ownerOrg;
    case 'recipient':
      return move.caseId ? null : move.recipientOrg;
    case 'authors':
    case 'affected':
      return null;
  }
}

/** What the system says for itself where nobody had to give a reason. */
const REASONS: Readonly<Record<string, Text>> = {
  'deadline.recomputed': {
    zh: '工作日历（放假调休安排）有调整，按剩余工作日重新计算',
    en: 'the working calendar changed; counted anew by the working days left',
  },
};

/** Subject and body in both languages; an applicant reads the public words of a stage. */
export function renderRule(
  rule: Pick<NoticeRule, 'subject' | 'body'>,
  move: RecordedMove,
  edition: EditionNotices,
  isApplicant: boolean,
  calendar: CalendarData,
): { words: Text; body: Text } {
  const values = (lang: keyof Text): TemplateValues => {
    const stage = edition.stages.get(move.caseStage ?? move.stage);
    return {
      number: move.number ?? '',
      title: move.title ?? '',
      programme: edition.title[lang],
      stage: (isApplicant ? stage?.publicTitle : stage?.title)?.[lang] ?? '',
      due: move.dueAt ? dueDateWords(businessDateOf(move.dueAt), calendar)[lang] : '',
      reason: move.reason ?? REASONS[move.event]?.[lang] ?? '',
      actor: (lang === 'zh' ? move.actorZh : move.actorEn) ?? '',
      holder: move.holderName ?? '',
      date: move.dateKind ? DEADLINE_WORDS[move.dateKind][lang] : '',
      before: move.dueBefore ? fullDate(businessDateOf(move.dueBefore))[lang] : '',
    };
  };
  const both = (template: Text): Text => ({
    zh: fillTemplate(template.zh, values('zh')),
    en: fillTemplate(template.en, values('en')),
  });
  return { words: both(rule.subject), body: both(rule.body) };
}
