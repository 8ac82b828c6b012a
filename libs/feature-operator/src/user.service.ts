import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { InitialPasswordDto, MembershipAddDto, UserBodyDto, UserDto, UserQueryDto } from '@linxuan/contracts';
import { UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, PASSWORDS, type Passwords, type SessionActor } from '@linxuan/platform';

interface UserRecord {
  total: number;
  id: string | null;
  login: string;
  display_name: string;
  locale: string;
  must_change: boolean;
  disabled_at: Date | null;
  locked_until: Date | null;
  last_seen: Date | null;
  memberships: { id: string; orgId: string; zh: string; en: string; role: string; endedAt: string | null }[] | null;
}

/** Accounts and what they may act as. A first password is random, shown once, and must be changed. */
@Injectable()
export class UserService {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(PASSWORDS) private readonly passwords: Passwords,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  page(actor: SessionActor, query: UserQueryDto): Promise<{ data: UserDto[]; total: number }> {
    const parameters: unknown[] = [];
    const value = (given: unknown) => `$${parameters.push(given)}`;
    const conditions = ['true'];
    if (query.q?.trim()) {
      const place = value(query.q.trim().toLowerCase());
      conditions.push(
        `(strpos(lower(u.login), ${place}) > 0 OR strpos(lower(u.display_name), ${place}) > 0 OR EXISTS (SELECT 1 FROM membership m JOIN organisation o ON o.id = m.org_id WHERE m.user_id = u.id AND strpos(lower(o.name_zh || ' ' || o.name_en), ${place}) > 0))`,
      );
    }
    if (query.role)
      conditions.push(
        `EXISTS (SELECT 1 FROM membership m WHERE m.user_id = u.id AND m.role = ${value(query.role)} AND m.ended_at IS NULL)`,
      );
    if (query.orgId)
      conditions.push(
        `EXISTS (SELECT 1 FROM membership m WHERE m.user_id = u.id AND m.org_id = ${value(query.orgId)} AND m.ended_at IS NULL)`,
      );
    if (query.state === 'disabled') conditions.push('u.disabled_at IS NOT NULL');
    if (query.state === 'active') conditions.push('u.disabled_at IS NULL');
    if (query.state === 'locked') conditions.push('u.locked_until > now()');
    const where = conditions.join(' AND ');
    return this.work.run(actor.scope, async (tx) => {
      const rows: UserRecord[] = await tx.query(
        `SELECT (SELECT count(*)::int FROM app_user u WHERE ${where}) AS total, p.*, (SELECT max(s.last_seen_at) FROM session s WHERE s.user_id = p.id) AS last_seen,
           (SELECT json_agg(json_build_object('id', m.id, 'orgId', m.org_id, 'zh', o.name_zh, 'en', o.name_en, 'role', m.role, 'endedAt', m.ended_at) ORDER BY m.ended_at NULLS FIRST, m.org_id, m.role) FROM membership m JOIN organisation o ON o.id = m.org_id WHERE m.user_id = p.id) AS memberships
         FROM (SELECT 1) one LEFT JOIN (SELECT u.id, u.login, u.display_name, u.locale, u.must_change, u.disabled_at, u.locked_until FROM app_user u WHERE ${where} ORDER BY u.login LIMIT ${query.perPage} OFFSET ${(query.page - 1) * query.perPage}) p ON true ORDER BY p.login`,
        parameters,
      );
      return { data: rows.flatMap(toUser), total: rows[0]?.total ?? 0 };
    });
  }

  create(actor: SessionActor, body: UserBodyDto): Promise<InitialPasswordDto> {
    return this.work.run(actor.scope, async (tx) => {
      const [taken] = await tx.query(`SELECT 1 FROM app_user WHERE login = $1`, [body.login]);
      if (taken)
        throw new DomainError(
          'user.loginTaken',
          { login: body.login },
          { fields: [{ pointer: '/login', code: 'taken' }] },
        );
      const [id, password] = [randomUUID(), firstPassword()];
      await tx.query(
        `INSERT INTO app_user (id, login, display_name, password_hash, must_change, expertise) VALUES ($1, $2, $3, $4, true, $5)`,
        [id, body.login, body.displayName, await this.passwords.hash(password), body.expertise ?? []],
      );
      for (const membership of body.memberships) await this.insertMembership(tx, id, membership);
      return { id, login: body.login, password };
    });
  }

  /** A disabled account cannot sign in, and its open sessions end at once. */
  async setDisabled(actor: SessionActor, id: string, disabled: boolean): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      await this.mustBeAnother(tx, actor, id);
      await tx.query(`UPDATE app_user SET disabled_at = $2 WHERE id = $1`, [id, disabled ? this.clock.iso() : null]);
      if (disabled) await tx.query(`DELETE FROM session WHERE user_id = $1`, [id]);
    });
  }

  /** A new first password; the old one, a lock and all open sessions end. */
  reset(actor: SessionActor, id: string): Promise<InitialPasswordDto> {
    return this.work.run(actor.scope, async (tx) => {
      const login = await this.mustBeAnother(tx, actor, id);
      const password = firstPassword();
      await tx.query(
        `UPDATE app_user SET password_hash = $2, must_change = true, failed_count = 0, locked_until = NULL WHERE id = $1`,
        [id, await this.passwords.hash(password)],
      );
      await tx.query(`DELETE FROM session WHERE user_id = $1`, [id]);
      return { id, login, password };
    });
  }

  addMembership(actor: SessionActor, userId: string, body: MembershipAddDto): Promise<{ id: string }> {
    return this.work.run(actor.scope, async (tx) => {
      const [known] = await tx.query(`SELECT id FROM app_user WHERE id = $1`, [userId]);
      if (!known) throw new DomainError('subject.notFound');
      return { id: await this.insertMembership(tx, userId, body) };
    });
  }

  /** Past memberships stay on record: what was done in a role keeps its name. */
  async endMembership(actor: SessionActor, membershipId: string): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const [found] = await tx.query(`SELECT user_id FROM membership WHERE id = $1`, [membershipId]);
      if (!found) throw new DomainError('subject.notFound');
      await this.mustBeAnother(tx, actor, found.user_id as string);
      await tx.query(`UPDATE membership SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL`, [
        membershipId,
        this.clock.iso(),
      ]);
      await tx.query(`DELETE FROM session WHERE membership_id = $1`, [membershipId]);
    });
  }

  private async insertMembership(tx: Tx, userId: string, { orgId, role }: MembershipAddDto): Promise<string> {
    const [org] = await tx.query(`SELECT 1 FROM organisation WHERE id = $1`, [orgId]);
    if (!org)
      throw new DomainError(
        'organisation.unknown',
        { id: orgId },
        { fields: [{ pointer: '/orgId', code: 'unknown' }] },
      );
    // A role that was ended is taken up again under its own id.
    const [row] = await tx.query(`SELECT id FROM membership WHERE user_id = $1 AND org_id = $2 AND role = $3`, [
      userId,
      orgId,
      role,
    ]);
    if (row) {
      await tx.query(`UPDATE membership SET ended_at = NULL WHERE id = $1`, [row.id]);
      return row.id as string;
    }
    const id = randomUUID();
    await tx.query(`INSERT INTO membership (id, user_id, org_id, role) VALUES ($1, $2, $3, $4)`, [
      id,
      userId,
      orgId,
      role,
    ]);
    return id;
  }

  /** Nobody locks oneself out; and what is not there is not found. */
  private async mustBeAnother(tx: Tx, actor: SessionActor, id: string): Promise<string> {
    const [user] = await tx.query(`SELECT login FROM app_user WHERE id = $1`, [id]);
    if (!user) throw new DomainError('subject.notFound');
    if (id === actor.scope.userId) throw new DomainError('user.self');
    return user.login as string;
  }
}

/** 96 random bits in letters, digits and signs; long enough for the rules of any password. */
function firstPassword(): string {
  return `Lx-${randomBytes(12).toString('base64url')}`;
}

function toUser(row: UserRecord): UserDto[] {
  if (row.id === null) return [];
  return [
    {
      id: row.id,
      login: row.login,
      displayName: row.display_name,
      locale: row.locale,
      mustChange: row.must_change,
      disabledAt: row.disabled_at?.toISOString() ?? null,
      lockedUntil: row.locked_until?.toISOString() ?? null,
      lastSeenAt: row.last_seen?.toISOString() ?? null,
      memberships: (row.memberships ?? []).map(({ id, orgId, zh, en, role, endedAt }) => ({
        id,
        orgId,
        orgName: { zh, en },
        role,
        endedAt: endedAt ? new Date(endedAt).toISOString() : null,
      })),
    },
  ];
}
