import type { OrderChangeDto, OrderEffectDto } from '@linxuan/contracts';
import type { ProgrammeDefinition, Text } from '@linxuan/domain';
import { OrganisationRepository, RecordedOrderRepository, type Tx } from '@linxuan/persistence';
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
  /**
   * Effects outside the order's own row; the pieces of work named in `payload.subjects` go through the request service.
   */
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
  const name = (await new OrganisationRepository(tx).namesOf([org])).get(org);
  if (!name) throw new DomainError('organisation.unknown', { id: org }, { fields: [{ pointer, code: 'unknown' }] });
  return name;
}

/** Organisations with their running cases and open tasks, as counts. */
export function touchedBy(
  tx: Tx,
  editionId: string,
  orgs: string[],
  user: string | null,
): Promise<OrderEffectDto['organisations']> {
  return new RecordedOrderRepository(tx).touched(editionId, orgs, user);
}
