import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant, wholeNumber } from './column-types';
import { OrganisationEntity } from './organisation.entity';

/** A credit code whose check digit fails, with the licence that shows it and what an operator found. */
@Entity('code_confirmation')
@Check('code_confirmation_check', "(state = 'requested'::text) = (decided_by IS NULL)")
@Check(
  'code_confirmation_check1',
  "(state = 'requested'::text) OR ((decided_at IS NOT NULL) AND (reason <> ''::text) AND (decided_by <> requested_by))",
)
@Check(
  'code_confirmation_check2',
  "(state = 'withdrawn'::text) = ((withdrawn_by IS NOT NULL) AND (withdrawn_at IS NOT NULL) AND (withdrawn_reason <> ''::text))",
)
@Check('code_confirmation_code_check', "code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text")
@Check(
  'code_confirmation_file_mime_check',
  "file_mime = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])",
)
@Check(
  'code_confirmation_state_check',
  "state = ANY (ARRAY['requested'::text, 'confirmed'::text, 'refused'::text, 'withdrawn'::text])",
)
@Index('code_confirmation_open', ['code', 'orgId'], { unique: true, where: "state = 'requested'::text" })
@Index('code_confirmation_org', { synchronize: false })
@Index('code_confirmation_state', { synchronize: false })
export class CodeConfirmationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ type: 'text' })
  fileName!: string;

  @Column({ type: 'text' })
  fileMime!: string;

  @Column({ ...wholeNumber })
  fileSize!: number;

  @Column({ type: 'text' })
  sha!: string;

  @Column({ type: 'uuid' })
  requestedBy!: string;

  @Column({ ...instant })
  requestedAt!: string;

  @Column({ type: 'text', default: 'requested' })
  state!: string;

  @Column({ type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Column({ ...instant, nullable: true })
  decidedAt!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'uuid', nullable: true })
  withdrawnBy!: string | null;

  @Column({ ...instant, nullable: true })
  withdrawnAt!: string | null;

  @Column({ type: 'text', nullable: true })
  withdrawnReason!: string | null;

  @ManyToOne(() => OrganisationEntity, { nullable: false })
  @JoinColumn({ name: 'org_id' })
  org?: Relation<OrganisationEntity>;
}
