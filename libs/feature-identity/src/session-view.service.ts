import { Inject, Injectable } from '@nestjs/common';
import type { SessionDto } from '@linxuan/contracts';
import { UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, Clock, DomainError, type AppConfig } from '@linxuan/platform';
import { DEMO_PASSWORD } from './demo-password';
import { realUser, SessionService } from './session.service';

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
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async of(token: string): Promise<SessionDto> {
    const actor = await this.sessions.find(token);
    if (!actor) throw new DomainError('session.required');
    const rows: MembershipView[] = await this.work.source.query(
      `SELECT m.id, m.org_id, m.role, o.name_zh, o.name_en, NULL AS acting_for FROM membership m JOIN organisation o ON o.id = m.org_id WHERE m.user_id = $1 AND m.ended_at IS NULL
       UNION ALL SELECT m.id, m.org_id, m.role, o.name_zh, o.name_en, p.display_name FROM deputy d JOIN membership m ON m.id = d.membership_id AND m.ended_at IS NULL JOIN organisation o ON o.id = m.org_id JOIN app_user p ON p.id = d.principal_user
         WHERE d.deputy_user = $1 AND $2 >= d.starts_at AND $2 < d.ends_at ORDER BY 1`,
      [realUser(actor), this.clock.iso()],
    );
    const memberships = rows.map(({ id, org_id, role, name_zh, name_en, acting_for }) => ({
      id,
      orgId: org_id,
      role,
      orgName: { zh: name_zh, en: name_en },
      actingFor: acting_for,
    }));
    const membership = memberships.find(({ id }) => id === actor.membershipId);
    if (!membership) throw new DomainError('session.required');
    const [user] = await this.work.source.query(`SELECT login FROM app_user WHERE id = $1`, [realUser(actor)]);
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
