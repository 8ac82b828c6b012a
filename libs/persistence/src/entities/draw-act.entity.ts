import type { Act } from '@linxuan/draw';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { DrawRoundEntity } from './draw-round.entity';

/** One act of a round with the digest over everything up to it. Acts are added and never changed. */
@Entity('draw_act')
export class DrawActEntity {
  @PrimaryColumn({ type: 'uuid' })
  roundId!: string;

  @PrimaryColumn({ type: 'integer' })
  seq!: number;

  @Column({ type: 'jsonb' })
  act!: Act;

  @Column({ type: 'text' })
  head!: string;

  @Column({ type: 'uuid' })
  byUser!: string;

  @Column({ type: 'uuid', nullable: true })
  byDeputy!: string | null;

  @ManyToOne(() => DrawRoundEntity, { nullable: false })
  @JoinColumn({ name: 'round_id' })
  round?: Relation<DrawRoundEntity>;
}
