import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The newest event of a subject's ledger. */
@Entity('ledger_head')
export class LedgerHeadEntity {
  @PrimaryColumn({ type: 'text' })
  subjectType!: string;

  @PrimaryColumn({ type: 'uuid' })
  subjectId!: string;

  @Column({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  hash!: string;
}
