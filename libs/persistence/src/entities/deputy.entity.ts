import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { UserEntity } from './user.entity';
import { MembershipEntity } from './membership.entity';

/** The right of one person to act for another in one membership, for a time. */
@Entity('deputy')
@Check('deputy_check', 'ends_at > starts_at')
@Exclusion(
  'deputy_once',
  'USING gist (membership_id WITH =, deputy_user WITH =, tstzrange(starts_at, ends_at) WITH &&)',
)
@Index('deputy_deputy', ['deputyUser', 'endsAt'])
@Index('deputy_principal', ['principalUser'])
export class DeputyEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  principalUser!: string;

  @Column({ type: 'uuid' })
  membershipId!: string;

  @Column({ type: 'uuid' })
  deputyUser!: string;

  @Column({ ...instant })
  startsAt!: string;

  @Column({ ...instant })
  endsAt!: string;

  @Column({ ...instant, default: () => 'now()', select: false })
  createdAt?: string;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'deputy_user' })
  deputy?: Relation<UserEntity>;

  @ManyToOne(() => MembershipEntity, { nullable: false })
  @JoinColumn({ name: 'membership_id' })
  membership?: Relation<MembershipEntity>;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'principal_user' })
  principal?: Relation<UserEntity>;
}
