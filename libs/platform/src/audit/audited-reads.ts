/**
 * What a look tells the audit record: what kind of look, at what kind of thing, and which parameter of the path names
 * it.
 */
export interface AuditedRead {
  kind: string;
  subjectType: string;
  /** Parameter that names the subject; a list names none. */
  parameter?: string;
}

const look = (kind: string, subjectType: string, parameter?: string): AuditedRead => ({
  kind,
  subjectType,
  ...(parameter ? { parameter } : {}),
});
const CASE = look('case.seen', 'case', 'id');

/**
 * Reads of the API by the beginning of their path, the longest that fits; null says that nothing behind it is
 * confidential. What stands here under no name is recorded all the same, and every file that is handed out is recorded
 * whatever stands here.
 */
export const AUDITED_READS: Record<string, AuditedRead | null> = {
  '/api/cases': null,
  '/api/cases/:id': CASE,
  '/api/cases/:id/draft': null,
  '/api/cases/:id/receipt': null,
  '/api/reviews': null,
  '/api/reviews/:caseId': look('case.seen', 'case', 'caseId'),
  '/api/condition-checks': null,
  '/api/condition-checks/:caseId': look('case.seen', 'case', 'caseId'),
  '/api/files/:id': look('file.seen', 'file', 'id'),
  '/api/dossiers': null,
  '/api/dossiers/:id': look('dossier.seen', 'dossier', 'id'),
  '/api/receipts': null,
  '/api/receipts/:id': look('dossier.seen', 'dossier', 'id'),
  // The licence itself is recorded as every file is.
  '/api/code-confirmations': null,
  // Names, telephones and e-mails of people who ask for an account.
  '/api/registrations': look('registration.seen', 'registration-list'),
  '/api/registrations/:id': look('registration.seen', 'registration', 'id'),
  '/api/documents': look('paper.seen', 'paper'),
  // Who judges whom, and the scores.
  // Scores, spread and the reasons of a list or a batch before it is decided.
  '/api/decision-rooms': look('scores.seen', 'decision-room', 'dossierId'),
  '/api/draw-rounds': look('expert.seen', 'draw-round-list'),
  '/api/draw-rounds/:id': look('expert.seen', 'draw-round', 'id'),
  '/api/my-draw-codes': null,
  // Who is on a list that admits applicants; such lists are published.
  '/api/registers': null,
  '/api/registers/own': null,
  '/api/experts': look('expert.seen', 'expert-pool'),
  '/api/experts/:id': look('expert.seen', 'expert', 'id'),
  '/api/expert-profile': null,
  '/api/panels': look('expert.seen', 'panel-list'),
  '/api/panels/:caseId': look('expert.seen', 'panel', 'caseId'),
  '/api/list-workspace': look('scores.seen', 'list-workspace'),
  '/api/my-seats': null,
  '/api/seats': null,
  // Who objected, and how to reach them.
  '/api/publication': null,
  '/api/publication/objections': look('objection.seen', 'objection-list'),
  '/api/publication/objections/:id': look('objection.seen', 'objection', 'id'),
  '/api/operator': null,
  '/api/operator/users': look('account.seen', 'account-list'),
  '/api/operator/users/:id': look('account.seen', 'account', 'id'),
  '/api/deliveries': look('mail.seen', 'delivery-list'),
  '/api/mailbox': look('mail.seen', 'mailbox'),
  '/api/audit': look('audit.seen', 'audit-record'),
  // Finds what several lists show, accounts among them, whichever of them are recorded.
  '/api/search': look('page.seen', 'search'),
  '/api/session': null,
  '/api/home': null,
  '/api/home/identities': null,
  '/api/tasks': null,
  '/api/events': null,
  '/api/requests': null,
  '/api/notifications': null,
  '/api/preferences': null,
  '/api/calendar': null,
  '/api/clock': null,
  '/api/livez': null,
  '/api/metrics': null,
  '/api/editions': null,
  '/api/regions': null,
  '/api/central-groups': null,
  '/api/organisations': null,
  '/api/programmes': null,
  '/api/programme-editions': null,
  '/api/orders': null,
  '/api/orders/proposals': null,
  '/api/deputies': null,
  '/api/dashboard': null,
  '/api/working-calendar': null,
  '/api/own-dates': null,
  '/api/nomination': null,
  '/api/desk': null,
  '/api/desks': null,
  '/api/worksheets': null,
  '/api/uploads': null,
  '/api/notice-rules': null,
  '/api/reminder-desk': null,
  '/api/webhooks': null,
  '/api/mass-mails': null,
  '/api/docs': null,
};

/** The rule of a route's pattern; undefined where none of its beginnings is known. */
export function readRuleOf(pattern: string): AuditedRead | null | undefined {
  const parts = pattern.split('/');
  for (let length = parts.length; length > 1; length -= 1) {
    const rule = AUDITED_READS[parts.slice(0, length).join('/')];
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/**
 * What an answer tells the record, or null. A file that is handed out is an export of its own; unknown paths are told
 * by their pattern.
 */
export function auditedAnswer(
  pattern: string,
  parameters: Record<string, string>,
  fileName: string | null,
): { kind: string; subjectType: string; subjectId: string } | null {
  const rule = readRuleOf(pattern);
  const subject = rule?.parameter ? (parameters[rule.parameter] ?? '') : '';
  if (fileName !== null)
    return {
      kind: 'file.downloaded',
      subjectType: rule?.subjectType ?? 'export',
      subjectId: subject || parameters['id'] || parameters['caseId'] || pattern,
    };
  if (rule === null) return null;
  return rule
    ? { kind: rule.kind, subjectType: rule.subjectType, subjectId: subject || pattern }
    : { kind: 'page.seen', subjectType: 'path', subjectId: pattern };
}
