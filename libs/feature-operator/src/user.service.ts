import { createHmac, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type {
  AccountDisabledDto,
  GrantProposedDto,
  MembershipAddDto,
  UserBodyDto,
  UserDto,
  UserQueryDto,
} from '@linxuan/contracts';
import { compactIdentifier, isPlaceholder } from '@linxuan/form-rules';
import { eachWord, idsHolding, UnitOfWork, type Tx } from '@linxuan/persistence';
import { APP_CONFIG, Clock, DomainError, type AppConfig, type SessionActor } from '@linxuan/platform';
import { GrantService, type Proposal } from './grant.service';

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
  twins: string[] | null;
  memberships: { id: string; orgId: string; zh: string; en: string; role: string; endedAt: string | null }[] | null;
}

const ofPersonOrEmployer = (place: string) =>
  `u.id IN (${idsHolding('account', place)} UNION ALL SELECT m.user_id FROM membership m WHERE m.org_id IN (${idsHolding('organisation', place, 'names')}))`;

/** Accounts and what they may act as. Whatever gives a power or takes one is proposed here and confirmed by another person. */
@Injectable()
export class UserService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly grants: GrantService,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'sessionSecret'>,
  ) {}

  page(actor: SessionActor, query: UserQueryDto): Promise<{ data: UserDto[]; total: number }> {
    const parameters: unknown[] = [];
    const value = (given: unknown) => `$${parameters.push(given)}`;
    const conditions = ['true', ...eachWord(query.q, value, ofPersonOrEmployer)];
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
           (SELECT array_agg(twin.login ORDER BY twin.login) FROM app_user twin WHERE twin.person_id = p.person_id AND twin.id <> p.id) AS twins,
           (SELECT json_agg(json_build_object('id', m.id, 'orgId', m.org_id, 'zh', o.name_zh, 'en', o.name_en, 'role', m.role, 'endedAt', m.ended_at) ORDER BY m.ended_at NULLS FIRST, m.org_id, m.role) FROM membership m JOIN organisation o ON o.id = m.org_id WHERE m.user_id = p.id) AS memberships
         FROM (SELECT 1) one LEFT JOIN (SELECT u.id, u.login, u.display_name, u.locale, u.must_change, u.disabled_at, u.locked_until, u.person_id FROM app_user u WHERE ${where} ORDER BY u.login LIMIT ${query.perPage} OFFSET ${(query.page - 1) * query.perPage}) p ON true ORDER BY p.login`,
        parameters,
      );
      return { data: rows.flatMap(toUser), total: rows[0]?.total ?? 0 };
    });
  }

  /** A new account can do nothing and nobody can sign in with it until another person confirms its roles. */
  create(actor: SessionActor, body: UserBodyDto): Promise<GrantProposedDto> {
    return this.work.run(actor.scope, async (tx) => {
      const [taken] = await tx.query(`SELECT 1 FROM app_user WHERE login_key = login_key($1)`, [body.login]);
      if (taken)
        throw new DomainError(
          'user.loginTaken',
          { login: body.login },
          { fields: [{ pointer: '/login', code: 'taken' }] },
        );
      const id = randomUUID();
      await tx.query(
        `INSERT INTO app_user (id, login, display_name, password_hash, must_change, expertise, identity_digest) VALUES ($1, $2, $3, $4, true, $5, $6)`,
        [id, body.login, body.displayName, NO_PASSWORD, body.expertise ?? [], this.identityDigest(body.identityNumber)],
      );
      return this.grants.propose(tx, actor, { kind: 'account', userId: id, memberships: body.memberships });
    });
  }

  /**
   * A disabled account cannot sign in, and its open sessions end at once. One operator may stop an ordinary account, for a password that is out
   * must not wait; whoever holds an office is stopped by two, or a lone operator could lock out all others. The database holds the same.
   */
  disable(actor: SessionActor, id: string): Promise<AccountDisabledDto> {
    return this.work.run(actor.scope, async (tx) => {
      await this.mustBeAnother(tx, actor, id);
      const [{ office }] = await tx.query(`SELECT holds_office($1) AS office`, [id]);
      if (office) return { proposed: await this.grants.propose(tx, actor, { kind: 'disable', userId: id }) };
      await tx.query(`UPDATE app_user SET disabled_at = $2 WHERE id = $1`, [id, this.clock.iso()]);
      await tx.query(`DELETE FROM session WHERE user_id = $1`, [id]);
      return { proposed: null };
    });
  }

  enable(actor: SessionActor, id: string): Promise<GrantProposedDto> {
    return this.propose(actor, { kind: 'enable', userId: id });
  }

  /** Confirmed, the old password, a lock and all open sessions end. */
  reset(actor: SessionActor, id: string): Promise<GrantProposedDto> {
    return this.propose(actor, { kind: 'reset', userId: id });
  }

  addMembership(actor: SessionActor, userId: string, body: MembershipAddDto): Promise<GrantProposedDto> {
    return this.propose(actor, { kind: 'membership', userId, memberships: [body] });
  }

  /** Two accounts are one person: confirmed, what needs two people no longer takes them for two. */
  linkPersons(actor: SessionActor, id: string, other: string): Promise<GrantProposedDto> {
    return this.work.run(actor.scope, async (tx) => {
      const rows: { person_id: string }[] = await tx.query(`SELECT person_id FROM app_user WHERE id = ANY($1)`, [
        [id, other],
      ]);
      if (rows.length < 2) throw new DomainError('subject.notFound');
      if (rows[0]?.person_id === rows[1]?.person_id)
        throw new DomainError('grant.linked', {}, { fields: [{ pointer: '/userId', code: 'const' }] });
      return this.grants.propose(tx, actor, { kind: 'link', userId: id, payload: { other } });
    });
  }

  separate(actor: SessionActor, id: string): Promise<GrantProposedDto> {
    return this.propose(actor, { kind: 'separate', userId: id });
  }

  private propose(actor: SessionActor, proposal: Proposal): Promise<GrantProposedDto> {
    return this.work.run(actor.scope, (tx) => this.grants.propose(tx, actor, proposal));
  }

  /** Confirmed, who acts in the role is refused from the next request on. Past memberships stay on record: what was done in a role keeps its name. */
  endMembership(actor: SessionActor, membershipId: string): Promise<GrantProposedDto> {
    return this.work.run(actor.scope, async (tx) => {
      const [found] = await tx.query(`SELECT user_id FROM membership WHERE id = $1 AND ended_at IS NULL`, [
        membershipId,
      ]);
      if (!found) throw new DomainError('subject.notFound');
      await this.mustBeAnother(tx, actor, found.user_id as string);
      return this.grants.propose(tx, actor, {
        kind: 'end',
        userId: found.user_id as string,
        payload: { membershipId },
      });
    });
  }

  /** The same number, however it is spaced or written, is the same person; only its keyed digest is kept. */
  private identityDigest(number: string | undefined): string | null {
    const bare = compactIdentifier(number ?? '');
    // The same placeholder for two people would make them one.
    if (bare !== '' && isPlaceholder(bare.replace(/\D/g, '') || bare))
      throw new DomainError('request.invalid', {}, { fields: [{ pointer: '/identityNumber', code: 'placeholder' }] });
    return bare ? createHmac('sha256', this.config.sessionSecret).update(`identity ${bare}`).digest('hex') : null;
  }

  /** Nobody locks oneself out; and what is not there is not found. */
  private async mustBeAnother(tx: Tx, actor: SessionActor, id: string): Promise<string> {
    const [user] = await tx.query(`SELECT login FROM app_user WHERE id = $1`, [id]);
    if (!user) throw new DomainError('subject.notFound');
    if (id === actor.scope.userId) throw new DomainError('user.self');
    return user.login as string;
  }
}

/** No hash of any password: nobody signs in until one is made. */
const NO_PASSWORD = '';

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
      samePersonAs: row.twins ?? [],
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
