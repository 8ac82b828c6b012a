import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import type { CaseRow } from '@linxuan/domain';
import { instant, wholeNumber } from './column-types';
import { EditionEntity } from './edition.entity';

/** An application on its way through an edition. */
@Entity('case_file')
@Unique('case_file_number_key', ['number'])
@Index('case_file_applicant', ['applicantOrg'])
@Index('case_file_edition_state', ['editionId', 'state'])
@Index('case_file_nominator', ['nominatorOrg', 'editionId'])
@Index('case_file_source', ['sourceCaseId'], { where: 'source_case_id IS NOT NULL' })
@Index('case_file_by_title', { synchronize: false })
@Index('case_file_by_stage', { synchronize: false })
@Index('case_file_by_state', { synchronize: false })
@Index('case_file_by_entered_at', { synchronize: false })
@Index('case_file_by_area', { synchronize: false })
@Index('case_file_by_area_down', { synchronize: false })
@Index('case_file_by_due_at', { synchronize: false })
@Index('case_file_by_due_at_down', { synchronize: false })
@Index('case_file_by_submitted_at', { synchronize: false })
@Index('case_file_by_submitted_at_down', { synchronize: false })
export class CaseEntity implements CaseRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'text' })
  editionId!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text', nullable: true })
  route!: string | null;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  holderName!: string;

  @Column({ type: 'text', nullable: true })
  area!: string | null;

  @Column({ type: 'text', nullable: true })
  category!: string | null;

  @Column({ type: 'text' })
  applicantOrg!: string;

  @Column({ type: 'text', nullable: true })
  groupOrg!: string | null;

  @Column({ type: 'text', nullable: true })
  nominatorOrg!: string | null;

  @Column({ type: 'text' })
  authorityOrg!: string;

  /** Number of the revision in force (0 before the first submission) and its snapshot. */
  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'text', nullable: true })
  revisionSha!: string | null;

  @Column({ ...instant, nullable: true })
  firstSubmittedAt!: string | null;

  @Column({ ...instant, nullable: true })
  submittedAt!: string | null;

  @Column({ ...instant })
  enteredAt!: string;

  @Column({ ...instant, nullable: true })
  dueAt!: string | null;

  /** Pointers the applicant was asked to correct; empty when nothing is out. */
  @Column({ type: 'text', array: true, default: [] })
  correctionPointers!: string[];

  @Column({ type: 'text', nullable: true })
  reasonCode!: string | null;

  /** State to which a correction leads back. */
  @Column({ type: 'text', nullable: true })
  returnedFrom!: string | null;

  @Column({ type: 'text', nullable: true })
  finalArea!: string | null;

  @Column({ type: 'text', nullable: true })
  finalCategory!: string | null;

  /** Mean of the last complete panel, in hundredths of a point. */
  @Column({ type: 'integer', nullable: true })
  score!: number | null;

  @Column({ type: 'text' })
  outcome!: 'running' | 'rejected' | 'withdrawn' | 'published' | 'ended';

  /** Money asked for, later agreed, in fen; null where the programme is not about money. */
  @Column({ ...wholeNumber, nullable: true })
  amountFen!: number | null;

  /** Published case of the programme below that this one grew from. */
  @Column({ type: 'uuid', nullable: true })
  sourceCaseId!: string | null;

  /** Version of the edition that the case is pinned to. */
  @Column({ type: 'integer', default: 1 })
  editionVersion!: number;

  @ManyToOne(() => EditionEntity, { nullable: false })
  @JoinColumn({ name: 'edition_id' })
  edition?: Relation<EditionEntity>;

  @ManyToOne(() => CaseEntity)
  @JoinColumn({ name: 'source_case_id' })
  sourceCase?: Relation<CaseEntity> | null;
}
