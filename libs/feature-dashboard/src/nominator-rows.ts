import type { NominatorRow, NominatorStatus } from '@linxuan/contracts';
import type { OpenWorkCount, NominatorCount, SentBatch } from '@linxuan/persistence';
import type { CompiledEdition } from '@linxuan/platform';
import type { OrgFact } from './dashboard-facts';
import { tally } from './tally';

export interface NominatorFacts {
  organisations: Map<string, OrgFact>;
  counts: NominatorCount[];
  openWork: OpenWorkCount[];
  sent: SentBatch[];
  slots: Map<string, { cap: number | null; used: number }>;
  reminders: Map<string, string>;
  deadlineOf: (org: string) => { at: string; daysLeft: number } | null;
}

/**
 * Open work of those who work for a nominator: its own, its departments', and the groups' whose applications it
 * collects.
 */
export function openWorkOf(
  { machine }: Pick<CompiledEdition, 'machine'>,
  org: string,
  openWork: readonly OpenWorkCount[],
): OpenWorkCount[] {
  const departments = machine.definition.roster.find((entry) => entry.org === org)?.departments ?? [];
  return openWork.filter(
    (row) => row.nominator === org && (row.org === org || row.role === 'group-clerk' || departments.includes(row.org)),
  );
}

/** One row per nominator of the roster, in the roster's order. */
export function nominatorRows(edition: CompiledEdition, facts: NominatorFacts): NominatorRow[] {
  // The short name of a department is short within its province; side by side with its like it says nothing.
  const known = edition.machine.definition.roster.map(({ org }) => facts.organisations.get(org)?.short.zh);
  const isOwn = (short: string) => known.filter((other) => other === short).length === 1;
  return edition.machine.definition.roster.map((entry) => {
    const org = facts.organisations.get(entry.org);
    const own = openWorkOf(edition, entry.org, facts.openWork);
    const slots = facts.slots.get(entry.org);
    const sums = tally(
      edition.machine,
      entry.route,
      facts.counts.filter(({ nominator }) => nominator === entry.org),
    );
    const row: Omit<NominatorRow, 'status'> = {
      org: entry.org,
      name: entry.name,
      short: org && isOwn(org.short.zh) ? org.short : entry.name,
      regionCode: org?.region ?? entry.regionPrefix ?? null,
      tile: org?.tile ?? null,
      ...sums,
      cap: slots?.cap ?? null,
      used: slots?.used ?? 0,
      sharesCapOf: entry.sharesQuotaOf ?? null,
      daysLeft: facts.deadlineOf(entry.org)?.daysLeft ?? null,
      openTasks: own.reduce((sum, { open }) => sum + open, 0),
      overdueTasks: own.reduce((sum, { overdue }) => sum + overdue, 0),
      lastReminder: facts.reminders.get(entry.org) ?? null,
    };
    return {
      ...row,
      status: statusOf(
        row,
        facts.sent.filter(({ owner }) => owner === entry.org),
      ),
    };
  });
}

/** Days before the deadline from which having sent nothing is worth a look. */
const SOON_DAYS = 5;

/** The one word a tile says, the most pressing first. */
function statusOf(row: Omit<NominatorRow, 'status'>, sent: readonly SentBatch[]): NominatorStatus {
  const done = sent.some(({ state }) => state === 'transmitted' || state === 'receipted');
  if (row.overdueTasks > 0) return 'overdue';
  if (done) return row.transmitted === 0 && sent.some(({ zeroReturn }) => zeroReturn) ? 'zero' : 'sent';
  if (row.daysLeft !== null && row.daysLeft < 0) return 'late';
  if (row.daysLeft !== null && row.daysLeft <= SOON_DAYS) return 'soon';
  return row.received === 0 ? 'idle' : 'working';
}
