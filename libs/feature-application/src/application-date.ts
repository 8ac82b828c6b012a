import type { OwnCloseDto } from '@linxuan/contracts';
import { dueDatesOf, type CaseMachine, type Text } from '@linxuan/domain';
import { applicantRoute, extendedNomination, RecordedOrderRepository, type Tx } from '@linxuan/persistence';
import { workingCalendar, type CompiledEdition } from '@linxuan/platform';

/** The end of the application stage, as the edition states it. */
export function closesAt(machine: CaseMachine, at: string): string | null {
  const stage = machine.definition.stages.find(({ kind }) => kind === 'application');
  return stage?.kind === 'application' ? dueDatesOf(workingCalendar).due(stage.closes, at) : null;
}

/** The same with a recorded order that gives everybody more time, as the decision on a submission counts it. */
export async function nationalClose(
  tx: Tx,
  { id, machine }: Pick<CompiledEdition, 'id' | 'machine'>,
  at: string,
): Promise<string | null> {
  return (await extendedNomination(tx, id, []))?.until ?? closesAt(machine, at);
}

/**
 * The earlier date that the nominator of this applicant has set, within the national one. It binds: what comes after it
 * is refused (`deadline.ownPassed`), so the page names it before the national one and says whose it is.
 */
export async function ownClose(
  tx: Tx,
  edition: Pick<CompiledEdition, 'id' | 'machine'>,
  applicantOrg: string,
  now: string,
): Promise<OwnCloseDto | null> {
  const nominator = (await applicantRoute(tx, edition.machine.definition, applicantOrg))?.nominatorOrg;
  if (!nominator) return null;
  const order = await new RecordedOrderRepository(tx).ownClose(edition.id, nominator);
  if (!order) return null;
  const nationalAt = await nationalClose(tx, edition, now);
  if (nationalAt !== null && order.until >= nationalAt) return null;
  const name: Text = { zh: order.zh ?? nominator, en: order.en ?? nominator };
  return { at: order.until, nominator: name, nationalAt, passed: now > order.until };
}
