import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { OrganisationEntity } from './organisation.entity';

/** An address of an organisation that is told of events. */
@Entity('webhook')
@Index('webhook_org', ['orgId'], { where: 'ended_at IS NULL' })
export class WebhookEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ type: 'text' })
  url!: string;

  @Column({ type: 'text' })
  secret!: string;

  @Column({ type: 'uuid' })
  createdBy!: string;

  @Column({ ...instant })
  createdAt!: string;

  @Column({ ...instant, nullable: true })
  endedAt!: string | null;

  @ManyToOne(() => OrganisationEntity, { nullable: false })
  @JoinColumn({ name: 'org_id' })
  org?: Relation<OrganisationEntity>;
}
