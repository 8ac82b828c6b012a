import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { EditionEntity } from './edition.entity';
import { OrderProposalEntity } from './order-proposal.entity';

/** An order that changes a running edition, with the document it rests on. */
@Entity('recorded_order')
@Index('recorded_order_edition', { synchronize: false })
export class RecordedOrderEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  editionId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', nullable: true })
  orgId!: string | null;

  @Column({ type: 'jsonb' })
  payload!: Record<string, unknown>;

  @Column({ type: 'text' })
  documentNumber!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'uuid' })
  orderedBy!: string;

  @Column({ ...instant })
  orderedAt!: string;

  @Column({ type: 'uuid', nullable: true, select: false })
  proposalId?: string | null;

  @ManyToOne(() => EditionEntity, { nullable: false })
  @JoinColumn({ name: 'edition_id' })
  edition?: Relation<EditionEntity>;

  @ManyToOne(() => OrderProposalEntity)
  @JoinColumn({ name: 'proposal_id' })
  proposal?: Relation<OrderProposalEntity> | null;
}
