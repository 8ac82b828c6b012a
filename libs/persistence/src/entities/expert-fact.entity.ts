import type { DeclaredRelation, FactKind } from '@linxuan/domain';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { UserEntity } from './user.entity';

/** A fact of an expert's history that a conflict of interest may rest on. */
@Entity('expert_fact')
@Check('expert_fact_dates', '(since IS NULL) OR (until IS NULL) OR (since <= until)')
@Check(
  'expert_fact_kind',
  "kind = ANY (ARRAY['employment'::text, 'education'::text, 'patent'::text, 'report'::text, 'relation'::text])",
)
@Check(
  'expert_fact_named',
  "CASE WHEN (kind = ANY (ARRAY['patent'::text, 'report'::text])) THEN (number IS NOT NULL) ELSE ((party <> ''::text) AND (number IS NULL)) END",
)
@Check('expert_fact_related', "(kind = 'relation'::text) = (relation IS NOT NULL)")
@Check(
  'expert_fact_relation',
  "relation = ANY (ARRAY['family'::text, 'adviser'::text, 'student'::text, 'employment'::text, 'shareholding'::text, 'cooperation'::text, 'dispute'::text, 'other'::text])",
)
@Check('expert_fact_uscc', "uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text")
@Index('expert_fact_user', ['userId'])
export class ExpertFactEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  kind!: FactKind;

  /** The unit, or for an adviser or a relation the person, in full. */
  @Column({ type: 'text' })
  party!: string;

  /** Unified social credit code of the unit (GB 32100-2015). */
  @Column({ type: 'text', nullable: true })
  uscc!: string | null;

  /** Of a patent or a report, as printed. */
  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ type: 'text', nullable: true })
  relation!: DeclaredRelation | null;

  @Column({ type: 'date', nullable: true })
  since!: string | null;

  /** The last day on which it held. */
  @Column({ type: 'date', nullable: true })
  until!: string | null;

  @Column({ type: 'text', default: '' })
  note!: string;

  @Column({ ...instant })
  enteredAt!: string;

  /** A fact that was wrong stays on record. */
  @Column({ ...instant, nullable: true })
  withdrawnAt!: string | null;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;
}
