import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { EditionEntity } from './edition.entity';

/** An order that two people give: who proposed it, and who confirmed or declined it. */
@Entity('order_proposal')
@Check('order_proposal_check', "(state = ANY (ARRAY['proposed'::text, 'expired'::text])) = (decided_by IS NULL)")
@Check('order_proposal_check1', "(state <> 'confirmed'::text) OR (decided_by <> proposed_by)")
@Check('order_proposal_kind_check', "kind = ANY (ARRAY['merge-nominator'::text, 'replace-official'::text])")
@Check(
  'order_proposal_state_check',
  "state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text])",
)
@Index('order_proposal_open', { synchronize: false })
@Index('order_proposal_state', { synchronize: false })
export class OrderProposalEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  editionId!: string;

  @Column({ type: 'text' })
  authorityOrg!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'jsonb' })
  body!: unknown;

  @Column({ type: 'jsonb' })
  changes!: unknown;

  @Column({ type: 'text', default: 'proposed' })
  state!: string;

  @Column({ type: 'uuid' })
  proposedBy!: string;

  @Column({ type: 'uuid', nullable: true })
  proposedDeputy!: string | null;

  @Column({ ...instant })
  proposedAt!: string;

  @Column({ type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Column({ ...instant, nullable: true })
  decidedAt!: string | null;

  @ManyToOne(() => EditionEntity, { nullable: false })
  @JoinColumn({ name: 'edition_id' })
  edition?: Relation<EditionEntity>;
}
