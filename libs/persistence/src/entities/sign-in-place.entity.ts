import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from './column-types';

/** A device that a name has signed in from before; both are digests. */
@Entity('sign_in_place')
export class SignInPlaceEntity {
  @PrimaryColumn({ type: 'text' })
  nameDigest!: string;

  @PrimaryColumn({ type: 'text' })
  placeDigest!: string;

  @Column({ ...instant, default: () => 'now()' })
  seenAt!: string;
}
