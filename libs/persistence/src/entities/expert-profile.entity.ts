import { Check, Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { UserEntity } from './user.entity';

/** What an expert says of oneself, and whether the secretariat has vetted it. */
@Entity('expert_profile')
@Check(
  'expert_profile_away',
  '((away_from IS NULL) = (away_until IS NULL)) AND ((away_from IS NULL) OR (away_from <= away_until))',
)
@Check(
  'expert_profile_level',
  "level = ANY (ARRAY['senior'::text, 'associate'::text, 'intermediate'::text, 'other'::text])",
)
@Check('expert_profile_load', '(load_cap >= 1) AND (load_cap <= 200)')
@Check(
  'expert_profile_vetted',
  '((vetted_by IS NULL) = (vetted_at IS NULL)) AND ((vetted_by IS NULL) = (vetted_until IS NULL))',
)
export class ExpertProfileEntity {
  @PrimaryColumn({ type: 'uuid' })
  userId!: string;

  /** Professional title in words, as on its certificate. */
  @Column({ type: 'text', default: '' })
  title!: string;

  @Column({ type: 'text', default: 'other' })
  level!: 'senior' | 'associate' | 'intermediate' | 'other';

  /** Sheets that the expert takes at a time; null: as many as come. */
  @Column({ type: 'integer', nullable: true })
  loadCap!: number | null;

  /** First and last day on which no invitation is taken. */
  @Column({ type: 'date', nullable: true })
  awayFrom!: string | null;

  @Column({ type: 'date', nullable: true })
  awayUntil!: string | null;

  @Column({ ...instant, nullable: true })
  consentedAt!: string | null;

  @Column({ ...instant })
  updatedAt!: string;

  @Column({ type: 'uuid', nullable: true })
  vettedBy!: string | null;

  @Column({ ...instant, nullable: true })
  vettedAt!: string | null;

  /** The last day of the vetting. */
  @Column({ type: 'date', nullable: true })
  vettedUntil!: string | null;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @OneToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;

  @ManyToOne(() => UserEntity)
  @JoinColumn({ name: 'vetted_by' })
  vetter?: Relation<UserEntity> | null;
}
