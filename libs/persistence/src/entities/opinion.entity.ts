import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import type { OpinionRow, OpinionVerdict } from '@linxuan/domain';
import { instant } from './column-types';
import { CaseEntity } from './case.entity';

/** What an organisation that was heard says of a case. */
@Entity('opinion')
@Unique('opinion_case_id_stage_org_id_key', ['caseId', 'stage', 'orgId'])
@Index('opinion_org', ['orgId', 'state'])
@Index('opinion_text', ['textSha'])
export class OpinionEntity implements OpinionRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ type: 'text' })
  leadOrg!: string;

  @Column({ type: 'text' })
  state!: 'asked' | 'assigned' | 'proposed' | 'answered' | 'cancelled';

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text', nullable: true })
  verdict!: OpinionVerdict | null;

  @Column({ type: 'text', nullable: true })
  textSha!: string | null;

  @Column({ type: 'text', array: true })
  restsOn!: string[];

  /** Revision of the application the opinion speaks of. */
  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'integer' })
  round!: number;

  @Column({ type: 'uuid', nullable: true })
  assigneeUser!: string | null;

  @Column({ type: 'uuid', nullable: true })
  authorUser!: string | null;

  @Column({ ...instant })
  askedAt!: string;

  @Column({ ...instant, nullable: true })
  dueAt!: string | null;

  @Column({ ...instant, nullable: true })
  answeredAt!: string | null;

  /** The person at the keyboard, where a deputy wrote it. */
  @Column({ type: 'uuid', nullable: true })
  authorDeputy!: string | null;

  @ManyToOne(() => CaseEntity, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity>;
}
