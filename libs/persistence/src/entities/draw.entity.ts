import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { CaseEntity } from './case.entity';
import { EditionEntity } from './edition.entity';

/** A draw of experts: its seed, its pool and its result, so that anybody can repeat it. */
@Entity('draw')
@Index('draw_case', ['caseId', 'stage'])
export class DrawEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  editionId!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text' })
  seed!: string;

  @Column({ type: 'jsonb' })
  pool!: unknown;

  @Column({ type: 'jsonb' })
  result!: unknown;

  @Column({ type: 'uuid' })
  drawnBy!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ ...instant })
  drawnAt!: string;

  @Column({ type: 'uuid', nullable: true, select: false })
  caseId?: string | null;

  @ManyToOne(() => CaseEntity)
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity> | null;

  @ManyToOne(() => EditionEntity, { nullable: false })
  @JoinColumn({ name: 'edition_id' })
  edition?: Relation<EditionEntity>;
}
