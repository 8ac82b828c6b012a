import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { instant } from './column-types';
import { MassMailEntity } from './mass-mail.entity';
import { WebhookEntity } from './webhook.entity';

/** One notice on its way to one address through one channel. */
@Entity('delivery')
@Unique('delivery_delivery_key_key', ['deliveryKey'])
@Check('delivery_channel_check', "channel = ANY (ARRAY['email'::text, 'sms'::text, 'im'::text, 'webhook'::text])")
@Check(
  'delivery_state_check',
  "state = ANY (ARRAY['planned'::text, 'collected'::text, 'sending'::text, 'sent'::text, 'bounced'::text, 'failed'::text, 'unreachable'::text])",
)
@Index('delivery_claimed', ['claimedAt'], { where: "state = 'sending'::text" })
@Index('delivery_due', ['dueAt'], { where: "state = ANY (ARRAY['planned'::text, 'collected'::text])" })
@Index('delivery_list', { synchronize: false })
@Index('delivery_mass', ['massMailId'], { where: 'mass_mail_id IS NOT NULL' })
@Index('delivery_user', { synchronize: false })
export class DeliveryEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  deliveryKey!: string;

  @Column({ type: 'uuid', nullable: true })
  notificationId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  userId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  webhookId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  massMailId!: string | null;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  channel!: string;

  @Column({ type: 'text' })
  urgency!: string;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ ...instant })
  dueAt!: string;

  @Column({ type: 'uuid', nullable: true })
  digestId!: string | null;

  @Column({ type: 'integer', default: 0 })
  attempt!: number;

  @Column({ ...instant, nullable: true })
  claimedAt!: string | null;

  @Column({ ...instant, nullable: true })
  sentAt!: string | null;

  @Column({ type: 'text', nullable: true })
  error!: string | null;

  @Column({ ...instant })
  createdAt!: string;

  @ManyToOne(() => DeliveryEntity)
  @JoinColumn({ name: 'digest_id' })
  digest?: Relation<DeliveryEntity> | null;

  @ManyToOne(() => MassMailEntity)
  @JoinColumn({ name: 'mass_mail_id' })
  massMail?: Relation<MassMailEntity> | null;

  @ManyToOne(() => WebhookEntity)
  @JoinColumn({ name: 'webhook_id' })
  webhook?: Relation<WebhookEntity> | null;
}
