import type { PlayEvent, PlayTrace } from '@linxuan/domain';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { EditionVersionEntity } from './edition-version.entity';
import { UserEntity } from './user.entity';

/** What one person let happen while trying out a version that is not open; played again, the events give the rest. */
@Entity('edition_play')
@Check(
  'edition_play_events_check',
  "(jsonb_typeof(events) = 'array'::text) AND (octet_length((events)::text) <= 1000000)",
)
export class EditionPlayEntity {
  @PrimaryColumn({ type: 'text' })
  editionId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @PrimaryColumn({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  authorityOrg!: string;

  /** Drawn anew with each beginning. */
  @Column({ type: 'uuid' })
  playId!: string;

  /** Revision of the text that is played. */
  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'jsonb', default: [] })
  events!: PlayEvent[];

  /** What plays of this revision reached, those thrown away included. */
  @Column({ type: 'jsonb' })
  trace!: PlayTrace;

  @Column({ ...instant, default: () => 'clock_timestamp()' })
  touchedAt!: string;

  @ManyToOne(() => EditionVersionEntity, { onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'edition_id', referencedColumnName: 'editionId' },
    { name: 'version', referencedColumnName: 'version' },
  ])
  editionVersion?: Relation<EditionVersionEntity>;

  @ManyToOne(() => UserEntity)
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;
}
