import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DeputyBodyDto, DeputyDto } from '@linxuan/contracts';
import { addDays, businessDateOf, daysBetween, startOfBusinessDay } from '@linxuan/domain';
import { DeputyRepository, MembershipRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';
import { noneBeside } from './deputy-overlap';
import { GrantService } from './grant.service';

/** Longest period of one deputation, in days; a longer absence is renewed knowingly. */
const MAX_DAYS = 92;

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
    return this.work.list(actor.scope, async (tx) => {
      const rows = await new DeputyRepository(tx).list(me, actor.role === 'operator');
      const now = this.clock.iso();
      return rows.map((row) => ({
        id: row.id,
        principal: row.principal,
        principalId: row.principalId,
        deputy: row.deputy,
        deputyId: row.deputyId,
        orgName: { zh: row.nameZh, en: row.nameEn },
        role: row.role,
        from: businessDateOf(row.startsAt),
        to: addDays(businessDateOf(row.endsAt), -1),
        state: now < row.startsAt ? 'coming' : now < row.endsAt ? 'running' : 'over',
        mine: actor.role === 'operator' || row.principalId === me,
      }));
    });
  }

  /** Active colleagues of the organisation of a membership, who could deputise for it. */
  candidates(
    actor: SessionActor,
    membershipId: string,
  ): Promise<{ id: string; displayName: string; roles: string[] }[]> {
    const whose = { ownUser: realUser(actor), anyone: actor.role === 'operator' };
    return this.work.run(actor.scope, (tx) => new MembershipRepository(tx).colleaguesOf(membershipId, whose));
  }

  /** One's own role is lent at once; another's, named by an operator, is a power that a second person confirms. */
  async name(actor: SessionActor, { membershipId, deputyUser, from, to }: DeputyBodyDto): Promise<{ id: string }> {
    const now = this.clock.iso();
    if (to < from || to < businessDateOf(now) || daysBetween(from, to) >= MAX_DAYS)
      throw new DomainError('deputy.period', { days: MAX_DAYS }, { fields: [{ pointer: '/to', code: 'period' }] });
    return this.work.run(actor.scope, async (tx) => {
      const memberships = new MembershipRepository(tx);
      const own = await memberships.findOpen(membershipId);
      if (!own || (actor.role !== 'operator' && own.userId !== realUser(actor)))
        throw new DomainError('subject.notFound');
      // An expert's judgement is one's own, and an operator is appointed, not lent.
      if (['expert', 'operator', 'security-officer', 'auditor'].includes(own.role))
        throw new DomainError('deputy.notPossible');
      const isColleague = await memberships.isColleague(deputyUser, own.orgId);
      if (!isColleague || deputyUser === own.userId)
        throw new DomainError('deputy.unknown', {}, { fields: [{ pointer: '/deputyUser', code: 'unknown' }] });
      const [startsAt, endsAt] = [startOfBusinessDay(from), startOfBusinessDay(addDays(to, 1))];
      await noneBeside(tx, membershipId, deputyUser, startsAt, endsAt);
      if ((await memberships.excluding(deputyUser, own.role)) !== null)
        throw new DomainError('deputy.unknown', {}, { fields: [{ pointer: '/deputyUser', code: 'unknown' }] });
      if (actor.role === 'operator')
        return this.grants.propose(tx, actor, {
          kind: 'deputy',
          userId: deputyUser,
          payload: { principal: own.userId, membershipId, startsAt, endsAt },
        });
      const id = randomUUID();
      await new DeputyRepository(tx).add({ id, principalUser: own.userId, membershipId, deputyUser, startsAt, endsAt });
      return { id };
    });
  }

  /** Ends it now: sessions that act by it are refused from the next request on and go on in a role of their own. */
  async end(actor: SessionActor, id: string): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const deputies = new DeputyRepository(tx);
      const principal = await deputies.principalOf(id);
      if (principal === null || (actor.role !== 'operator' && principal !== realUser(actor)))
        throw new DomainError('subject.notFound');
      await deputies.end(id);
    });
  }
}

/** The person at the keyboard: a deputy cannot pass on what is not one's own. */
function realUser(actor: SessionActor): string {
  return actor.actingFor ?? actor.scope.userId;
}
