import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { wholeNumber } from './column-types';
import { EditionEntity } from './edition.entity';

/** A quota of one or more nominators; its places are rows of their own. */
@Entity('quota_account')
export class QuotaAccountEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  editionId!: string;

  @Column({ type: 'text' })
  quotaId!: string;

  @Column({ type: 'text', array: true })
  orgIds!: string[];

  @Column({ type: 'text' })
  authorityOrg!: string;

  @Column({ ...wholeNumber, nullable: true })
  cap!: number | null;

  @ManyToOne(() => EditionEntity, { nullable: false })
  @JoinColumn({ name: 'edition_id' })
  edition?: Relation<EditionEntity>;
}
