import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SubjectType } from '@linxuan/domain';
import { instant } from './column-types';

/** One act on a case, as its timeline tells it. */
@Entity('decision_record')
@Index('decision_record_case', ['caseId', 'at'])
@Index('decision_record_dossier', ['dossierId', 'at'])
@Index('decision_record_request', ['requestId'])
export class DecisionRecordEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  requestId!: string;

  @Column({ type: 'uuid', nullable: true })
  caseId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  dossierId!: string | null;

  @Column({ type: 'text' })
  subjectType!: SubjectType;

  @Column({ type: 'uuid' })
  subjectId!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'text' })
  event!: string;

  @Column({ type: 'uuid' })
  actorUser!: string;

  @Column({ type: 'uuid', nullable: true })
  actingFor!: string | null;

  @Column({ type: 'text' })
  actorOrg!: string;

  @Column({ type: 'text' })
  actorRole!: string;

  @Column({ ...instant })
  at!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', nullable: true })
  reasonCode!: string | null;

  @Column({ type: 'text', nullable: true })
  fromState!: string | null;

  @Column({ type: 'text', nullable: true })
  toState!: string | null;

  @Column({ type: 'integer', nullable: true })
  version!: number | null;

  @Column({ type: 'text' })
  definitionDigest!: string;

  /** Organisations that may read the record; null: everyone who may see the case. */
  @Column({ type: 'text', array: true, nullable: true })
  audienceOrgs!: string[] | null;

  /** Of an act on a date: when it was due, and when it is now. */
  @Column({ ...instant, nullable: true })
  dueBefore!: string | null;

  @Column({ ...instant, nullable: true })
  dueAfter!: string | null;
}
