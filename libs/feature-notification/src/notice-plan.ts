import {
  businessDateOf,
  DEADLINE_WORDS,
  deriveId,
  dueDateWords,
  fillTemplate,
  fitsEvent,
  fullDate,
  type DeadlineKind,
  type NoticeRelation,
  type NoticeRule,
  type Role,
  type TemplateValues,
  type Text,
} from '@linxuan/domain';
import { workingCalendar } from '@linxuan/platform';
import type { EditionNotices } from './notice-table';

/** A decision as the record has it, with the case or dossier that it moved. */
export interface RecordedMove {
  id: string;
  event: string;
  action: string;
  at: Date;
  case_id: string | null;
  dossier_id: string | null;
  edition_id: string;
  edition_digest: string;
  actor_org: string;
  actor_zh: string | null;
  actor_en: string | null;
  from_state: string | null;
  to_state: string | null;
  stage: string;
  /** Stage in which the case now is, and its date. */
  case_stage: string | null;
  due_at: Date | null;
  reason: string | null;
  number: string | null;
  title: string | null;
  holder_name: string | null;
  applicant_org: string | null;
  group_org: string | null;
  nominator_org: string | null;
  authority_org: string | null;
  owner_org: string | null;
  recipient_org: string | null;
  /** Those who signed an opinion of the stage that the case has left. */
  authors: string[] | null;
  actor_user: string;
  /** Of an act on a date: which it is, who owes and who leads it, and when it was due before. */
  date_kind: DeadlineKind | null;
  date_org: string | null;
  date_lead: string | null;
  due_before: Date | null;
  /** Queues with open work under that date, and the desks of whoever owes it. */
  date_queues: string[] | null;
  date_desks: string[] | null;
}
export interface PlannedNotice {
  id: string;
  queueKey: string;
  kind: string;
  caseId: string | null;
  dossierId: string | null;
  params: Record<string, unknown>;
  at: Date;
}

/**
 * Who is told what: the rows of the edition's table that fit, first come first. Work itself needs no notice, because it stands in
 * the queue; told is what others decided on one's own case, dossier or opinion. Ids follow from the record, so that a second run adds nothing.
 */
export function noticesOf(move: RecordedMove, edition: EditionNotices): PlannedNotice[] {
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
    caseId: move.case_id,
    dossierId: move.dossier_id,
    at: move.at,
    params: {
      number: move.number,
      title: move.title,
      state: move.to_state,
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
        relation === 'affected' && queueKey.startsWith('user:') ? { ...move, holder_name: null } : move,
        edition,
        relation === 'applicant' || queueKey.split('/')[0] === move.applicant_org,
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
  if (rule.when === 'moved' && move.from_state === move.to_state) return [];
  if (relation === 'affected') return affectedBy(move, roles);
  const org = orgOf(move, relation);
  if (!org || org === move.actor_org || !mayReadDate(move, org)) return [];
  // Groups and nominators own dossiers of one kind; a group's stage is told to the group's desk alone.
  const fit =
    relation === 'owner' ? roles.filter((role) => role.startsWith('group-') === move.stage.startsWith('group')) : roles;
  return fit.map((role) => `${org}/${role}`);
}

/** Colleagues of whoever moved the date are told as well: the work is theirs. The person who did it knows. */
function affectedBy({ date_queues, date_desks, actor_user }: RecordedMove, roles: Role[]): string[] {
  const desks = (date_desks ?? []).filter((desk) => roles.some((role) => desk.endsWith(`/${role}`)));
  return [...new Set([...(date_queues ?? []), ...desks])].filter((key) => key !== `user:${actor_user}`);
}

/** What the case page shows of dates: a department's, an expert's and an objection's are between them and the lead. */
function mayReadDate({ date_kind, date_org, date_lead }: RecordedMove, org: string): boolean {
  switch (date_kind) {
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
      return org === date_org || org === date_lead;
  }
}

function orgOf(move: RecordedMove, relation: NoticeRelation): string | null {
  switch (relation) {
    case 'applicant':
      return move.case_id ? move.applicant_org : null;
    case 'group':
      return move.case_id ? move.group_org : null;
    case 'nominator':
      return move.case_id ? move.nominator_org : null;
    case 'authority':
      return move.case_id ? move.authority_org : null;
    case 'owner':
      return move.case_id ? null : move.owner_org;
    case 'recipient':
      return move.case_id ? null : move.recipient_org;
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
    const stage = edition.stages.get(move.case_stage ?? move.stage);
    return {
      number: move.number ?? '',
      title: move.title ?? '',
      programme: edition.title[lang],
      stage: (isApplicant ? stage?.publicTitle : stage?.title)?.[lang] ?? '',
      due: move.due_at ? dueDateWords(businessDateOf(move.due_at.toISOString()), workingCalendar)[lang] : '',
      reason: move.reason ?? REASONS[move.event]?.[lang] ?? '',
      actor: (lang === 'zh' ? move.actor_zh : move.actor_en) ?? '',
      holder: move.holder_name ?? '',
      date: move.date_kind ? DEADLINE_WORDS[move.date_kind][lang] : '',
      before: move.due_before ? fullDate(businessDateOf(move.due_before.toISOString()))[lang] : '',
    };
  };
  const both = (template: Text): Text => ({
    zh: fillTemplate(template.zh, values('zh')),
    en: fillTemplate(template.en, values('en')),
  });
  return { words: both(rule.subject), body: both(rule.body) };
}

/** Columns of a recorded move; the caller says which records. */
export const MOVES = `SELECT r.id, r.event, r.action, r.at, r.case_id, r.dossier_id, coalesce(c.edition_id, d.edition_id) AS edition_id, e.digest AS edition_digest, r.actor_org, a.name_zh AS actor_zh, a.name_en AS actor_en, r.from_state, r.to_state, r.stage, c.stage AS case_stage,
   coalesce(r.due_after, c.due_at, d.due_at) AS due_at, r.actor_user, r.due_before, t.kind AS date_kind, t.org_id AS date_org, t.lead_org AS date_lead,
   CASE WHEN t.id IS NOT NULL THEN (SELECT array_agg(DISTINCT w.queue_key) FROM task w WHERE w.subject_id = t.owner_id AND w.done_at IS NULL) END AS date_queues,
   CASE WHEN t.id IS NOT NULL THEN (SELECT array_agg(DISTINCT m.org_id || '/' || m.role) FROM membership m WHERE m.org_id = t.org_id AND m.ended_at IS NULL) END AS date_desks, r.reason, coalesce(c.number, d.number) AS number, c.title, c.holder_name, c.applicant_org, c.group_org, c.nominator_org, c.authority_org, d.owner_org, d.recipient_org,
   (SELECT array_agg(DISTINCT o.author_user) FROM opinion o WHERE o.case_id = r.case_id AND o.stage = r.stage AND o.author_user IS NOT NULL AND o.state = 'answered' AND r.subject_type = 'case' AND split_part(r.to_state, '.', 1) <> r.stage) AS authors
 FROM decision_record r LEFT JOIN case_file c ON c.id = r.case_id LEFT JOIN dossier d ON d.id = r.dossier_id LEFT JOIN organisation a ON a.id = r.actor_org
   LEFT JOIN edition e ON e.id = coalesce(c.edition_id, d.edition_id)
   LEFT JOIN LATERAL (
     SELECT * FROM deadline WHERE r.subject_type = 'deadline' AND id = r.subject_id
     UNION ALL SELECT * FROM deadline WHERE r.action = 'postpone' AND id <> r.subject_id AND dossier_id = r.dossier_id AND kind = 'nomination' AND settled_at IS NULL) t ON true`;
