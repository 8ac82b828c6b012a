import type { OfficialDto, OrderBodyDto } from '@linxuan/contracts';
import type { ProgrammeDefinition } from '@linxuan/domain';
import { MembershipRepository, RecordedOrderRepository, UserRepository, type Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import { nameOfficial } from './order-names';
import { mustHold, touchedBy, type OrderPlan, type OrderScene } from './order-scene';

/**
 * Organisations that work on an edition: nominators, the departments they and the authority ask, and the authority
 * itself.
 */
export function organisationsOf(definition: ProgrammeDefinition, holders: Set<string>): Set<string> {
  return new Set([
    ...holders,
    ...definition.roster.flatMap(({ departments }) => departments ?? []),
    ...definition.ministryDepartments.map(({ org }) => org),
    definition.authority,
  ]);
}

export async function officialsOf(tx: Tx, org: string): Promise<OfficialDto[]> {
  const found = await new MembershipRepository(tx).officialsOf([org]);
  return found.map(({ userId, login, name, role }) => ({ userId, login, name, role }));
}

/**
 * One official's role ends and another is named; the queue is the role's, and what lay with the person goes to the
 * successor.
 */
export async function replacePlan(
  tx: Tx,
  { editionId, definition, holders }: OrderScene,
  body: Extract<OrderBodyDto, { kind: 'replace-official' }>,
): Promise<OrderPlan> {
  mustHold(organisationsOf(definition, holders), body.orgId, '/orgId');
  const leaving = (await officialsOf(tx, body.orgId)).find(
    ({ userId, role }) => userId === body.userId && role === body.role,
  );
  if (!leaving) throw new DomainError('order.noOfficial', {}, { fields: [{ pointer: '/userId', code: 'unknown' }] });
  const successor = await new UserRepository(tx).activeByLogin(body.successorLogin);
  if (!successor)
    throw new DomainError('order.noSuccessor', {}, { fields: [{ pointer: '/successorLogin', code: 'unknown' }] });
  if (successor.id === body.userId)
    throw new DomainError('order.unchanged', {}, { fields: [{ pointer: '/successorLogin', code: 'const' }] });
  const opinions =
    body.role === 'department-reviewer'
      ? await new RecordedOrderRepository(tx).personalOpinions(editionId, body.orgId, body.userId)
      : [];
  const changes = [{ what: { zh: '任职人员', en: 'Official' }, before: leaving.name, after: successor.displayName }];
  return {
    orgId: body.orgId,
    payload: {
      role: body.role,
      person: body.userId,
      successor: successor.id,
      subjects: opinions.map(({ id }) => id),
      changes,
    },
    work: { subjectType: 'opinion', action: 'hand-over' },
    named: [successor.id],
    effect: {
      changes,
      organisations: await touchedBy(tx, editionId, [body.orgId], body.userId),
      handedOver: opinions.map(({ number }) => number),
    },
    apply: async (inside, at) => {
      await new MembershipRepository(inside).take(body.userId, body.orgId, body.role, at);
      await nameOfficial(inside, successor.id, body.orgId, body.role);
    },
  };
}
