import { Inject, Injectable } from '@nestjs/common';
import type { MembershipDto, SessionDto } from '@linxuan/contracts';
import { UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, Clock, DomainError, type AppConfig } from '@linxuan/platform';
import { DEMO_PASSWORD } from './demo-password';
import { SessionFinder } from './session-finder.service';
import { realUser } from './session.service';

interface MembershipView {
  id: string;
  org_id: string;
  role: string;
  name_zh: string;
  name_en: string;
  acting_for: string | null;
}

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
    const rows: MembershipView[] = await this.work.source.query(
      `SELECT m.id, m.org_id, m.role, o.name_zh, o.name_en, NULL AS acting_for FROM membership m JOIN organisation o ON o.id = m.org_id WHERE m.user_id = $1 AND m.ended_at IS NULL
       UNION ALL SELECT m.id, m.org_id, m.role, o.name_zh, o.name_en, p.display_name FROM deputies_in_force($2) d JOIN membership m ON m.id = d.membership_id JOIN organisation o ON o.id = m.org_id JOIN app_user p ON p.id = d.principal_user
         WHERE d.deputy_user = $1 ORDER BY 1`,
      [realUser(actor), this.clock.iso()],
    );
    const memberships = rows.map((row) => ({ id: row.id, ...toRole(row) }));
    const membership = memberships.find(({ id }) => id === actor.membershipId);
    if (!membership) throw new DomainError('session.required');
    const [user]: (Partial<MembershipView> & { login: string })[] = await this.work.source.query(
      `SELECT u.login, m.org_id, m.role, o.name_zh, o.name_en, p.display_name AS acting_for FROM session s JOIN app_user u ON u.id = s.user_id
         LEFT JOIN membership m ON m.id = s.ended_membership LEFT JOIN organisation o ON o.id = m.org_id LEFT JOIN app_user p ON p.id = s.ended_acting_for WHERE s.token_hash = $1`,
      [actor.session],
    );
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
      ended: user.org_id ? toRole(user as MembershipView) : null,
      now: this.clock.iso(),
      mode: this.config.mode,
    };
  }

  /** Nothing outside demo mode: there accounts are nobody's business. */
  async demoAccounts(): Promise<{ login: string; password: string; role: string; org: string }[]> {
    if (this.config.mode !== 'demo') return [];
    const rows: { login: string; role: string; org: string }[] = await this.work.source.query(
      `SELECT u.login, m.role, o.name_zh AS org FROM app_user u JOIN membership m ON m.user_id = u.id JOIN organisation o ON o.id = m.org_id WHERE u.demo AND u.login LIKE 'demo-%' ORDER BY u.login`,
    );
    return rows.map((row) => ({ ...row, password: DEMO_PASSWORD }));
  }
}

function toRole({ org_id, role, name_zh, name_en, acting_for }: MembershipView): Omit<MembershipDto, 'id'> {
  return { orgId: org_id, role, orgName: { zh: name_zh, en: name_en }, actingFor: acting_for };
}
