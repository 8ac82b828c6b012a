import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-types';

/** When a name may be tried at a place where attempts are used up; both are digests. */
@Entity('sign_in_turn')
@Index('sign_in_turn_name', ['name', 'turnAt'])
@Index('sign_in_turn_old', ['turnAt'])
export class SignInTurnEntity {
  @PrimaryColumn({ type: 'text' })
  place!: string;

  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ ...instant })
  turnAt!: string;
}
