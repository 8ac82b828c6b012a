import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { instant, wholeNumber } from './column-types';
import { OrganisationEntity } from './organisation.entity';
import { UserEntity } from './user.entity';

/** An enterprise, or a person of one, that asks for an account on the public site. */
@Entity('registration')
@Unique('registration_number_digest_key', ['numberDigest'])
@Check(
  'registration_check',
  "((checked_by IS NULL) = (checked_at IS NULL)) AND ((state <> ALL (ARRAY['checked'::text, 'confirmed'::text])) OR (checked_by IS NOT NULL))",
)
@Check(
  'registration_check1',
  "(state = ANY (ARRAY['confirmed'::text, 'refused'::text])) = ((decided_by IS NOT NULL) AND (decided_at IS NOT NULL))",
)
@Check(
  'registration_check2',
  "(state <> 'confirmed'::text) OR ((decided_by <> checked_by) AND (org_id IS NOT NULL) AND (user_id IS NOT NULL))",
)
@Check('registration_check3', "(state <> 'refused'::text) OR (reason <> ''::text)")
@Check('registration_check4', "(claimed_at IS NULL) OR (state = 'confirmed'::text)")
@Check('registration_code_check', "code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text")
@Check(
  'registration_file_mime_check',
  "file_mime = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])",
)
@Check('registration_region_code_check', "region_code ~ '^[0-9]{6}$'::text")
@Check(
  'registration_state_check',
  "state = ANY (ARRAY['filed'::text, 'checked'::text, 'confirmed'::text, 'refused'::text])",
)
@Index('registration_state', { synchronize: false })
@Index('registration_code', ['code'])
export class RegistrationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Of the number that only who registered knows. */
  @Column({ type: 'text', select: false })
  numberDigest?: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  orgName!: string;

  @Column({ type: 'text' })
  regionCode!: string;

  @Column({ type: 'text' })
  personName!: string;

  @Column({ type: 'text' })
  phone!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  dispute!: string;

  @Column({ type: 'text' })
  fileName!: string;

  @Column({ type: 'text' })
  fileMime!: string;

  @Column({ ...wholeNumber })
  fileSize!: number;

  @Column({ type: 'text' })
  sha!: string;

  @Column({ ...instant })
  filedAt!: string;

  @Column({ type: 'text', default: 'filed' })
  state!: string;

  @Column({ type: 'uuid', nullable: true })
  checkedBy!: string | null;

  @Column({ ...instant, nullable: true })
  checkedAt!: string | null;

  @Column({ type: 'boolean', default: false })
  renames!: boolean;

  @Column({ type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Column({ ...instant, nullable: true })
  decidedAt!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', nullable: true })
  orgId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  userId!: string | null;

  @Column({ ...instant, nullable: true })
  claimedAt!: string | null;

  @ManyToOne(() => OrganisationEntity)
  @JoinColumn({ name: 'org_id' })
  org?: Relation<OrganisationEntity> | null;

  @ManyToOne(() => UserEntity)
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity> | null;
}
