import { businessDateOf, dueDatesOf, daysBetween, type Text } from '@linxuan/domain';
import { QUOTA_PLACES, type Tx } from '@linxuan/persistence';
import { workingCalendar, type CompiledEdition } from '@linxuan/platform';
import { nominationOf, type CaseCount } from './tally';

export interface OrgFact {
  id: string;
  name: Text;
  short: Text;
  region: string | null;
  tile: { column: number; row: number } | null;
}
export interface DeskCount {
  nominator: string | null;
  org: string;
  role: string;
  queueKey: string;
  stage: string;
  kind: string;
  open: number;
  overdue: number;
  earliestDue: string | null;
}
export interface SentFact {
  owner: string;
  state: string;
  zeroReturn: boolean;
  late: boolean;
}

const dueDates = dueDatesOf(workingCalendar);
const iso = (value: Date | string | null): string | null => (value === null ? null : new Date(value).toISOString());

export async function organisations(tx: Tx, ids: readonly string[]): Promise<Map<string, OrgFact>> {
  const rows: {
    id: string;
    name_zh: string;
    name_en: string;
    region_code: string | null;
    detail: { short?: Text; tile?: OrgFact['tile'] };
  }[] = await tx.query(`SELECT id, name_zh, name_en, region_code, detail FROM organisation WHERE id = ANY($1)`, [ids]);
  return new Map(
    rows.map(({ id, name_zh, name_en, region_code, detail }) => {
      const name = { zh: name_zh, en: name_en };
      return [id, { id, name, short: detail.short ?? name, region: region_code, tile: detail.tile ?? null }];
    }),
  );
}

export async function caseCounts(tx: Tx, editionId: string): Promise<CaseCount[]> {
  const rows: (Omit<CaseCount, 'cases'> & { cases: string })[] = await tx.query(
    `SELECT nominator, stage, state, outcome, cases FROM nominator_counts($1)`,
    [editionId],
  );
  return rows.map((row) => ({ ...row, cases: Number(row.cases) }));
}

export async function deskCounts(tx: Tx, editionId: string, at: string): Promise<DeskCount[]> {
  const rows: {
    nominator: string | null;
    org_id: string;
    role: string;
    queue_key: string;
    stage: string;
    kind: string;
    open: string;
    overdue: string;
    earliest_due: Date | null;
  }[] = await tx.query(
    `SELECT nominator, org_id, role, queue_key, stage, kind, open, overdue, earliest_due FROM desk_counts($1, $2)`,
    [editionId, at],
  );
  return rows.map((row) => ({
    nominator: row.nominator,
    org: row.org_id,
    role: row.role,
    queueKey: row.queue_key,
    stage: row.stage,
    kind: row.kind,
    open: Number(row.open),
    overdue: Number(row.overdue),
    earliestDue: iso(row.earliest_due),
  }));
}

/** Batches that have left their nominator; drafts are nobody else's business. */
export function sentDossiers(tx: Tx, editionId: string, orgId: string): Promise<SentFact[]> {
  return tx.query(
    `SELECT owner_org AS owner, state, zero_return AS "zeroReturn", late FROM dossier WHERE edition_id = $1 AND kind = 'nomination' AND recipient_org = $2 AND state NOT IN ('drafted', 'prepared')`,
    [editionId, orgId],
  );
}

/** Slots taken per organisation that holds or shares an account. */
export async function slotUse(tx: Tx, editionId: string): Promise<Map<string, { cap: number | null; used: number }>> {
  const rows: { org_ids: string[]; cap: number | null; used: string }[] = await tx.query(
    `SELECT a.org_ids, ${QUOTA_PLACES} AS cap, count(s.id) FILTER (WHERE s.state <> 'free') AS used FROM quota_account a LEFT JOIN quota_slot s ON s.account_id = a.id WHERE a.edition_id = $1 GROUP BY a.id`,
    [editionId],
  );
  return new Map(rows.flatMap(({ org_ids, cap, used }) => org_ids.map((org) => [org, { cap, used: Number(used) }])));
}

export async function lastReminders(tx: Tx, editionId: string): Promise<Map<string, string>> {
  const rows: { org_id: string; at: Date }[] = await tx.query(
    `SELECT org_id, max(sent_at) AS at FROM reminder WHERE edition_id = $1 GROUP BY org_id`,
    [editionId],
  );
  return new Map(rows.map(({ org_id, at }) => [org_id, new Date(at).toISOString()]));
}

/**
 * Deadline of each nominator: the date of its open nomination as a row, which knows every extension; before anything was decided there, the
 * edition's date or the latest recorded order.
 */
export async function deadlines(
  tx: Tx,
  { id, machine }: CompiledEdition,
  now: string,
): Promise<(org: string) => { at: string; daysLeft: number } | null> {
  const rows: { org_id: string; due_at: Date }[] = await tx.query(
    `SELECT org_id, max(due_at) AS due_at FROM deadline WHERE edition_id = $1 AND kind = 'nomination' AND settled_at IS NULL GROUP BY org_id`,
    [id],
  );
  const open = new Map(rows.map(({ org_id, due_at }) => [org_id, due_at.toISOString()]));
  const orders: { org_id: string | null; until: string | null }[] = await tx.query(
    `SELECT org_id, max(payload->>'until') AS until FROM recorded_order WHERE edition_id = $1 AND kind = 'extend-nomination' GROUP BY org_id`,
    [id],
  );
  return (org) => {
    const route =
      machine.definition.roster.find((entry) => entry.org === org)?.route ?? machine.definition.roster[0]?.route ?? '';
    const stage = nominationOf(machine, route);
    const stated = stage ? dueDates.due(stage.deadline, now) : null;
    const extended = orders
      .filter(({ org_id, until }) => until !== null && (org_id === null || org_id === org))
      .map(({ until }) => until ?? '')
      .sort()
      .at(-1);
    const at = open.get(org) ?? extended ?? stated;
    return at === null ? null : { at, daysLeft: daysBetween(businessDateOf(now), businessDateOf(at)) };
  };
}
