import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { UserEntity } from './user.entity';

/** A change of powers that one operator proposed and another one decides. */
@Entity('grant_request')
@Check('grant_request_check', "(state = ANY (ARRAY['proposed'::text, 'expired'::text])) = (decided_by IS NULL)")
@Check('grant_request_check1', "(state <> 'confirmed'::text) OR (decided_by <> proposed_by)")
@Check(
  'grant_request_kind_check',
  "kind = ANY (ARRAY['account'::text, 'membership'::text, 'reset'::text, 'enable'::text, 'deputy'::text, 'separate'::text, 'disable'::text, 'end'::text, 'link'::text])",
)
@Check(
  'grant_request_state_check',
  "state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text])",
)
@Index('grant_request_open', { synchronize: false })
@Index('grant_request_state', { synchronize: false })
export class GrantRequestEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'jsonb', default: {} })
  payload!: unknown;

  @Column({ type: 'text', default: 'proposed' })
  state!: string;

  @Column({ type: 'uuid' })
  proposedBy!: string;

  @Column({ ...instant })
  proposedAt!: string;

  @Column({ type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Column({ ...instant, nullable: true })
  decidedAt!: string | null;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;
}
