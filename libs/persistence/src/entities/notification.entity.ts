import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-types';

/** A notice in the inbox of one work queue. */
@Entity('notification')
@Index('notification_queue', { synchronize: false })
@Index('notification_unplanned', ['createdAt'], { where: 'planned_at IS NULL' })
export class NotificationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  queueKey!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'uuid', nullable: true })
  caseId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  dossierId!: string | null;

  @Column({ type: 'jsonb', default: {} })
  params!: Record<string, unknown>;

  @Column({ ...instant })
  createdAt!: string;

  @Column({ ...instant, nullable: true })
  readAt!: string | null;

  @Column({ type: 'uuid', nullable: true })
  readBy!: string | null;

  @Column({ ...instant, nullable: true, select: false })
  plannedAt?: string | null;
}
