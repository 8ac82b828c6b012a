import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-types';

/** When a sign-in by an unknown device from a place may be tried again; both are digests. */
@Entity('sign_in_turn')
@Index('sign_in_turn_old', ['turnAt'])
export class SignInTurnEntity {
  @PrimaryColumn({ type: 'text' })
  place!: string;

  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ ...instant })
  turnAt!: string;
}
