import {
  businessDateOf,
  DEADLINE_WORDS,
  deriveId,
  dueDateWords,
  fillTemplate,
  fitsEvent,
  fullDate,
  type NoticeRelation,
  type NoticeRule,
  type Role,
  type TemplateValues,
  type Text,
} from '@linxuan/domain';
import type { NewNotice, RecordedMove } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';
import type { EditionNotices } from './notice-table';

/**
 * Who is told what: the rows of the edition's table that fit, first come first. Work itself needs no notice, because it
 * stands in the queue; told is what others decided on one's own case, dossier or opinion. Ids follow from the record,
 * so that a second run adds nothing.
 */
export function noticesOf(move: RecordedMove, edition: EditionNotices): NewNotice[] {
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
): { words: Text; body: Text } {
  const values = (lang: keyof Text): TemplateValues => {
    const stage = edition.stages.get(move.caseStage ?? move.stage);
    return {
      number: move.number ?? '',
      title: move.title ?? '',
      programme: edition.title[lang],
      stage: (isApplicant ? stage?.publicTitle : stage?.title)?.[lang] ?? '',
      due: move.dueAt ? dueDateWords(businessDateOf(move.dueAt), workingCalendar)[lang] : '',
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
