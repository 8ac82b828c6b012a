import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import type { OpinionRow, OpinionVerdict } from '@linxuan/domain';
import { instant } from './column-types';
import { CaseEntity } from './case.entity';

/** What an organisation that was heard says of a case. */
@Entity('opinion')
@Check(
  'opinion_state',
  "state = ANY (ARRAY['asked'::text, 'assigned'::text, 'proposed'::text, 'answered'::text, 'cancelled'::text, 'contributed'::text, 'verified'::text, 'circulated'::text])",
)
@Check('opinion_draft_circulated', "(state <> 'circulated'::text) OR (draft_sha IS NOT NULL)")
@Check(
  'opinion_contributed',
  "(state <> ALL (ARRAY['contributed'::text, 'verified'::text])) OR (contribution_sha IS NOT NULL)",
)
@Unique('opinion_case_id_stage_org_id_key', ['caseId', 'stage', 'orgId'])
@Index('opinion_org', ['orgId', 'state'])
@Index('opinion_text', ['textSha'])
@Index('opinion_contribution', ['contributionSha'])
@Index('opinion_draft', ['draftSha'])
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
  state!: OpinionRow['state'];

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

  /** What it contributed to a joint draft. */
  @Column({ type: 'text', nullable: true })
  contributionSha!: string | null;

  /** The joint draft that was circulated to it last. */
  @Column({ type: 'text', nullable: true })
  draftSha!: string | null;

  @ManyToOne(() => CaseEntity, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity>;
}
