import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { DossierKind, DossierRow } from '@linxuan/domain';
import { instant } from './column-types';
import { EditionEntity } from './edition.entity';

/**
 * A set of cases that go through one step together: a nomination, a list, a notice, a publication or a request for more
 * quota.
 */
@Entity('dossier')
@Index('dossier_answer', ['answerSha'], { where: 'answer_sha IS NOT NULL' })
@Index('dossier_content', ['contentSha'])
@Index('dossier_one_draft', ['editionId', 'stage', 'ownerOrg'], { unique: true, where: "state = 'drafted'::text" })
@Index('dossier_owner', ['ownerOrg', 'editionId', 'stage'])
@Index('dossier_recipient', ['recipientOrg', 'state'])
@Index('dossier_request_due', ['dueAt'], { where: "(kind = 'quota-request'::text) AND (state = 'drafted'::text)" })
export class DossierEntity implements DossierRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  editionId!: string;

  @Column({ type: 'text' })
  kind!: DossierKind;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text' })
  ownerOrg!: string;

  @Column({ type: 'text', nullable: true })
  recipientOrg!: string | null;

  @Column({ type: 'text' })
  state!:
    'drafted' | 'prepared' | 'transmitted' | 'receipted' | 'refused' | 'decided' | 'open' | 'closed' | 'published';

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ type: 'text', nullable: true })
  contentSha!: string | null;

  @Column({ type: 'boolean' })
  zeroReturn!: boolean;

  @Column({ type: 'boolean' })
  late!: boolean;

  /** The person at the keyboard who signed first, and in whose name where that was a deputy. */
  @Column({ type: 'uuid', nullable: true })
  preparedBy!: string | null;

  @Column({ ...instant, nullable: true })
  preparedAt!: string | null;

  @Column({ type: 'uuid', nullable: true })
  releasedBy!: string | null;

  @Column({ ...instant, nullable: true })
  releasedAt!: string | null;

  @Column({ ...instant, nullable: true })
  receiptedAt!: string | null;

  @Column({ ...instant, nullable: true })
  windowEndsAt!: string | null;

  @Column({ ...instant, nullable: true })
  closedAt!: string | null;

  @Column({ ...instant, nullable: true })
  dueAt!: string | null;

  /** What the recipient notes of the paper original: day of the postmark decides where the edition says so. */
  @Column({ type: 'text', nullable: true })
  carrier!: string | null;

  @Column({ type: 'text', nullable: true })
  trackingNumber!: string | null;

  @Column({ type: 'text', nullable: true })
  postmarkedOn!: string | null;

  @Column({ type: 'text', nullable: true })
  arrivedOn!: string | null;

  /** Digest of what the recipient answered, where a dossier asks for something. */
  @Column({ type: 'text', nullable: true })
  answerSha!: string | null;

  @Column({ type: 'uuid', nullable: true })
  preparedFor!: string | null;

  @ManyToOne(() => EditionEntity, { nullable: false })
  @JoinColumn({ name: 'edition_id' })
  edition?: Relation<EditionEntity>;
}
