import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { wholeNumber } from './column-types';
import { AuditEventEntity } from './audit-event.entity';

/** One link of the hash chain over the audit record. */
@Entity('audit_seal')
@Unique('audit_seal_event_id_key', ['eventId'])
export class AuditSealEntity {
  @PrimaryColumn({ ...wholeNumber })
  seq!: number;

  @Column({ ...wholeNumber })
  eventId!: number;

  @Column({ type: 'text' })
  prevHash!: string;

  @Column({ type: 'text' })
  hash!: string;

  @ManyToOne(() => AuditEventEntity, { nullable: false })
  @JoinColumn({ name: 'event_id' })
  event?: Relation<AuditEventEntity>;
}
