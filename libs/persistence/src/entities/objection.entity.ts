import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import type { ObjectionRow } from '@linxuan/domain';
import { instant } from './column-types';
import { CaseEntity } from './case.entity';
import { DossierEntity } from './dossier.entity';

/** An objection to an item of a public notice. */
@Entity('objection')
@Unique('objection_number_key', ['number'])
@Index('objection_answer', ['answerSha'])
@Index('objection_case', ['caseId'])
@Index('objection_content', ['contentSha'])
export class ObjectionEntity implements ObjectionRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'uuid' })
  dossierId!: string;

  @Column({ type: 'text' })
  leadOrg!: string;

  @Column({ type: 'text' })
  state!: 'filed' | 'verifying' | 'upheld' | 'dismissed' | 'inadmissible';

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'text' })
  contentSha!: string;

  @Column({ type: 'text', nullable: true })
  answerSha!: string | null;

  @Column({ ...instant })
  filedAt!: string;

  @Column({ ...instant, nullable: true })
  dueAt!: string | null;

  @Column({ ...instant, nullable: true })
  settledAt!: string | null;

  @ManyToOne(() => CaseEntity, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity>;

  @ManyToOne(() => DossierEntity, { nullable: false })
  @JoinColumn({ name: 'dossier_id' })
  dossier?: Relation<DossierEntity>;
}
