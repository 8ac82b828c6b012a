import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { UserEntity } from './user.entity';

/** Whether a person wants a kind of notice at once, collected, or not at all. */
@Entity('notice_preference')
@Check('notice_preference_mode_check', "mode = ANY (ARRAY['now'::text, 'digest'::text, 'never'::text])")
export class NoticePreferenceEntity {
  @PrimaryColumn({ type: 'uuid' })
  userId!: string;

  @PrimaryColumn({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  mode!: string;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;
}
