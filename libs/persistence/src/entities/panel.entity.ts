import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import type { PanelRow } from '@linxuan/domain';
import { instant } from './column-types';
import { CaseEntity } from './case.entity';

/** The experts who score one case in one stage. */
@Check('panel_ballot', "ballot = ANY (ARRAY['secret'::text, 'open'::text])")
@Check(
  'panel_count',
  "((votes_for IS NULL) = (votes_against IS NULL)) AND ((votes_for IS NULL) = (votes_abstained IS NULL)) AND ((votes_for IS NULL) OR ((ballot IS NOT NULL) AND (state = 'complete'::text)))",
)
@Entity('panel')
@Unique('panel_case_id_stage_key', ['caseId', 'stage'])
export class PanelEntity implements PanelRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text' })
  leadOrg!: string;

  @Column({ type: 'text' })
  state!: 'seating' | 'scoring' | 'complete';

  @Column({ type: 'integer' })
  minExperts!: number;

  @Column({ type: 'text', nullable: true })
  sessionTitle!: string | null;

  @Column({ ...instant, nullable: true })
  sessionAt!: string | null;

  @Column({ type: 'text', nullable: true })
  sessionPlace!: string | null;

  @Column({ type: 'integer', nullable: true })
  position!: number | null;

  @Column({ type: 'integer', nullable: true })
  mean!: number | null;

  @Column({ type: 'integer', nullable: true })
  spread!: number | null;

  @Column({ ...instant, nullable: true })
  completedAt!: string | null;

  /** Of a committee that votes: how, and the count once it is taken. */
  @Column({ type: 'text', nullable: true })
  ballot!: 'secret' | 'open' | null;

  @Column({ type: 'integer', nullable: true })
  votesFor!: number | null;

  @Column({ type: 'integer', nullable: true })
  votesAgainst!: number | null;

  @Column({ type: 'integer', nullable: true })
  votesAbstained!: number | null;

  @ManyToOne(() => CaseEntity, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity>;
}
