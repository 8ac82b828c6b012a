import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { UserEntity } from './user.entity';

/** Where notices reach a person. */
@Entity('contact')
export class ContactEntity {
  @PrimaryColumn({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'text', nullable: true })
  im!: string | null;

  @Column({ ...instant, default: () => 'now()' })
  updatedAt!: string;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;
}
