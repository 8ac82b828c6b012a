import { businessDateOf, deriveId, fillTemplate, fitsEvent, fullDate, type NoticeRelation, type NoticeRule, type Role, type TemplateValues, type Text } from '@linxuan/domain';
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
        for (const queueKey of recipients(move, rule, relation, roles, kind)) if (!told.has(queueKey)) told.set(queueKey, { rule, relation, kind });
  return [...told].map(([queueKey, { rule, relation, kind }]) => ({
    id: deriveId(move.id, queueKey), queueKey, kind, caseId: move.case_id, dossierId: move.dossier_id, at: move.at,
    params: {
      number: move.number, title: move.title, state: move.to_state, event: move.event, record: move.id, edition: edition.id,
      rule: rule.id, channels: rule.channels, urgency: rule.urgency, obligatory: rule.obligatory, ...renderRule(rule, move, edition, relation === 'applicant'),
    },
  }));
}

function recipients(move: RecordedMove, rule: NoticeRule, relation: NoticeRelation, roles: Role[], kind: string): string[] {
  if (kind === 'opinion.used') return relation === 'authors' ? (move.authors ?? []).map((author) => `user:${author}`) : [];
  if (rule.when === 'moved' && move.from_state === move.to_state) return [];
  const org = orgOf(move, relation);
  if (!org || org === move.actor_org) return [];
  // Groups and nominators own dossiers of one kind; a group's stage is told to the group's desk alone.
  const fit = relation === 'owner' ? roles.filter((role) => role.startsWith('group-') === move.stage.startsWith('group')) : roles;
  return fit.map((role) => `${org}/${role}`);
}

function orgOf(move: RecordedMove, relation: NoticeRelation): string | null {
  switch (relation) {
    case 'applicant': return move.case_id ? move.applicant_org : null;
    case 'group': return move.case_id ? move.group_org : null;
    case 'nominator': return move.case_id ? move.nominator_org : null;
    case 'authority': return move.case_id ? move.authority_org : null;
    case 'owner': return move.case_id ? null : move.owner_org;
    case 'recipient': return move.case_id ? null : move.recipient_org;
    case 'authors': return null;
  }
}

/** Subject and body in both languages; an applicant reads the public words of a stage. */
export function renderRule(rule: Pick<NoticeRule, 'subject' | 'body'>, move: RecordedMove, edition: EditionNotices, isApplicant: boolean): { words: Text; body: Text } {
  const values = (lang: keyof Text): TemplateValues => {
    const stage = edition.stages.get(move.case_stage ?? move.stage);
    return {
      number: move.number ?? '', title: move.title ?? '', programme: edition.title[lang], stage: (isApplicant ? stage?.publicTitle : stage?.title)?.[lang] ?? '',
      due: move.due_at ? fullDate(businessDateOf(move.due_at.toISOString()))[lang] : '', reason: move.reason ?? '', actor: (lang === 'zh' ? move.actor_zh : move.actor_en) ?? '', holder: move.holder_name ?? '',
    };
  };
  const both = (template: Text): Text => ({ zh: fillTemplate(template.zh, values('zh')), en: fillTemplate(template.en, values('en')) });
  return { words: both(rule.subject), body: both(rule.body) };
}

/** Columns of a recorded move; the caller says which records. */
export const MOVES = `SELECT r.id, r.event, r.action, r.at, r.case_id, r.dossier_id, coalesce(c.edition_id, d.edition_id) AS edition_id, r.actor_org, a.name_zh AS actor_zh, a.name_en AS actor_en, r.from_state, r.to_state, r.stage, c.stage AS case_stage,
   coalesce(c.due_at, d.due_at) AS due_at, r.reason, coalesce(c.number, d.number) AS number, c.title, c.holder_name, c.applicant_org, c.group_org, c.nominator_org, c.authority_org, d.owner_org, d.recipient_org,
   (SELECT array_agg(DISTINCT o.author_user) FROM opinion o WHERE o.case_id = r.case_id AND o.stage = r.stage AND o.author_user IS NOT NULL AND o.state = 'answered' AND r.subject_type = 'case' AND split_part(r.to_state, '.', 1) <> r.stage) AS authors
 FROM decision_record r LEFT JOIN case_file c ON c.id = r.case_id LEFT JOIN dossier d ON d.id = r.dossier_id LEFT JOIN organisation a ON a.id = r.actor_org`;
