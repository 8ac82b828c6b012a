import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from './column-types';

/** An application before it is submitted; `fieldVersions` maps JSON pointers to the draft version that wrote them. */
@Entity('draft')
export class DraftEntity {
  @PrimaryColumn({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ type: 'jsonb', default: {} })
  content!: Record<string, unknown>;

  @Column({ type: 'jsonb', default: {} })
  fieldVersions!: Record<string, number>;

  @Column({ type: 'integer', default: 0 })
  version!: number;

  @Column({ type: 'uuid' })
  updatedBy!: string;

  @Column({ ...instant, default: () => 'now()' })
  updatedAt!: string;

  @Column({ type: 'jsonb', default: {}, select: false })
  writers?: unknown;
}
