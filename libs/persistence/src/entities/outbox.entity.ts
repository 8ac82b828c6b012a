import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { instant } from './column-types';

/** A job that a transaction asked for; the relay hands it to the queue after the commit. */
@Entity('outbox')
@Unique('outbox_topic_key_key', ['topic', 'key'])
@Index('outbox_undone', ['sentAt'], { where: '(done_at IS NULL) AND (sent_at IS NOT NULL)' })
@Index('outbox_unsent', ['id'], { where: 'sent_at IS NULL' })
export class OutboxEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: number;

  @Column({ type: 'text' })
  topic!: string;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'jsonb' })
  payload!: Record<string, unknown>;

  @Column({ ...instant, default: () => 'clock_timestamp()' })
  createdAt!: string;

  @Column({ type: 'integer', default: 0 })
  attempt!: number;

  @Column({ ...instant, nullable: true })
  sentAt!: string | null;

  @Column({ ...instant, nullable: true })
  doneAt!: string | null;

  @Column({ type: 'text', nullable: true })
  error!: string | null;
}
