import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant, wholeNumber } from './column-types';

/** A file handed in with an application; its bytes lie in the file store under their SHA-256. */
@Entity('attachment')
@Index('attachment_case', ['caseId'])
export class AttachmentEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ type: 'text' })
  slot!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  sha!: string;

  /** Bytes. */
  @Column({ ...wholeNumber })
  size!: number;

  @Column({ type: 'text' })
  mime!: string;

  @Column({ type: 'boolean', default: false })
  isPublic!: boolean;

  @Column({ type: 'uuid' })
  uploadedBy!: string;

  @Column({ ...instant, default: () => 'now()' })
  uploadedAt!: string;

  @Column({ ...instant, nullable: true })
  removedAt!: string | null;
}
