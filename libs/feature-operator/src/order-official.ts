import type { OfficialDto, OrderBodyDto } from '@linxuan/contracts';
import type { ProgrammeDefinition } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import { nameOfficial } from './order-names';
import { mustHold, touchedBy, type OrderPlan, type OrderScene } from './order-scene';

/** Desks of an edition: nominators, the departments they and the authority ask, and the authority itself. */
export function desksOf(definition: ProgrammeDefinition, holders: Set<string>): Set<string> {
  return new Set([
    ...holders,
    ...definition.roster.flatMap(({ departments }) => departments ?? []),
    ...definition.ministryDepartments.map(({ org }) => org),
    definition.authority,
  ]);
}

export function officialsOf(tx: Tx, org: string): Promise<OfficialDto[]> {
  return tx.query(
    `SELECT m.user_id AS "userId", u.login, u.display_name AS name, m.role FROM membership m JOIN app_user u ON u.id = m.user_id
     WHERE m.org_id = $1 AND m.ended_at IS NULL AND u.disabled_at IS NULL AND m.role NOT IN ('operator', 'expert') ORDER BY m.role, u.display_name`,
    [org],
  );
}

/** One official's role ends and another is named; the queue is the role's, and what lay with the person goes to the successor. */
export async function replacePlan(
  tx: Tx,
  { editionId, definition, holders }: OrderScene,
  body: Extract<OrderBodyDto, { kind: 'replace-official' }>,
): Promise<OrderPlan> {
  mustHold(desksOf(definition, holders), body.orgId, '/orgId');
  const leaving = (await officialsOf(tx, body.orgId)).find(
    ({ userId, role }) => userId === body.userId && role === body.role,
  );
  if (!leaving) throw new DomainError('order.noOfficial', {}, { fields: [{ pointer: '/userId', code: 'unknown' }] });
  const [successor]: { id: string; display_name: string }[] = await tx.query(
    `SELECT id, display_name FROM app_user WHERE login = $1 AND disabled_at IS NULL`,
    [body.successorLogin],
  );
  if (!successor)
    throw new DomainError('order.noSuccessor', {}, { fields: [{ pointer: '/successorLogin', code: 'unknown' }] });
  if (successor.id === body.userId)
    throw new DomainError('order.unchanged', {}, { fields: [{ pointer: '/successorLogin', code: 'const' }] });
  const opinions: { id: string; number: string }[] =
    body.role === 'department-reviewer'
      ? await tx.query(`SELECT id, number FROM order_personal_opinions($1, $2, $3)`, [
          editionId,
          body.orgId,
          body.userId,
        ])
      : [];
  const changes = [{ what: { zh: '任职人员', en: 'Official' }, before: leaving.name, after: successor.display_name }];
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
      await inside.query(
        `UPDATE membership SET ended_at = $4 WHERE user_id = $1 AND org_id = $2 AND role = $3 AND ended_at IS NULL`,
        [body.userId, body.orgId, body.role, at],
      );
      await inside.query(
        `DELETE FROM session WHERE user_id = $1 AND membership_id IN (SELECT id FROM membership WHERE user_id = $1 AND org_id = $2 AND role = $3)`,
        [body.userId, body.orgId, body.role],
      );
      await nameOfficial(inside, successor.id, body.orgId, body.role);
    },
  };
}
