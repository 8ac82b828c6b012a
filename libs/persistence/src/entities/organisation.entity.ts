import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { instant } from './column-types';

/** An organisation of the roster. */
@Entity('organisation')
@Unique('organisation_uscc_key', ['uscc'])
@Index('organisation_parent', ['parentId'])
export class OrganisationEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  nameZh!: string;

  @Column({ type: 'text' })
  nameEn!: string;

  @Column({ type: 'text', nullable: true })
  uscc!: string | null;

  @Column({ type: 'text', nullable: true })
  regionCode!: string | null;

  @Column({ type: 'text', nullable: true })
  affiliation!: string | null;

  @Column({ type: 'text', nullable: true })
  parentId!: string | null;

  @Column({ type: 'jsonb', default: {} })
  detail!: Record<string, unknown>;

  @Column({ type: 'boolean', default: false })
  demo!: boolean;

  @Column({ ...instant, default: () => 'now()', select: false })
  createdAt?: string;

  @ManyToOne(() => OrganisationEntity)
  @JoinColumn({ name: 'parent_id' })
  parent?: Relation<OrganisationEntity> | null;
}
