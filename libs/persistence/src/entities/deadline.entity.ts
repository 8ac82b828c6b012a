import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { DeadlineKind, DeadlineRow, DueRule, SubjectType } from '@linxuan/domain';
import { instant } from './column-types';
import { CaseEntity } from './case.entity';
import { DossierEntity } from './dossier.entity';
import { EditionEntity } from './edition.entity';

/** A date that is owed, with the rule it was counted by. */
@Entity('deadline')
@Check('deadline_check', '(case_id IS NULL) <> (dossier_id IS NULL)')
@Index('deadline_case', ['caseId'])
@Index('deadline_dossier', ['dossierId'])
@Index('deadline_extended', ['editionId', 'orgId'], { where: "(kind = 'nomination'::text) AND (extensions > 0)" })
@Index('deadline_of_org', ['orgId', 'dueAt'], { where: 'settled_at IS NULL' })
@Index('deadline_one_open', ['ownerId', 'kind', 'stage'], { unique: true, where: 'settled_at IS NULL' })
@Index('deadline_running', ['dueAt'], { where: "state = 'running'::text" })
export class DeadlineEntity implements DeadlineRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: DeadlineKind;

  @Column({ type: 'text' })
  ownerType!: Exclude<SubjectType, 'deadline'>;

  @Column({ type: 'uuid' })
  ownerId!: string;

  @Column({ type: 'uuid', nullable: true })
  caseId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  dossierId!: string | null;

  @Column({ type: 'text' })
  editionId!: string;

  @Column({ type: 'text' })
  stage!: string;

  /** The organisation that has to act. */
  @Column({ type: 'text' })
  orgId!: string;

  /** The organisation that may extend it. */
  @Column({ type: 'text' })
  leadOrg!: string;

  @Column({ type: 'jsonb' })
  rule!: DueRule;

  @Column({ type: 'text' })
  state!: 'running' | 'paused' | 'overdue' | 'met' | 'late' | 'cancelled';

  @Column({ type: 'integer' })
  version!: number;

  @Column({ ...instant })
  startedAt!: string;

  @Column({ ...instant })
  dueAt!: string;

  @Column({ ...instant, nullable: true })
  pausedAt!: string | null;

  /** Times it was paused, and seconds it stood still in all. */
  @Column({ type: 'integer' })
  pauses!: number;

  @Column({ type: 'integer' })
  pausedSeconds!: number;

  @Column({ type: 'integer' })
  extensions!: number;

  @Column({ ...instant, nullable: true })
  settledAt!: string | null;

  @ManyToOne(() => CaseEntity)
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity> | null;

  @ManyToOne(() => DossierEntity)
  @JoinColumn({ name: 'dossier_id' })
  dossier?: Relation<DossierEntity> | null;

  @ManyToOne(() => EditionEntity, { nullable: false })
  @JoinColumn({ name: 'edition_id' })
  edition?: Relation<EditionEntity>;
}
