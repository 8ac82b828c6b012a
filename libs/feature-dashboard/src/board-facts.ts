import type { CaseMachine, Text } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import { DomainError, type CompiledEdition, type DeskPlace, type Editions, type SessionActor } from '@linxuan/platform';

export interface LoadFact {
  nominator: string;
  stage: string;
  state: string;
  cases: number;
  overdue: number;
  latestDue: string | null;
}
export interface FlowFact {
  nominator: string;
  from: string;
  to: string;
  moves: number;
  recent: number;
  firstAt: string;
}
export interface OpinionFact {
  org: string;
  stage: string;
  open: number;
  overdue: number;
  latestDue: string | null;
  answered: number;
  recent: number;
  firstAt: string;
  assignees: string[];
}
export interface CorrectionFact {
  caseId: string;
  number: string;
  title: string;
  stage: string;
  org: string;
  dueAt: string | null;
}

const iso = (value: Date | null): string | null => value?.toISOString() ?? null;
export const isAuthority = ({ role }: Pick<SessionActor, 'role'>): boolean =>
  role === 'authority-clerk' || role === 'authority-lead';

export interface EditionChoice {
  id: string;
  title: Text;
}

/** The editions whose deadlines and figures the person looks after, the one with the most urgent work first. */
export async function boardEditions(
  tx: Tx,
  editions: Editions,
  actor: SessionActor,
  now: string,
  named?: string,
): Promise<DeskPlace[]> {
  return editions.ofDesk(tx, actor, 'deadlines', now, named);
}

/** The edition asked for, or the first of the choice. Throws 404 where it does not concern the organisation. */
export function boardEdition(places: readonly DeskPlace[], editionId?: string): CompiledEdition {
  const chosen = editionId === undefined ? places[0] : places.find(({ edition }) => edition.id === editionId);
  if (!chosen) throw new DomainError('subject.notFound');
  return chosen.edition;
}

export const choicesOf = (places: readonly DeskPlace[]): EditionChoice[] =>
  places.map(({ edition }) => ({ id: edition.id, title: edition.machine.definition.title }));

export async function stageLoad(tx: Tx, editionId: string, now: string): Promise<LoadFact[]> {
  const rows: {
    nominator: string;
    stage: string;
    state: string;
    cases: string;
    overdue: string;
    latest_due: Date | null;
  }[] = await tx.query(`SELECT nominator, stage, state, cases, overdue, latest_due FROM stage_load($1, $2)`, [
    editionId,
    now,
  ]);
  return rows.map(({ latest_due, ...row }) => ({
    ...row,
    cases: Number(row.cases),
    overdue: Number(row.overdue),
    latestDue: iso(latest_due),
  }));
}

export async function stageFlow(tx: Tx, editionId: string, since: string): Promise<FlowFact[]> {
  const rows: {
    nominator: string;
    from_state: string;
    to_state: string;
    moves: string;
    recent: string;
    first_at: Date;
  }[] = await tx.query(`SELECT nominator, from_state, to_state, moves, recent, first_at FROM stage_flow($1, $2)`, [
    editionId,
    since,
  ]);
  return rows.map((row) => ({
    nominator: row.nominator,
    from: row.from_state,
    to: row.to_state,
    moves: Number(row.moves),
    recent: Number(row.recent),
    firstAt: row.first_at.toISOString(),
  }));
}

/** Opinions that the organisation asked for, by the department that owes them. */
export async function opinionFacts(
  tx: Tx,
  editionId: string,
  leadOrg: string,
  now: string,
  since: string,
): Promise<OpinionFact[]> {
  const rows: {
    org_id: string;
    stage: string;
    open: number;
    overdue: number;
    latest_due: Date | null;
    answered: number;
    recent: number;
    first_at: Date;
    assignees: string[] | null;
  }[] = await tx.query(
    `SELECT o.org_id, o.stage, count(*) FILTER (WHERE pending)::int AS open, count(*) FILTER (WHERE pending AND o.due_at < $3)::int AS overdue, max(o.due_at) FILTER (WHERE pending) AS latest_due,
       count(*) FILTER (WHERE o.state = 'answered')::int AS answered, count(*) FILTER (WHERE o.state = 'answered' AND o.answered_at >= $4)::int AS recent, min(o.asked_at) AS first_at,
       array_agg(DISTINCT o.assignee_user) FILTER (WHERE pending AND o.assignee_user IS NOT NULL) AS assignees
     FROM opinion o JOIN case_file c ON c.id = o.case_id CROSS JOIN LATERAL (SELECT o.state IN ('asked', 'assigned', 'proposed') AND c.outcome = 'running' AS pending) p
     WHERE c.edition_id = $1 AND o.lead_org = $2 AND o.state <> 'cancelled' GROUP BY 1, 2`,
    [editionId, leadOrg, now, since],
  );
  return rows.map((row) => ({
    org: row.org_id,
    stage: row.stage,
    open: row.open,
    overdue: row.overdue,
    latestDue: iso(row.latest_due),
    answered: row.answered,
    recent: row.recent,
    firstAt: row.first_at.toISOString(),
    assignees: row.assignees ?? [],
  }));
}

/** Cases whose applicant was asked to correct them by the organisation itself, the earliest due first. */
export async function corrections(
  tx: Tx,
  editionId: string,
  machine: CaseMachine,
  actor: SessionActor,
): Promise<CorrectionFact[]> {
  const by = isAuthority(actor) ? 'authority' : 'nominator';
  const stages = [...machine.stages.values()].flatMap((stage) => ('by' in stage && stage.by === by ? [stage.id] : []));
  const states = [...machine.states.values()].flatMap(({ id, stage, heldBy }) =>
    heldBy === 'applicant' && stages.includes(stage) ? [id] : [],
  );
  const rows: {
    id: string;
    number: string;
    title: string;
    stage: string;
    applicant_org: string;
    due_at: Date | null;
  }[] = await tx.query(
    `SELECT id, number, title, stage, applicant_org, due_at FROM case_file WHERE edition_id = $1 AND state = ANY($2) AND (nominator_org = $3 OR authority_org = $3) ORDER BY due_at NULLS LAST, id LIMIT 300`,
    [editionId, states, actor.orgId],
  );
  return rows.map((row) => ({
    caseId: row.id,
    number: row.number,
    title: row.title,
    stage: row.stage,
    org: row.applicant_org,
    dueAt: iso(row.due_at),
  }));
}

/** When each organisation was last reminded by one's own. */
export async function remindedBy(tx: Tx, editionId: string, sender: string): Promise<Map<string, string>> {
  const rows: { org_id: string; at: Date }[] = await tx.query(
    `SELECT org_id, max(sent_at) AS at FROM reminder WHERE edition_id = $1 AND sender_org = $2 GROUP BY org_id`,
    [editionId, sender],
  );
  return new Map(rows.map(({ org_id, at }) => [org_id, at.toISOString()]));
}

/** Earlier dates that a nominator has set for its applicants and departments and that are still to come: the newest per purpose counts. */
export async function ownDates(
  tx: Tx,
  editionId: string,
  org: string,
  now: string,
): Promise<{ what: 'application' | 'opinion'; until: string }[]> {
  const rows: { what: 'application' | 'opinion'; until: string }[] = await tx.query(
    `SELECT DISTINCT ON (payload->>'what') payload->>'what' AS what, payload->>'until' AS until FROM recorded_order WHERE edition_id = $1 AND kind = 'own-date' AND org_id = $2 ORDER BY payload->>'what', ordered_at DESC`,
    [editionId, org],
  );
  return rows.filter(({ until }) => until > now);
}

/** The date that most share, the earliest of several; the page names it for all, and rows name their own. */
export function commonest(dates: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b))[0]?.[0] ?? null;
}
