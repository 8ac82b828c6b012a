import type { HomeCaseDto, HomeDto } from '@linxuan/contracts';
import { dueDatesOf, endOfBusinessDay, firstStated, nextSteps, publicTitleOf, type CaseMachine } from '@linxuan/domain';
import { accountsOf, QUOTA_PLACES, type Tx } from '@linxuan/persistence';
import { workingCalendar, type Editions, type SessionActor } from '@linxuan/platform';
import { dueWords, type UrgencyBounds } from './urgency';

const dueDates = dueDatesOf(workingCalendar);

type RoleView = Omit<HomeDto, 'role' | 'due' | 'groups'>;

/** What a role watches besides its own work; one statement each. */
export async function roleHome(
  tx: Tx,
  editions: Editions,
  actor: SessionActor,
  bounds: UrgencyBounds,
): Promise<RoleView> {
  switch (actor.role) {
    case 'enterprise-clerk':
      return { applications: await applications(tx, editions, actor, bounds) };
    case 'group-clerk':
    case 'nominator-clerk':
    case 'nominator-lead':
      return nomination(tx, editions, actor, bounds);
    case 'authority-clerk':
    case 'authority-lead':
    case 'publicity-officer':
      return { stages: await stages(tx, editions, bounds) };
    case 'department-intake':
    case 'department-reviewer':
    case 'department-lead':
      return {
        opinions: await byState(
          tx,
          `SELECT state, count(*)::int AS count FROM opinion WHERE org_id = $1 GROUP BY state ORDER BY state`,
          actor.orgId,
        ),
      };
    case 'expert':
      return {
        seats: await byState(
          tx,
          `SELECT state, count(*)::int AS count FROM seat WHERE expert_user = $1 GROUP BY state ORDER BY state`,
          actor.scope.userId,
        ),
      };
    case 'operator':
      return { operations: await operations(tx), grants: await grantsToConfirm(tx, actor) };
    case 'security-officer':
      return { grants: await grantsToConfirm(tx, actor) };
    case 'auditor':
    case 'system':
    case 'public':
      return {};
  }
}

async function applications(
  tx: Tx,
  editions: Editions,
  actor: SessionActor,
  bounds: UrgencyBounds,
): Promise<HomeCaseDto[]> {
  const rows: {
    id: string;
    number: string;
    title: string;
    state: string;
    stage: string;
    route: string | null;
    outcome: 'running' | 'rejected' | 'withdrawn' | 'published';
    edition_id: string;
    due_at: Date | null;
  }[] = await tx.query(
    `SELECT id, number, title, state, stage, route, outcome, edition_id, due_at FROM case_file WHERE applicant_org = $1 ORDER BY entered_at DESC, id LIMIT 20`,
    [actor.orgId],
  );
  const found: HomeCaseDto[] = [];
  for (const row of rows) {
    const { machine } = await editions.get(tx, row.edition_id);
    const mine = machine.states.get(row.state)?.heldBy === 'applicant';
    const dueAt = mine ? (row.due_at?.toISOString() ?? null) : null;
    found.push({
      id: row.id,
      number: row.number,
      title: row.title,
      state: row.state,
      stage: row.stage,
      outcome: row.outcome,
      publicTitle: publicTitleOf(machine, row),
      heldBy: machine.states.get(row.state)?.heldBy ?? 'nobody',
      dueAt,
      timeLeft: dueWords(bounds.now, dueAt).timeLeft,
      urgency: dueAt ? dueWords(bounds.now, dueAt).urgency : null,
      stageTitle: machine.stages.get(row.stage)?.title ?? { zh: row.stage, en: row.stage },
      ...wayAhead(machine, row, bounds.now),
    });
  }
  return found;
}

interface CaseRecord {
  state: string;
  stage: string;
  route: string | null;
  due_at: Date | null;
}

/** When the present stage should be over: its due instant, or, while a correction is out, the time that the desk has once it came back. */
function untilOf(machine: CaseMachine, row: CaseRecord): string | null {
  const due = row.due_at?.toISOString() ?? null;
  const stage = machine.stages.get(row.stage);
  const corrected = machine.states.get(row.state)?.heldBy === 'applicant' && stage?.kind !== 'application';
  return corrected ? (due !== null && stage?.due ? dueDates.due(stage.due, due) : null) : due;
}

/** The way that is left. What is not submitted has no route yet, and what has ended has no way left: nothing is told of them. */
function wayAhead(
  machine: CaseMachine,
  row: CaseRecord & { outcome: string },
  now: string,
): Pick<HomeCaseDto, 'hereUntil' | 'steps'> {
  const until = untilOf(machine, row);
  if (row.outcome !== 'running' || row.route === null) return { hereUntil: until, steps: [] };
  const path = machine.path(row.route);
  const steps = nextSteps(
    path.slice(path.indexOf(row.stage) + 1).flatMap((id) => machine.stages.get(id) ?? []),
    until,
    now,
    dueDates.due,
  );
  const stated = firstStated(steps);
  const latest = stated === null ? null : endOfBusinessDay(stated);
  return { hereUntil: until !== null && latest !== null && until > latest ? latest : until, steps };
}

interface DossierRecord {
  id: string;
  stage: string;
  state: string;
  number: string | null;
  edition_id: string;
  items: number;
  cap: number | null;
  used: number | null;
  extended: string | null;
  /** The date as a row, once anything was decided there. */
  due: Date | null;
}

/** The nomination dossiers, what is due next first, each with its account; the deadline with its recorded extensions. */
async function nomination(tx: Tx, editions: Editions, actor: SessionActor, bounds: UrgencyBounds): Promise<RoleView> {
  const rows: DossierRecord[] = await tx.query(
    `SELECT d.id, d.stage, d.state, d.number, d.edition_id, (SELECT count(*)::int FROM dossier_item i WHERE i.dossier_id = d.id) AS items, q.cap, q.used,
       (SELECT max(o.payload->>'until') FROM recorded_order o WHERE o.edition_id = d.edition_id AND o.kind = 'extend-nomination' AND (o.org_id IS NULL OR o.org_id = d.owner_org)) AS extended,
       (SELECT max(t.due_at) FROM deadline t WHERE t.dossier_id = d.id AND t.kind = 'nomination') AS due
     FROM dossier d
     LEFT JOIN LATERAL (SELECT ${QUOTA_PLACES} AS cap, (SELECT count(*)::int FROM quota_slot s WHERE s.account_id = a.id AND s.state <> 'free') AS used FROM quota_account a WHERE a.edition_id = d.edition_id AND $1 = ANY(a.org_ids) LIMIT 1) q ON true
     WHERE d.kind = 'nomination' AND d.owner_org = $1 ORDER BY d.state = 'receipted', d.id LIMIT 20`,
    [actor.orgId],
  );
  const dossiers: NonNullable<HomeDto['dossiers']> = [];
  for (const row of rows) {
    const { machine } = await editions.get(tx, row.edition_id);
    const stage = machine.stages.get(row.stage);
    const deadline =
      row.due?.toISOString() ??
      row.extended ??
      (stage?.kind === 'nomination' && stage.deadline.date ? endOfBusinessDay(stage.deadline.date) : null);
    dossiers.push({
      id: row.id,
      editionId: row.edition_id,
      title: machine.definition.title,
      quota: row.cap === null ? null : { cap: row.cap, used: row.used ?? 0 },
      stage: row.stage,
      stageTitle: stage?.title ?? { zh: row.stage, en: row.stage },
      state: row.state,
      number: row.number,
      items: row.items,
      deadline,
      timeLeft: dueWords(bounds.now, deadline).timeLeft,
    });
  }
  return { dossiers: dossiers.sort((a, b) => (a.deadline ?? '9').localeCompare(b.deadline ?? '9')) };
}

async function stages(tx: Tx, editions: Editions, bounds: UrgencyBounds): Promise<NonNullable<HomeDto['stages']>> {
  const rows: { edition_id: string; stage: string; count: number; overdue: number }[] = await tx.query(
    `SELECT edition_id, stage, count(*)::int AS count, count(*) FILTER (WHERE due_at < $1)::int AS overdue FROM case_file WHERE outcome = 'running' AND id IN (SELECT case_id FROM party) GROUP BY edition_id, stage`,
    [bounds.now],
  );
  const found: (NonNullable<HomeDto['stages']>[number] & { place: number })[] = [];
  for (const { edition_id, stage, count, overdue } of rows) {
    const { machine } = await editions.get(tx, edition_id);
    found.push({
      editionId: edition_id,
      edition: machine.definition.title,
      stage,
      title: machine.stages.get(stage)?.title ?? { zh: stage, en: stage },
      count,
      overdue,
      place: [...machine.stages.keys()].indexOf(stage),
    });
  }
  return found
    .sort((a, b) => a.editionId.localeCompare(b.editionId) || a.place - b.place)
    .map(({ place: _place, ...row }) => row);
}

function byState(tx: Tx, sql: string, of: string): Promise<{ state: string; count: number }[]> {
  return tx.query(sql, [of]);
}

/** Proposals that this person may confirm: neither proposed by nor meant for any account of one's own. */
async function grantsToConfirm(tx: Tx, actor: SessionActor): Promise<number> {
  const mine = await accountsOf(tx, [actor.scope.userId]);
  const [row] = await tx.query(
    `SELECT count(*)::int AS count FROM grant_request WHERE state = 'proposed' AND proposed_by <> ALL($1) AND user_id <> ALL($1)`,
    [mine],
  );
  return row.count;
}

async function operations(tx: Tx): Promise<NonNullable<HomeDto['operations']>> {
  const [row] = await tx.query(
    `SELECT (SELECT count(*)::int FROM operator_requests('parked', 100000, 0)) AS parked, (SELECT count(*)::int FROM operator_requests('pending', 100000, 0)) AS pending,
       coalesce(sum(failed), 0)::int AS "failedJobs", coalesce(sum(waiting), 0)::int AS "waitingJobs", (SELECT count(*)::int FROM app_user WHERE locked_until > now()) AS "lockedUsers" FROM operator_queue()`,
  );
  return row as NonNullable<HomeDto['operations']>;
}
