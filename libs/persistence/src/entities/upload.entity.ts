import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant, wholeNumber } from './column-types';

/** A file that is still arriving. */
@Entity('upload')
@Index('upload_age', ['touchedAt'])
@Index('upload_case', ['caseId'])
@Index('upload_person', ['uploadedBy'])
export class UploadEntity {
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

  @Column({ ...wholeNumber })
  size!: number;

  @Column({ ...wholeNumber, default: 0 })
  received!: number;

  @Column({ type: 'uuid' })
  uploadedBy!: string;

  @Column({ ...instant, default: () => 'now()' })
  createdAt!: string;

  @Column({ ...instant, default: () => 'clock_timestamp()', select: false })
  touchedAt?: string;
}
