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
import { MembershipRepository, UnitOfWork, UserRepository, type Tx, type UserListRow } from '@linxuan/persistence';
import { APP_CONFIG, Clock, DomainError, type AppConfig, type SessionActor } from '@linxuan/platform';
import { GrantService, type Proposal } from './grant.service';

/**
 * Accounts and what they may act as. Whatever gives a power or takes one is proposed here and confirmed by another
 * person.
 */
@Injectable()
export class UserService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly grants: GrantService,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'sessionSecret'>,
  ) {}

  page(actor: SessionActor, query: UserQueryDto): Promise<{ data: UserDto[]; total: number }> {
    return this.work.list(actor.scope, async (tx) => {
      const { rows, total } = await new UserRepository(tx).page(query, query);
      return { data: rows.map(toUser), total };
    });
  }

  /** Throws `subject.notFound` for an id that no account has. */
  one(actor: SessionActor, id: string): Promise<UserDto> {
    return this.work.run(actor.scope, async (tx) => {
      const found = await new UserRepository(tx).listed(id);
      if (!found) throw new DomainError('subject.notFound');
      return toUser(found);
    });
  }

  /** A new account can do nothing and nobody can sign in with it until another person confirms its roles. */
  create(actor: SessionActor, body: UserBodyDto): Promise<GrantProposedDto> {
    return this.work.run(actor.scope, (tx) => this.add(tx, actor, body));
  }

  /** In the caller's transaction. */
  async add(tx: Tx, actor: SessionActor, body: UserBodyDto): Promise<GrantProposedDto> {
    const users = new UserRepository(tx);
    const isTaken = await users.isLoginTaken(body.login);
    if (isTaken)
      throw new DomainError(
        'user.loginTaken',
        { login: body.login },
        { fields: [{ pointer: '/login', code: 'taken' }] },
      );
    const id = randomUUID();
    await users.add({
      id,
      login: body.login,
      displayName: body.displayName,
      passwordHash: NO_PASSWORD,
      expertise: body.expertise ?? [],
      identityDigest: this.identityDigest(body.identityNumber),
    });
    return this.grants.propose(tx, actor, { kind: 'account', userId: id, memberships: body.memberships });
  }

  /**
   * A disabled account cannot sign in, and its open sessions end at once. One operator may stop an ordinary account,
   * for a password that is out must not wait; whoever holds an office is stopped by two, or a lone operator could lock
   * out all others. The database holds the same.
   */
  disable(actor: SessionActor, id: string): Promise<AccountDisabledDto> {
    return this.work.run(actor.scope, async (tx) => {
      await this.mustBeAnother(tx, actor, id);
      const users = new UserRepository(tx);
      if (await users.holdsOffice(id))
        return { proposed: await this.grants.propose(tx, actor, { kind: 'disable', userId: id }) };
      await users.stop(id, this.clock.iso());
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
      const persons = await new UserRepository(tx).personsOf([id, other]);
      if (persons.length < 2) throw new DomainError('subject.notFound');
      if (persons[0] === persons[1])
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

  /**
   * Confirmed, who acts in the role is refused from the next request on. Past memberships stay on record: what was done
   * in a role keeps its name.
   */
  endMembership(actor: SessionActor, membershipId: string): Promise<GrantProposedDto> {
    return this.work.run(actor.scope, async (tx) => {
      const found = await new MembershipRepository(tx).findOpen(membershipId);
      if (!found) throw new DomainError('subject.notFound');
      await this.mustBeAnother(tx, actor, found.userId);
      return this.grants.propose(tx, actor, { kind: 'end', userId: found.userId, payload: { membershipId } });
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
  private async mustBeAnother(tx: Tx, actor: SessionActor, id: string): Promise<void> {
    const user = await new UserRepository(tx).find(id);
    if (!user) throw new DomainError('subject.notFound');
    if (id === actor.scope.userId) throw new DomainError('user.self');
  }
}

/** No hash of any password: nobody signs in until one is made. */
const NO_PASSWORD = '';

function toUser({ lastSeen, twins, memberships, ...row }: UserListRow): UserDto {
  return {
    ...row,
    lastSeenAt: lastSeen,
    samePersonAs: twins ?? [],
    memberships: (memberships ?? []).map(({ id, orgId, zh, en, role, endedAt }) => ({
      id,
      orgId,
      orgName: { zh, en },
      role,
      endedAt: endedAt ? new Date(endedAt).toISOString() : null,
    })),
  };
}
