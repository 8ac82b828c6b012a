import { Inject, Injectable } from '@nestjs/common';
import type { MembershipDto, SessionDto } from '@linxuan/contracts';
import { demoLogins, ownerOfSession, rolesOf, UnitOfWork, type SessionRole } from '@linxuan/persistence';
import { APP_CONFIG, Clock, DomainError, type AppConfig } from '@linxuan/platform';
import { DEMO_PASSWORD } from './demo-password';
import { SessionFinder } from './session-finder.service';
import { realUser } from './session.service';

/** What the browser learns of a session. */
@Injectable()
export class SessionViewService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: SessionFinder,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Takes the session up: where its role has ended it goes on in an own one and the answer says what ended. */
  async of(token: string): Promise<SessionDto> {
    const actor = await this.sessions.takeUp(token);
    if (!actor) throw new DomainError('session.required');
    const rows = await rolesOf(this.work, realUser(actor), this.clock.iso());
    const memberships = rows.map((row) => ({ id: row.id, ...toRole(row) }));
    const membership = memberships.find(({ id }) => id === actor.membershipId);
    if (!membership) throw new DomainError('session.required');
    const user = await ownerOfSession(this.work, actor.session);
    if (!user) throw new DomainError('session.required');
    return {
      user: {
        id: realUser(actor),
        login: user.login,
        displayName: actor.displayName,
        locale: actor.locale,
        mustChange: actor.mustChange,
      },
      membership,
      memberships,
      csrf: actor.csrf,
      principal: actor.principal,
      ended: user.ended && toRole(user.ended),
      now: this.clock.iso(),
      mode: this.config.mode,
    };
  }

  /** Nothing outside demo mode: there accounts are nobody's business. */
  async demoAccounts(): Promise<{ login: string; password: string; role: string; org: string }[]> {
    if (this.config.mode !== 'demo') return [];
    const rows = await demoLogins(this.work);
    return rows.map((row) => ({ ...row, password: DEMO_PASSWORD }));
  }
}

function toRole({ orgId, role, nameZh, nameEn, actingFor }: Omit<SessionRole, 'id'>): Omit<MembershipDto, 'id'> {
  return { orgId, role, orgName: { zh: nameZh, en: nameEn }, actingFor };
}
