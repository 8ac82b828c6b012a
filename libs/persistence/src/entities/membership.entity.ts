import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { instant } from './column-types';
import { UserEntity } from './user.entity';
import { OrganisationEntity } from './organisation.entity';

/** A role that a person has in an organisation; an ended one stays on record. */
@Entity('membership')
@Unique('membership_user_id_org_id_role_key', ['userId', 'orgId', 'role'])
@Index('membership_org', ['orgId'])
export class MembershipEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ ...instant, nullable: true })
  endedAt!: string | null;

  @ManyToOne(() => OrganisationEntity, { nullable: false })
  @JoinColumn({ name: 'org_id' })
  org?: Relation<OrganisationEntity>;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;
}
