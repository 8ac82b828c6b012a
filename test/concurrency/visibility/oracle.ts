import {
  objectionNumber,
  type Actor,
  type CaseRow,
  type DossierRow,
  type OpinionRow,
  type PanelRow,
  type SeatRow,
} from '@linxuan/domain';

/** Every row of the working set, with the columns that the rules speak of, under the names of the tables. */
export interface AllRows {
  case_file: CaseRow[];
  opinion: OpinionRow[];
  panel: PanelRow[];
  seat: SeatRow[];
  dossier: DossierRow[];
  [table: string]: Record<string, unknown>[] | unknown[];
}
type Plain = { id: string; caseId: string; orgId: string; userId: string | null } & Record<string, unknown>;
export interface Person extends Actor {
  queues: string[];
}

/** Stages in which a case lies with its province or group; afterwards it is the ministry's. */
const BEFORE_THE_MINISTRY = [
  'application',
  'group-nomination',
  'sasac-check',
  'sasac-review',
  'sasac-nomination',
  'preliminary-check',
  'preliminary-review',
  'nomination',
];
const SENT: DossierRow['state'][] = ['transmitted', 'receipted', 'refused'];

/**
 * Who may see what, from the rules of the call and the rows alone: nothing here looks at the policies, at the table of
 * parties or at the machine. Keys are the tables, values the keys of the rows that the person may select.
 */
export function expectedRows(all: AllRows, person: Person): Record<string, string[]> {
  const plain = (table: string): Plain[] => (all[table] ?? []) as unknown as Plain[];
  // Experts judge cases one by one, and the offices run or watch the machine: none sees work through the organisation
  // it sits in.
  const isStaff = !['expert', 'operator', 'security-officer', 'auditor', 'system', 'public'].includes(person.role);
  const at = (org: string | null | undefined): boolean => isStaff && !!org && org === person.orgId;

  const sentTo = (caseId: string, org: string | null) =>
    all.dossier.some(
      (dossier) =>
        dossier.kind === 'nomination' &&
        dossier.recipientOrg === org &&
        SENT.includes(dossier.state) &&
        plain('dossier_item').some((item) => item['dossierId'] === dossier.id && item.caseId === caseId),
    );
  const standing = (row: CaseRow) => ({
    applicant: at(row.applicantOrg),
    group: row.revision > 0 && at(row.groupOrg),
    // What a group has not sent on is the group's own affair.
    nominator:
      row.revision > 0 &&
      at(row.nominatorOrg) &&
      (!row.groupOrg || !['application', 'group-nomination'].includes(row.stage) || sentTo(row.id, row.nominatorOrg)),
    authority: at(row.authorityOrg) && (!BEFORE_THE_MINISTRY.includes(row.stage) || sentTo(row.id, row.authorityOrg)),
    department: all.opinion.some(({ caseId, orgId }) => caseId === row.id && at(orgId)),
    expert: all.seat.some(({ caseId, expertUser }) => caseId === row.id && expertUser === person.userId),
  });
  type Standing = keyof ReturnType<typeof standing>;
  const standings = new Map(all.case_file.map((row) => [row.id, standing(row)]));
  const stands = (caseId: unknown, ...as: Standing[]) => as.some((one) => standings.get(String(caseId))?.[one]);
  const ORGANISATIONS: Standing[] = ['applicant', 'group', 'nominator', 'authority', 'department'];
  const seesCase = (caseId: unknown) => stands(caseId, ...ORGANISATIONS, 'expert');
  // The files open to an expert with the acceptance of the seat, and close again when it is given up.
  const seated = (caseId: unknown) =>
    all.seat.some(
      (seat) =>
        seat.caseId === caseId && seat.expertUser === person.userId && ['accepted', 'sealed'].includes(seat.state),
    );
  const readsContent = (caseId: unknown) => stands(caseId, ...ORGANISATIONS) || seated(caseId);

  const seesDossier = (dossier: DossierRow | undefined) =>
    !!dossier &&
    (at(dossier.ownerOrg) || (at(dossier.recipientOrg) && !['drafted', 'prepared'].includes(dossier.state)));
  const dossierOf = (id: unknown) => all.dossier.find((one) => one.id === id);
  const seesOpinion = (row: OpinionRow) => at(row.orgId) || at(row.leadOrg) || stands(row.caseId, 'authority');
  // Who judges a case, and how, is the affair of those who lead the evaluation, and of nobody else in their body.
  const leads = (org: string | null) => at(org) && ['authority-clerk', 'authority-lead'].includes(person.role);
  const seesSeat = (row: SeatRow) => row.expertUser === person.userId || leads(row.leadOrg);
  // A sheet is its expert's alone until every expert of the panel has sealed.
  const seesResult = (row: SeatRow) =>
    row.expertUser === person.userId ||
    (leads(row.leadOrg) && all.panel.some(({ id, state }) => id === row.panelId && state === 'complete'));
  // A vote is its member's; the lead reads those of an open ballot that is counted, and none of a secret one.
  const seesBallot = (row: SeatRow) =>
    row.expertUser === person.userId ||
    (seesResult(row) && all.panel.some(({ id, ballot }) => id === row.panelId && ballot === 'open'));
  const seesAccount = (row: Plain | undefined) =>
    !!row && (((row['orgIds'] as string[]) ?? []).some(at) || at(row['authorityOrg'] as string));
  // A notice of its own brings a nominator objections of its own.
  const seesObjection = (row: Plain) =>
    ['publicity-officer', 'authority-lead', 'authority-clerk', 'nominator-clerk', 'nominator-lead'].includes(
      person.role,
    ) && row['leadOrg'] === person.orgId;
  // A file may tell who objected: of those who see an objection only its hearers open what came with it.
  const hears = (request: unknown) =>
    ['publicity-officer', 'authority-lead', 'nominator-clerk', 'nominator-lead'].includes(person.role) &&
    plain('objection').some(
      (row) => row['number'] === objectionNumber(String(request)) && row['leadOrg'] === person.orgId,
    );
  // Whoever owes a date or leads it; of a case's own dates also those who have to do with the case, a department's and
  // an expert's apart.
  const seesDeadline = (row: Plain) =>
    at(row.orgId) ||
    at(row['leadOrg'] as string) ||
    (['stage', 'correction', 'obligation'].includes(String(row['kind'])) &&
      stands(row.caseId, 'applicant', 'authority', 'nominator', 'group'));
  const seesMail = (row: Plain) =>
    ['operator', 'authority-lead'].includes(person.role) && row['senderOrg'] === person.orgId;
  const seesDelivery = (row: Plain | undefined) =>
    !!row &&
    (person.role === 'operator' ||
      row.userId === person.userId ||
      plain('mass_mail').some((mail) => mail.id === row['massMailId'] && seesMail(mail)));
  // An expert's history is the expert's, and that of whoever runs evaluations.
  const seesHistory = (row: Plain) =>
    ['authority-clerk', 'authority-lead'].includes(person.role) ||
    (person.role === 'expert' && row.userId === person.userId);
  const seesVersion = (row: Plain) =>
    ['open', 'superseded', 'closed'].includes(String(row['state'])) ||
    (['authority-clerk', 'authority-lead'].includes(person.role) && row['authorityOrg'] === person.orgId);
  // What follows a result is between the holder, who brought the case, and who leads it.
  const seesObligation = (row: Plain) => stands(row.caseId, 'applicant', 'nominator', 'authority');
  const seesEntry = (row: Plain) => stands(row.caseId, 'applicant', 'authority');
  const inQueue = (row: Plain) => person.queues.includes(String(row['queueKey']));
  const seesRecord = (row: Plain) => {
    const audience = row['audienceOrgs'] as string[] | null;
    return (
      (audience === null || audience.includes(person.orgId)) &&
      (row.caseId ? seesCase(row.caseId) : seesDossier(dossierOf(row['dossierId'])))
    );
  };
  const texts = new Set(
    [
      ...plain('case_revision')
        .filter((row) => readsContent(row.caseId))
        .map((row) => row['sha']),
      ...all.opinion
        .filter(seesOpinion)
        .flatMap(({ textSha, contributionSha, draftSha }) => [textSha, contributionSha, draftSha]),
      ...all.dossier.filter(seesDossier).map(({ contentSha }) => contentSha),
      ...plain('entry')
        .filter(seesEntry)
        .map((row) => row['contentSha']),
      ...plain('obligation')
        .filter(seesObligation)
        .flatMap((row) => [row['contentSha'], row['answerSha']]),
      ...plain('objection')
        .filter(seesObjection)
        .flatMap((row) => [row['contentSha'], row['answerSha']]),
      ...all.seat.filter(seesSeat).map(({ reasonSha }) => reasonSha),
      ...all.seat.filter(seesResult).map(({ sheetSha }) => sheetSha),
    ].filter(Boolean),
  );
  const own = (table: string) => plain(table).filter((row) => at(row.orgId));
  const seen: Record<string, Record<string, unknown>[]> = {
    case_file: all.case_file.filter(({ id }) => seesCase(id)) as unknown as Plain[],
    // One knows of oneself that one has to do with a case, and of nobody else.
    party: plain('party').filter((row) => at(row.orgId) || (row.userId !== null && row.userId === person.userId)),
    opinion: all.opinion.filter(seesOpinion) as unknown as Plain[],
    panel: all.panel.filter(
      ({ id, leadOrg }) =>
        leads(leadOrg) || all.seat.some((seat) => seat.panelId === id && seat.expertUser === person.userId),
    ) as unknown as Plain[],
    seat: all.seat.filter(seesSeat) as unknown as Plain[],
    seat_result: all.seat.filter(seesResult) as unknown as Plain[],
    seat_ballot: all.seat.filter(seesBallot) as unknown as Plain[],
    draw: own('draw'),
    ...drawnFor(person, plain),
    dossier: all.dossier.filter(seesDossier) as unknown as Plain[],
    dossier_item: plain('dossier_item').filter((row) => seesDossier(dossierOf(row['dossierId']))),
    dossier_scan: own('dossier_scan'),
    quota_account: plain('quota_account').filter(seesAccount),
    quota_slot: plain('quota_slot').filter((row) =>
      seesAccount(plain('quota_account').find(({ id }) => id === row['accountId'])),
    ),
    objection: plain('objection').filter(seesObjection),
    objection_file: plain('objection_file').filter((row) => hears(row['requestId'])),
    entry: plain('entry').filter(seesEntry),
    obligation: plain('obligation').filter(seesObligation),
    deadline: plain('deadline').filter(seesDeadline),
    edition_version: plain('edition_version').filter(seesVersion),
    edition_play: plain('edition_play').filter(
      (row) => ['authority-clerk', 'authority-lead'].includes(person.role) && row['authorityOrg'] === person.orgId,
    ),
    contact: plain('contact').filter((row) => person.role === 'operator' || row.userId === person.userId),
    expert_profile: plain('expert_profile').filter(seesHistory),
    expert_fact: plain('expert_fact').filter(seesHistory),
    mass_mail: plain('mass_mail').filter(seesMail),
    delivery: plain('delivery').filter(seesDelivery),
    delivery_attempt: plain('delivery_attempt').filter((row) =>
      seesDelivery(plain('delivery').find(({ id }) => id === row['deliveryId'])),
    ),
    audit_event: plain('audit_event').filter(() => person.role === 'auditor'),
    audit_seal: plain('audit_seal').filter(() => person.role === 'auditor'),
    grant_request: plain('grant_request').filter(() => ['operator', 'security-officer'].includes(person.role)),
    code_confirmation: plain('code_confirmation').filter(
      (row) => person.role === 'operator' || (person.role === 'enterprise-clerk' && row['orgId'] === person.orgId),
    ),
    // The holders' own codes are those that the world gave them.
    register_entry: plain('register_entry').filter(
      (row) =>
        ['authority-clerk', 'authority-lead'].includes(person.role) ||
        (person.role === 'enterprise-clerk' && row['source'] === person.orgId),
    ),
    registration: plain('registration').filter(
      (row) =>
        person.role === 'operator' ||
        // The codes of nominators end with the region that they nominate for.
        (['nominator-clerk', 'nominator-lead'].includes(person.role) &&
          person.orgId.endsWith(`-${String(row['regionCode'])}`)),
    ),
    order_proposal: plain('order_proposal').filter(
      (row) => ['authority-clerk', 'authority-lead'].includes(person.role) && row['authorityOrg'] === person.orgId,
    ),
    task: plain('task').filter(inQueue),
    case_revision: plain('case_revision').filter((row) => readsContent(row.caseId)),
    draft: own('draft'),
    worksheet: plain('worksheet').filter(
      (row) => row.orgId === person.orgId && (row.userId === null ? isStaff : row.userId === person.userId),
    ),
    attachment: plain('attachment').filter((row) => at(row.orgId) || readsContent(row.caseId)),
    upload: own('upload'),
    case_note: plain('case_note').filter((row) => stands(row.caseId, 'group', 'nominator', 'authority')),
    transition_request: plain('transition_request').filter((row) => row.userId === person.userId),
    decision_record: plain('decision_record').filter(seesRecord),
    notification: plain('notification').filter(inQueue),
    reminder: plain('reminder').filter((row) => at(row.orgId) || at(row['senderOrg'] as string)),
    snapshot: plain('snapshot').filter((row) => texts.has(row['sha'])),
  };
  return Object.fromEntries(
    Object.entries(seen).map(([table, rows]) => [table, rows.map((row) => keyOf(table, row)).sort()]),
  );
}

/** Columns that name a row, in the spelling of the database. */
export const KEYS: Record<string, string> = {
  case_revision: `case_id || '/' || revision`,
  draft: 'case_id::text',
  snapshot: 'sha',
  contact: 'user_id::text',
  expert_profile: 'user_id::text',
  edition_version: `edition_id || '/' || version`,
  edition_play: 'play_id::text',
  delivery_attempt: `delivery_id || '/' || attempt`,
  draw_act: `round_id || '/' || seq`,
  draw_expert: `round_id || '/' || code`,
  draw_panel: `round_id || '/' || code`,
  own_draw_code: `round_id || '/' || code`,
  audit_event: 'id::text',
  audit_seal: 'seq::text',
};

function keyOf(table: string, row: Record<string, unknown>): string {
  if (table === 'case_revision') return `${String(row['caseId'])}/${String(row['revision'])}`;
  if (table === 'edition_version') return `${String(row['editionId'])}/${String(row['version'])}`;
  if (table === 'delivery_attempt') return `${String(row['deliveryId'])}/${String(row['attempt'])}`;
  if (table === 'draw_act') return `${String(row['roundId'])}/${String(row['seq'])}`;
  if (['draw_expert', 'draw_panel', 'own_draw_code'].includes(table))
    return `${String(row['roundId'])}/${String(row['code'])}`;
  if (table === 'audit_seal') return String(row['seq']);
  if (table === 'edition_play') return String(row['playId']);
  if (table === 'contact' || table === 'expert_profile') return String(row['userId']);
  return String(table === 'draft' ? row['caseId'] : table === 'snapshot' ? row['sha'] : row['id']);
}

/** A round of a draw is its authority's; an expert reads of it what is her own. */
function drawnFor(
  { role, orgId, userId }: Person,
  plain: (table: string) => Plain[],
): Record<string, Record<string, unknown>[]> {
  const leads = ['authority-clerk', 'authority-lead'].includes(role);
  const mine = plain('draw_round').filter(({ authorityOrg }) => leads && authorityOrg === orgId);
  const ofMine = (table: string) => plain(table).filter(({ roundId }) => mine.some(({ id }) => id === roundId));
  return {
    draw_round: mine,
    draw_act: ofMine('draw_act'),
    draw_expert: ofMine('draw_expert'),
    draw_panel: ofMine('draw_panel'),
    own_draw_code: plain('draw_expert').filter((row) => role === 'expert' && row.userId === userId),
  };
}
