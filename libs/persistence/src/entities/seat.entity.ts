import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { SeatRow, Vote } from '@linxuan/domain';
import { instant } from './column-types';
import { CaseEntity } from './case.entity';
import { PanelEntity } from './panel.entity';

/** An expert's place on a panel, and the sealed sheet. */
@Check('seat_vote', "vote = ANY (ARRAY['for'::text, 'against'::text, 'abstain'::text])")
@Entity('seat')
@Index('seat_case', ['caseId'])
@Index('seat_expert', ['expertUser', 'state'])
@Index('seat_panel', ['panelId'])
@Index('seat_reason', ['reasonSha'])
@Index('seat_sheet', ['sheetSha'])
export class SeatEntity implements SeatRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  panelId!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text' })
  leadOrg!: string;

  @Column({ type: 'uuid' })
  expertUser!: string;

  @Column({ type: 'text' })
  expertOrg!: string;

  @Column({ type: 'text' })
  state!: 'invited' | 'accepted' | 'sealed' | 'recused' | 'replaced';

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text', nullable: true })
  reasonSha!: string | null;

  @Column({ type: 'text', nullable: true })
  sheetSha!: string | null;

  /** Weighted total in hundredths of a point; readable by the lead only once the panel is complete. */
  @Column({ type: 'integer', nullable: true })
  total!: number | null;

  @Column({ ...instant })
  invitedAt!: string;

  @Column({ ...instant, nullable: true })
  dueAt!: string | null;

  @Column({ ...instant, nullable: true })
  sealedAt!: string | null;

  /** Vote of a committee's member; of a secret ballot only the member reads it. */
  @Column({ type: 'text', nullable: true })
  vote!: Vote | null;

  @ManyToOne(() => CaseEntity, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity>;

  @ManyToOne(() => PanelEntity, { nullable: false })
  @JoinColumn({ name: 'panel_id' })
  panel?: Relation<PanelEntity>;
}
