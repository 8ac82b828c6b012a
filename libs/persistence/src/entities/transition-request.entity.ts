import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { SubjectType } from '@linxuan/domain';
import { instant } from './column-types';

/** A request to change a state, and what became of it. */
@Entity('transition_request')
@Unique('transition_request_user_id_idempotency_key_key', ['userId', 'idempotencyKey'])
@Index('transition_request_parked', ['acceptedAt'], { where: "state = 'parked'::text" })
@Index('transition_request_pending', ['acceptedAt'], { where: "state = 'pending'::text" })
@Index('transition_request_receipt', { synchronize: false })
export class TransitionRequestEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  subjectType!: SubjectType | 'edition';

  @Column({ type: 'uuid' })
  subjectId!: string;

  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'integer', nullable: true })
  expectedVersion!: number | null;

  @Column({ type: 'jsonb' })
  payload!: Record<string, unknown>;

  @Column({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'uuid', nullable: true })
  actingFor!: string | null;

  @Column({ type: 'text' })
  idempotencyKey!: string;

  @Column({ type: 'text' })
  bodyHash!: string;

  /** Instant the server accepted the request: the one that counts for deadlines. */
  @Column({ ...instant })
  acceptedAt!: string;

  @Column({ type: 'text', default: 'pending' })
  state!: 'pending' | 'applied' | 'refused' | 'parked';

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ type: 'jsonb', nullable: true })
  outcome!: Record<string, unknown> | null;

  @Column({ type: 'text', nullable: true })
  error!: string | null;

  @Column({ ...instant, nullable: true })
  appliedAt!: string | null;
}
