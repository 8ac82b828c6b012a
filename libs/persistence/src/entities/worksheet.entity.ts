import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-types';

/** What a reviewer has typed into a worksheet that is not signed yet. */
@Entity('worksheet')
@Index('worksheet_one', { synchronize: false })
export class WorksheetEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  subjectType!: string;

  @Column({ type: 'uuid' })
  subjectId!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ type: 'uuid', nullable: true })
  userId!: string | null;

  @Column({ type: 'jsonb', default: {} })
  content!: Record<string, unknown>;

  @Column({ type: 'integer', default: 0 })
  version!: number;

  @Column({ type: 'uuid' })
  updatedBy!: string;

  @Column({ ...instant, default: () => 'now()' })
  updatedAt!: string;
}
