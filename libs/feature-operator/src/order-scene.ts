import type { OrderChangeDto, OrderEffectDto } from '@linxuan/contracts';
import type { ProgrammeDefinition, Text } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';

/** What an order would write and whom it would touch, worked out before anything is written. */
export interface OrderPlan {
  orgId: string | null;
  payload: Record<string, unknown> & { changes: OrderChangeDto[] };
  effect: OrderEffectDto;
  /** What the pieces of work are, and what the order does to each. */
  work: { subjectType: 'opinion' | 'dossier'; action: 'hand-over' | 'postpone' } | null;
  /** Who would be given a role: never who proposes the order, nor who confirms it. */
  named?: readonly string[];
  /** Effects outside the order's own row; the pieces of work named in `payload.subjects` go through the request service. */
  apply(tx: Tx, at: string): Promise<void>;
}
export interface OrderScene {
  editionId: string;
  definition: ProgrammeDefinition;
  /** Every organisation that holds a quota or stands in the roster. */
  holders: Set<string>;
}

export function mustHold(holders: Set<string>, org: string, pointer: string): void {
  if (!holders.has(org))
    throw new DomainError('organisation.unknown', { id: org }, { fields: [{ pointer, code: 'unknown' }] });
}

export async function nameOf(tx: Tx, org: string, pointer: string): Promise<Text> {
  const [row]: Text[] = await tx.query(`SELECT name_zh AS zh, name_en AS en FROM organisation WHERE id = $1`, [org]);
  if (!row) throw new DomainError('organisation.unknown', { id: org }, { fields: [{ pointer, code: 'unknown' }] });
  return { zh: row.zh, en: row.en };
}

/** Organisations with their running cases and open tasks, as counts. */
export async function touchedBy(
  tx: Tx,
  editionId: string,
  orgs: string[],
  user: string | null,
): Promise<OrderEffectDto['organisations']> {
  const rows: { id: string; zh: string; en: string; running: number; tasks: number }[] = await tx.query(
    `SELECT o.id, o.name_zh AS zh, o.name_en AS en,
       (SELECT count(*) FROM edition_running_cases($1) c WHERE c.nominator_org = o.id OR c.group_org = o.id)::int AS running,
       (SELECT coalesce(sum(w.open), 0) FROM order_open_work($1, ARRAY[o.id], $3::uuid) w)::int AS tasks
     FROM organisation o WHERE o.id = ANY($2) ORDER BY o.id`,
    [editionId, orgs, user],
  );
  return rows.map(({ id, zh, en, running, tasks }) => ({ id, name: { zh, en }, running, openTasks: tasks }));
}
