import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import type { QuotaSlotRow } from '@linxuan/domain';
import { wholeNumber } from './column-types';
import { CaseEntity } from './case.entity';
import { QuotaAccountEntity } from './quota-account.entity';

/** One place of a quota, or one amount taken of a money account. */
@Entity('quota_slot')
@Unique('quota_slot_account_id_number_key', ['accountId', 'number'])
@Check('quota_slot_check', "(state = 'free'::text) = (case_id IS NULL)")
@Index('quota_slot_account', ['accountId'])
@Index('quota_slot_by_case', ['caseId'])
@Index('quota_slot_case', ['accountId', 'caseId'], { unique: true, where: 'case_id IS NOT NULL' })
@Index('quota_slot_origin', ['originSha'], { where: 'origin_sha IS NOT NULL' })
export class QuotaSlotEntity implements QuotaSlotRow {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  accountId!: string;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  state!: 'free' | 'reserved' | 'transmitted' | 'spent';

  @Column({ type: 'uuid', nullable: true })
  caseId!: string | null;

  /**
   * Where the slot comes from: the cap itself, a granted request, a recorded override of a soft cap, or an amount taken
   * of a money account.
   */
  @Column({ type: 'text', default: 'cap' })
  origin!: 'cap' | 'grant' | 'override' | 'amount';

  /** Digest of the grant's or the override's reason. */
  @Column({ type: 'text', nullable: true })
  originSha!: string | null;

  /** Amount that the case holds of a money account, in fen. */
  @Column({ ...wholeNumber, nullable: true })
  amountFen!: number | null;

  @ManyToOne(() => QuotaAccountEntity, { nullable: false })
  @JoinColumn({ name: 'account_id' })
  account?: Relation<QuotaAccountEntity>;

  @ManyToOne(() => CaseEntity)
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity> | null;
}
