import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DeputyBodyDto, DeputyDto } from '@linxuan/contracts';
import { addDays, businessDateOf, daysBetween, startOfBusinessDay } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';
import { noneBeside } from './deputy-overlap';
import { GrantService } from './grant.service';

/** Longest period of one deputation, in days; a longer absence is renewed knowingly. */
const MAX_DAYS = 92;

interface DeputyRecord {
  id: string;
  principal: string;
  principal_id: string;
  deputy: string;
  deputy_id: string;
  name_zh: string;
  name_en: string;
  role: string;
  starts_at: Date;
  ends_at: Date;
}

/** A colleague works one's queues for a period; both names stand in the record of what is done. */
@Injectable()
export class DeputyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly grants: GrantService,
  ) {}

  /** One's own, given and taken; an operator sees all. Newest first. */
  list(actor: SessionActor): Promise<DeputyDto[]> {
    const me = realUser(actor);
    return this.work.run(actor.scope, async (tx) => {
      const rows: DeputyRecord[] = await tx.query(
        `SELECT d.id, p.display_name AS principal, d.principal_user AS principal_id, u.display_name AS deputy, d.deputy_user AS deputy_id, o.name_zh, o.name_en, m.role, d.starts_at, d.ends_at
         FROM deputy d JOIN membership m ON m.id = d.membership_id JOIN organisation o ON o.id = m.org_id JOIN app_user p ON p.id = d.principal_user JOIN app_user u ON u.id = d.deputy_user
         WHERE $1 OR d.principal_user = $2 OR d.deputy_user = $2 ORDER BY d.ends_at DESC, d.id LIMIT 500`,
        [actor.role === 'operator', me],
      );
      const now = this.clock.iso();
      return rows.map((row) => ({
        id: row.id,
        principal: row.principal,
        principalId: row.principal_id,
        deputy: row.deputy,
        deputyId: row.deputy_id,
        orgName: { zh: row.name_zh, en: row.name_en },
        role: row.role,
        from: businessDateOf(row.starts_at.toISOString()),
        to: addDays(businessDateOf(row.ends_at.toISOString()), -1),
        state: now < row.starts_at.toISOString() ? 'coming' : now < row.ends_at.toISOString() ? 'running' : 'over',
        mine: actor.role === 'operator' || row.principal_id === me,
      }));
    });
  }

  /** Active colleagues of the organisation of a membership, who could deputise for it. */
  candidates(
    actor: SessionActor,
    membershipId: string,
  ): Promise<{ id: string; displayName: string; roles: string[] }[]> {
    return this.work.run(actor.scope, (tx) =>
      tx.query(
        `SELECT u.id, u.display_name AS "displayName", array_agg(m.role ORDER BY m.role) AS roles FROM membership own JOIN membership m ON m.org_id = own.org_id AND m.ended_at IS NULL JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL
         WHERE own.id = $1 AND own.ended_at IS NULL AND ($2 OR own.user_id = $3) AND u.id <> own.user_id AND m.role NOT IN ('operator', 'security-officer', 'auditor') GROUP BY u.id ORDER BY u.display_name`,
        [membershipId, actor.role === 'operator', realUser(actor)],
      ),
    );
  }

  /** One's own role is lent at once; another's, named by an operator, is a power that a second person confirms. */
  async name(actor: SessionActor, { membershipId, deputyUser, from, to }: DeputyBodyDto): Promise<{ id: string }> {
    const now = this.clock.iso();
    if (to < from || to < businessDateOf(now) || daysBetween(from, to) >= MAX_DAYS)
      throw new DomainError('deputy.period', { days: MAX_DAYS }, { fields: [{ pointer: '/to', code: 'period' }] });
    return this.work.run(actor.scope, async (tx) => {
      const [own]: { user_id: string; org_id: string; role: string }[] = await tx.query(
        `SELECT user_id, org_id, role FROM membership WHERE id = $1 AND ended_at IS NULL`,
        [membershipId],
      );
      if (!own || (actor.role !== 'operator' && own.user_id !== realUser(actor)))
        throw new DomainError('subject.notFound');
      // An expert's judgement is one's own, and an operator is appointed, not lent.
      if (['expert', 'operator', 'security-officer', 'auditor'].includes(own.role))
        throw new DomainError('deputy.notPossible');
      const [colleague] = await tx.query(
        `SELECT 1 FROM membership m JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL WHERE m.user_id = $1 AND m.org_id = $2 AND m.ended_at IS NULL`,
        [deputyUser, own.org_id],
      );
      if (!colleague || deputyUser === own.user_id)
        throw new DomainError('deputy.unknown', {}, { fields: [{ pointer: '/deputyUser', code: 'unknown' }] });
      await noneBeside(tx, membershipId, deputyUser, startOfBusinessDay(from), startOfBusinessDay(addDays(to, 1)));
      const [office] = await tx.query(`SELECT excluding_role($1, $2) AS role`, [deputyUser, own.role]);
      if (office.role)
        throw new DomainError('deputy.unknown', {}, { fields: [{ pointer: '/deputyUser', code: 'unknown' }] });
      if (actor.role === 'operator')
        return this.grants.propose(tx, actor, {
          kind: 'deputy',
          userId: deputyUser,
          payload: {
            principal: own.user_id,
            membershipId,
            startsAt: startOfBusinessDay(from),
            endsAt: startOfBusinessDay(addDays(to, 1)),
          },
        });
      const id = randomUUID();
      await tx.query(
        `INSERT INTO deputy (id, principal_user, membership_id, deputy_user, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, own.user_id, membershipId, deputyUser, startOfBusinessDay(from), startOfBusinessDay(addDays(to, 1))],
      );
      return { id };
    });
  }

  /** Ends it now: sessions that act by it are refused from the next request on and go on in a role of their own. */
  async end(actor: SessionActor, id: string): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const [found]: { principal_user: string }[] = await tx.query(`SELECT principal_user FROM deputy WHERE id = $1`, [
        id,
      ]);
      if (!found || (actor.role !== 'operator' && found.principal_user !== realUser(actor)))
        throw new DomainError('subject.notFound');
      await tx.query(`DELETE FROM deputy WHERE id = $1`, [id]);
    });
  }
}

/** The person at the keyboard: a deputy cannot pass on what is not one's own. */
function realUser(actor: SessionActor): string {
  return actor.actingFor ?? actor.scope.userId;
}
