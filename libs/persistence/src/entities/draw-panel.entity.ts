import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CaseEntity } from './case.entity';
import { DrawRoundEntity } from './draw-round.entity';

/** Which case a panel of a round is of, and who sits on it by code. */
@Entity('draw_panel')
@Index('draw_panel_live', { synchronize: false })
export class DrawPanelEntity {
  @PrimaryColumn({ type: 'uuid' })
  roundId!: string;

  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text' })
  salt!: string;

  @Column({ type: 'boolean', default: true })
  live!: boolean;

  @Column({ type: 'text', array: true, nullable: true })
  seats!: string[] | null;

  @ManyToOne(() => DrawRoundEntity, { nullable: false })
  @JoinColumn({ name: 'round_id' })
  round?: Relation<DrawRoundEntity>;

  @ManyToOne(() => CaseEntity, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity>;
}
