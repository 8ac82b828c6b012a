import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type {
  GrantConfirmedDto,
  GrantDto,
  GrantKind,
  GrantProposedDto,
  GrantQueryDto,
  GrantState,
} from '@linxuan/contracts';
import { businessDateOf } from '@linxuan/domain';
import {
  GrantRepository,
  MembershipRepository,
  OrganisationRepository,
  UnitOfWork,
  UserRepository,
  type GrantListRow,
  type Tx,
} from '@linxuan/persistence';
import {
  APP_CONFIG,
  Clock,
  DomainError,
  PASSWORDS,
  type AppConfig,
  type Passwords,
  type SessionActor,
} from '@linxuan/platform';
import { accountsBehind } from './accounts-behind';
import { noDeputyBeside } from './deputy-overlap';

/** Kinds by which somebody signs in with a new password. */
const WITH_PASSWORD: readonly GrantKind[] = ['account', 'reset'];

export interface Proposal {
  kind: GrantKind;
  /** Who receives. */
  userId: string;
  memberships?: { orgId: string; role: string }[];
  payload?: Record<string, unknown>;
}

/**
 * Powers are given and taken by two: one proposes, another person confirms, and nobody gives to oneself. A password
 * that comes with it is known to neither: its first half is shown to who proposes, its second to who confirms, and the
 * receiver gets one from each. The database compares the persons once more (`decide_grant`) and is the only way to a
 * membership.
 */
@Injectable()
export class GrantService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(PASSWORDS) private readonly passwords: Pick<Passwords, 'hash'>,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'sessionSecret'>,
  ) {}

  page(actor: SessionActor, query: GrantQueryDto): Promise<{ data: GrantDto[]; total: number }> {
    return this.work.list(actor.scope, async (tx) => {
      const mine = await accountsBehind(tx, actor);
      const { rows, total } = await grantsOf(tx).page(query.state, query);
      return { data: rows.map((row) => toGrant(row, mine)), total };
    });
  }

  /**
   * In the caller's transaction. Throws `grant.self`, `grant.exclusive`, `grant.open`; each is checked again when it is
   * confirmed.
   */
  async propose(tx: Tx, actor: SessionActor, proposal: Proposal): Promise<GrantProposedDto> {
    const { kind, userId, memberships = [], payload = {} } = proposal;
    const user = await new UserRepository(tx).find(userId);
    if (!user) throw new DomainError('subject.notFound');
    const mine = await accountsBehind(tx, actor);
    if ([userId, payload['other']].some((one) => mine.includes(String(one)))) throw new DomainError('grant.self');
    await mustFit(tx, userId, user.displayName, memberships);
    const id = randomUUID();
    const isStored = await grantsOf(tx).propose({
      id,
      kind,
      userId,
      payload: { ...payload, ...(memberships.length > 0 && { memberships }) },
      proposedBy: actor.scope.userId,
      proposedAt: this.clock.iso(),
    });
    if (!isStored) throw new DomainError('grant.open');
    return { id, userId, login: user.login, firstHalf: WITH_PASSWORD.includes(kind) ? this.firstHalf(id) : null };
  }

  /** Puts it into force; the answer holds the second half of a new password, and nothing can show it again. */
  async confirm(actor: SessionActor, id: string): Promise<GrantConfirmedDto> {
    const kind = await this.kindOf(actor, id);
    const second = WITH_PASSWORD.includes(kind) ? randomBytes(8).toString('hex') : null;
    // The hash costs what a sign-in costs, and holds no row while it is made.
    const hash = second === null ? null : await this.passwords.hash(joinHalves(this.firstHalf(id), second));
    await this.settle(actor, id, 'confirmed', hash);
    return { id, secondHalf: second };
  }

  decline(actor: SessionActor, id: string): Promise<void> {
    return this.settle(actor, id, 'declined', null);
  }

  withdraw(actor: SessionActor, id: string): Promise<void> {
    return this.settle(actor, id, 'withdrawn', null);
  }

  private async settle(actor: SessionActor, id: string, verdict: string, hash: string | null): Promise<void> {
    const { outcome, name } = await this.work.run(actor.scope, async (tx) => {
      if (verdict === 'confirmed') await noDeputyBeside(tx, id);
      return grantsOf(tx).decide(id, verdict, hash, this.clock.iso());
    });
    if (outcome !== 'done') throw new DomainError(outcome, { displayName: name ?? '', role: '' });
  }

  private async kindOf(actor: SessionActor, id: string): Promise<GrantKind> {
    const kind = await this.work.run(actor.scope, (tx) => grantsOf(tx).kindOf(id));
    if (kind === null) throw new DomainError('subject.notFound');
    return kind;
  }

  /** Derived, so that it is stored nowhere; 64 bits, useless without the second. */
  private firstHalf(id: string): string {
    return createHmac('sha256', this.config.sessionSecret).update(`grant ${id}`).digest('hex').slice(0, 16);
  }
}

const grantsOf = (tx: Tx) => new GrantRepository<GrantKind, GrantState>(tx);

export function joinHalves(first: string, second: string): string {
  return `${first}-${second}`;
}

/** Organisations that exist and no role that another of the person, or of the same proposal, excludes. */
async function mustFit(
  tx: Tx,
  userId: string,
  displayName: string,
  memberships: { orgId: string; role: string }[],
): Promise<void> {
  const offices = ['operator', 'security-officer', 'auditor'];
  for (const [index, { orgId, role }] of memberships.entries()) {
    const known = await new OrganisationRepository(tx).exists(orgId);
    if (!known)
      throw new DomainError(
        'organisation.unknown',
        { id: orgId },
        { fields: [{ pointer: memberships.length > 1 ? `/memberships/${index}/orgId` : '/orgId', code: 'unknown' }] },
      );
    const held = await new MembershipRepository(tx).excluding(userId, role);
    const beside = memberships.find(
      (other) => other.role !== role && (offices.includes(role) || offices.includes(other.role)),
    );
    const other = held ?? beside?.role;
    if (other) throw new DomainError('grant.exclusive', { displayName, role: other });
  }
}

function toGrant(row: GrantListRow<GrantKind, GrantState>, mine: string[]): GrantDto {
  return {
    id: row.id,
    kind: row.kind,
    user: { id: row.userId, login: row.login, displayName: row.displayName },
    memberships: (row.memberships ?? []).map(({ orgId, zh, en, role }) => ({ orgId, orgName: { zh, en }, role })),
    deputyFor: row.principal
      ? {
          principal: row.principal,
          role: row.principalRole ?? '',
          from: businessDateOf(String(row.payload['startsAt'])),
          to: businessDateOf(new Date(Date.parse(String(row.payload['endsAt'])) - 1).toISOString()),
        }
      : null,
    other: row.other,
    state: row.state,
    proposedBy: row.proposer ?? '',
    proposedAt: row.proposedAt,
    decidedBy: row.decider,
    decidedAt: row.decidedAt,
    mine: mine.includes(row.proposedBy),
    forMe: mine.includes(row.userId),
  };
}
