import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-types';

/** A reminder that an authority sent to an organisation by hand. */
@Entity('reminder')
@Index('reminder_org', { synchronize: false })
export class ReminderEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  editionId!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ type: 'uuid' })
  sentBy!: string;

  @Column({ type: 'text' })
  senderOrg!: string;

  @Column({ ...instant })
  sentAt!: string;

  @Column({ type: 'integer' })
  openTasks!: number;

  @Column({ type: 'integer' })
  overdueTasks!: number;
}
