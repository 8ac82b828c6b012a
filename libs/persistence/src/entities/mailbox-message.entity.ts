import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-types';

/** A message that the demo's mailbox caught instead of sending it. */
@Entity('mailbox_message')
@Index('mailbox_message_list', { synchronize: false })
export class MailboxMessageEntity {
  @PrimaryColumn({ type: 'text' })
  messageId!: string;

  @Column({ type: 'text' })
  channel!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  recipient!: string;

  @Column({ type: 'text' })
  sender!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'integer', default: 1 })
  copies!: number;

  @Column({ ...instant })
  receivedAt!: string;

  @Column({ ...instant, nullable: true })
  readAt!: string | null;
}
