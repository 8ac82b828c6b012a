import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { instant } from './column-types';

/** One event of the ledger of a case, a dossier or a draw: the rows it changed, chained by hashes. */
@Entity('ledger_event')
@Unique('ledger_event_subject_type_subject_id_seq_key', ['subjectType', 'subjectId', 'seq'])
export class LedgerEventEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: number;

  @Column({ type: 'text' })
  subjectType!: 'case' | 'dossier' | 'draw';

  @Column({ type: 'uuid' })
  subjectId!: string;

  @Column({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  type!: string;

  /** Canonical JSON text (RFC 8785): `{changes: [...]}`. */
  @Column({ type: 'text' })
  payload!: string;

  @Column({ type: 'uuid' })
  actorUser!: string;

  @Column({ type: 'text' })
  actorOrg!: string;

  @Column({ type: 'text' })
  actorRole!: string;

  @Column({ ...instant })
  at!: string;

  @Column({ type: 'uuid' })
  requestId!: string;

  @Column({ type: 'text' })
  definitionDigest!: string;

  @Column({ type: 'text' })
  prevHash!: string;

  @Column({ type: 'text' })
  hash!: string;
}
