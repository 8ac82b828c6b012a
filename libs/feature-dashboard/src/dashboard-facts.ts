import { businessDateOf, dueDatesOf, daysBetween, type Text } from '@linxuan/domain';
import { DashboardRepository, type Tx } from '@linxuan/persistence';
import { workingCalendar, type CompiledEdition } from '@linxuan/platform';
import { nominationOf } from './tally';

export interface OrgFact {
  id: string;
  name: Text;
  short: Text;
  region: string | null;
  tile: { column: number; row: number } | null;
}
const dueDates = dueDatesOf(workingCalendar);

/** The named organisations with the names that maps and tables show. */
export async function organisations(tx: Tx, ids: readonly string[]): Promise<Map<string, OrgFact>> {
  const rows = await new DashboardRepository(tx).organisations(ids);
  return new Map(
    rows.map(({ id, nameZh, nameEn, regionCode, detail }) => {
      const name = { zh: nameZh, en: nameEn };
      return [id, { id, name, short: detail.short ?? name, region: regionCode, tile: detail.tile ?? null }];
    }),
  );
}

/** Places taken per organisation that holds or shares an account. */
export async function slotUse(tx: Tx, editionId: string): Promise<Map<string, { cap: number | null; used: number }>> {
  const accounts = await new DashboardRepository(tx).accounts(editionId);
  return new Map(accounts.flatMap(({ orgIds, cap, used }) => orgIds.map((org) => [org, { cap, used }])));
}

/**
 * Deadline of each nominator: the date of its open nomination as a row, which knows every extension; before anything
 * was decided there, the edition's date or the latest recorded order.
 */
export async function deadlines(
  tx: Tx,
  { id, machine }: CompiledEdition,
  now: string,
): Promise<(org: string) => { at: string; daysLeft: number } | null> {
  const dates = new DashboardRepository(tx);
  const open = await dates.openNominationDates(id);
  const orders = await dates.recordedExtensions(id);
  return (org) => {
    const route =
      machine.definition.roster.find((entry) => entry.org === org)?.route ?? machine.definition.roster[0]?.route ?? '';
    const stage = nominationOf(machine, route);
    const stated = stage ? dueDates.due(stage.deadline, now) : null;
    const extended = orders
      .filter(({ orgId, until }) => until !== null && (orgId === null || orgId === org))
      .map(({ until }) => until ?? '')
      .sort()
      .at(-1);
    const at = open.get(org) ?? extended ?? stated;
    return at === null ? null : { at, daysLeft: daysBetween(businessDateOf(now), businessDateOf(at)) };
  };
}
