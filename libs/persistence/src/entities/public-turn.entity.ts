import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant } from './column-types';

/** One use of a public form, counted for its limit by a digest of the address. */
@Entity('public_turn')
@Index('public_turn_age', ['takenAt'])
@Index('public_turn_source', ['kind', 'source', 'takenAt'])
export class PublicTurnEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  source!: string;

  @Column({ ...instant, default: () => 'clock_timestamp()' })
  takenAt!: string;
}
