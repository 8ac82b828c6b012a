import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What an objection's sender is counted by: digests of address and contact, never either of them. */
@Entity('objection_source')
@Index('objection_source_address', ['caseId', 'source'])
@Index('objection_source_contact', ['caseId', 'contact'])
export class ObjectionSourceEntity {
  @PrimaryColumn({ type: 'uuid' })
  requestId!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  contact!: string;

  @Column({ type: 'text' })
  source!: string;
}
