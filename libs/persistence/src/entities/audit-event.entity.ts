import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant } from './column-types';

/** One line of the audit record: who did or saw what, and when. Written by triggers, never changed. */
@Entity('audit_event')
@Index('audit_event_at', ['at'])
@Index('audit_event_kind', ['kind', 'id'])
@Index('audit_event_subject', ['subjectType', 'subjectId', 'id'])
@Index('audit_event_user', ['userId', 'id'])
export class AuditEventEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ ...instant, default: () => 'clock_timestamp()' })
  at!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'uuid', nullable: true })
  userId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  deputy!: string | null;

  @Column({ type: 'text', nullable: true })
  orgId!: string | null;

  @Column({ type: 'text', nullable: true })
  role!: string | null;

  @Column({ type: 'text' })
  databaseRole!: string;

  @Column({ type: 'text' })
  subjectType!: string;

  @Column({ type: 'text' })
  subjectId!: string;

  @Column({ type: 'text' })
  detail!: string;
}
