import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { DeliveryEntity } from './delivery.entity';

/** One attempt at a delivery and how it went. */
@Entity('delivery_attempt')
@Check(
  'delivery_attempt_outcome_check',
  "outcome = ANY (ARRAY['sent'::text, 'retried'::text, 'bounced'::text, 'failed'::text, 'unreachable'::text])",
)
export class DeliveryAttemptEntity {
  @PrimaryColumn({ type: 'uuid' })
  deliveryId!: string;

  @PrimaryColumn({ type: 'integer' })
  attempt!: number;

  @Column({ ...instant })
  at!: string;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ type: 'integer', nullable: true })
  code!: number | null;

  @Column({ type: 'text', nullable: true })
  detail!: string | null;

  @ManyToOne(() => DeliveryEntity, { nullable: false })
  @JoinColumn({ name: 'delivery_id' })
  delivery?: Relation<DeliveryEntity>;
}
