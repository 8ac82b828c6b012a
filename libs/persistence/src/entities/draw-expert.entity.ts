import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { DrawRoundEntity } from './draw-round.entity';
import { UserEntity } from './user.entity';

/** Which code an expert has in a round, with the salt that the expert alone is told. */
@Entity('draw_expert')
@Unique('draw_expert_round_id_code_key', ['roundId', 'code'])
@Index('draw_expert_user', ['userId'])
export class DrawExpertEntity {
  @PrimaryColumn({ type: 'uuid' })
  roundId!: string;

  @PrimaryColumn({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  salt!: string;

  @ManyToOne(() => DrawRoundEntity, { nullable: false })
  @JoinColumn({ name: 'round_id' })
  round?: Relation<DrawRoundEntity>;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;
}
