import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { UserEntity } from './user.entity';
import { MembershipEntity } from './membership.entity';

/** A signed-in browser; only the digest of its token is kept. */
@Entity('session')
@Index('session_of_user', ['userId'])
export class SessionEntity {
  @PrimaryColumn({ type: 'text' })
  tokenHash!: string;

  @Column({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'uuid', nullable: true })
  membershipId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  actingFor!: string | null;

  @Column({ type: 'text' })
  csrf!: string;

  @Column({ ...instant, default: () => 'now()', select: false })
  createdAt?: string;

  @Column({ ...instant, default: () => 'now()' })
  lastSeenAt!: string;

  @Column({ ...instant })
  expiresAt!: string;

  @Column({ type: 'uuid', nullable: true, select: false })
  endedMembership?: string | null;

  @Column({ type: 'uuid', nullable: true, select: false })
  endedActingFor?: string | null;

  @ManyToOne(() => UserEntity)
  @JoinColumn({ name: 'acting_for' })
  principal?: Relation<UserEntity> | null;

  @ManyToOne(() => UserEntity)
  @JoinColumn({ name: 'ended_acting_for' })
  endedPrincipal?: Relation<UserEntity> | null;

  @ManyToOne(() => MembershipEntity)
  @JoinColumn({ name: 'ended_membership' })
  membershipEnded?: Relation<MembershipEntity> | null;

  @ManyToOne(() => MembershipEntity)
  @JoinColumn({ name: 'membership_id' })
  membership?: Relation<MembershipEntity> | null;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;
}
