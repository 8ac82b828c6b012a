import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { EditionEntity } from './edition.entity';

/** A letter to all applicants or nominators of an edition, from its count to its deliveries. */
@Entity('mass_mail')
@Check('mass_mail_audience_check', "audience = ANY (ARRAY['applicants'::text, 'nominators'::text])")
@Check('mass_mail_state_check', "state = ANY (ARRAY['counted'::text, 'confirmed'::text, 'planned'::text])")
@Index('mass_mail_confirmed', ['confirmedAt'], { where: "state = 'confirmed'::text" })
export class MassMailEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  editionId!: string;

  @Column({ type: 'text' })
  audience!: string;

  @Column({ type: 'jsonb' })
  subject!: unknown;

  @Column({ type: 'jsonb' })
  body!: unknown;

  @Column({ type: 'uuid', array: true })
  recipients!: string[];

  @Column({ type: 'uuid' })
  senderUser!: string;

  @Column({ type: 'text' })
  senderOrg!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ ...instant })
  countedAt!: string;

  @Column({ ...instant, nullable: true })
  confirmedAt!: string | null;

  @ManyToOne(() => EditionEntity, { nullable: false })
  @JoinColumn({ name: 'edition_id' })
  edition?: Relation<EditionEntity>;
}
