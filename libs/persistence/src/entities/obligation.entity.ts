import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { ObligationRow } from '@linxuan/domain';
import { instant, wholeNumber } from './column-types';
import { CaseEntity } from './case.entity';

/** One piece of what follows a result: an agreement, a report, a payment, a change or a measure. */
@Entity('obligation')
@Index('obligation_answer', ['answerSha'])
@Index('obligation_case', ['caseId'])
@Index('obligation_content', ['contentSha'])
export class ObligationEntity implements ObligationRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text' })
  kind!: 'agreement' | 'report' | 'payment' | 'change' | 'measure';

  /** Id of the report, change or measure rule in the definition. */
  @Column({ type: 'text' })
  ruleId!: string;

  @Column({ type: 'text' })
  leadOrg!: string;

  @Column({ type: 'text' })
  state!: 'open' | 'submitted' | 'returned' | 'accepted' | 'refused' | 'filed' | 'settled' | 'cancelled';

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'integer' })
  round!: number;

  @Column({ ...wholeNumber, nullable: true })
  amountFen!: number | null;

  @Column({ type: 'text', nullable: true })
  contentSha!: string | null;

  @Column({ type: 'text', nullable: true })
  answerSha!: string | null;

  @Column({ ...instant })
  openedAt!: string;

  @Column({ ...instant, nullable: true })
  dueAt!: string | null;

  @Column({ ...instant, nullable: true })
  submittedAt!: string | null;

  @Column({ ...instant, nullable: true })
  settledAt!: string | null;

  /** End of a timed bar; for good when a measure bars and this is null. */
  @Column({ ...instant, nullable: true })
  barredUntil!: string | null;

  @ManyToOne(() => CaseEntity, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity>;
}
