import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { AccountKey } from '@linxuan/domain';
import { wholeNumber } from './column-types';
import { EditionEntity } from './edition.entity';

/** A quota of one or more nominators, or of all cases that are counted by a key; its places are rows of their own. */
@Entity('quota_account')
export class QuotaAccountEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  /** The edition that opened it first. */
  @Column({ type: 'text' })
  editionId!: string;

  /** Editions of the programme that draw on it. */
  @Column({ type: 'text', array: true })
  editionIds!: string[];

  @Column({ type: 'text' })
  quotaId!: string;

  @Column({ type: 'text', array: true })
  orgIds!: string[];

  @Column({ type: 'text' })
  authorityOrg!: string;

  @Column({ ...wholeNumber, nullable: true })
  cap!: number | null;

  /** What it counts by; null where it is the account of a holder of the roster. */
  @Column({ type: 'jsonb', nullable: true })
  key!: AccountKey | null;

  @ManyToOne(() => EditionEntity, { nullable: false })
  @JoinColumn({ name: 'edition_id' })
  edition?: Relation<EditionEntity>;
}
