import type { Frozen, Leaf } from '@linxuan/draw';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { instant } from './column-types';
import { EditionEntity } from './edition.entity';

/** A round in which experts are drawn: what was published before any seed, and how far it has come. */
@Entity('draw_round')
@Check('draw_round_phase_check', "phase = ANY (ARRAY['frozen'::text, 'drawn'::text, 'annulled'::text])")
@Unique('draw_round_edition_id_stage_number_key', ['editionId', 'stage', 'number'])
export class DrawRoundEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  editionId!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  authorityOrg!: string;

  @Column({ type: 'jsonb' })
  frozen!: Frozen;

  @Column({ type: 'text' })
  commitment!: string;

  @Column({ type: 'jsonb' })
  leaves!: Leaf[];

  @Column({ type: 'text', default: 'frozen' })
  phase!: 'frozen' | 'drawn' | 'annulled';

  @Column({ type: 'integer', default: 0 })
  seq!: number;

  @Column({ type: 'text' })
  head!: string;

  @Column({ type: 'uuid' })
  frozenBy!: string;

  @Column({ ...instant })
  frozenAt!: string;

  @ManyToOne(() => EditionEntity, { nullable: false })
  @JoinColumn({ name: 'edition_id' })
  edition?: Relation<EditionEntity>;
}
