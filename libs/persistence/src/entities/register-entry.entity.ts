import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { instant } from './column-types';

/** A member of a register, as it was imported with its evidence. */
@Entity('register_entry')
@Unique('register_entry_once', ['registerId', 'uscc', 'number'])
@Check('register_entry_days', '(valid_until IS NULL) OR (valid_until >= issued_on)')
@Index('register_entry_uscc', ['uscc'])
export class RegisterEntryEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  registerId!: string;

  @Column({ type: 'text' })
  uscc!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Of the certificate, or of the notice that lists the member. */
  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'date' })
  issuedOn!: string;

  /** Last day; null where none is stated. */
  @Column({ type: 'date', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'uuid' })
  importedBy!: string;

  @Column({ ...instant })
  importedAt!: string;
}
