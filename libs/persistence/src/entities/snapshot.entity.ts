import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from './column-types';

/** A text kept under its SHA-256. */
@Entity('snapshot')
export class SnapshotEntity {
  @PrimaryColumn({ type: 'text' })
  sha!: string;

  @Column({ type: 'text' })
  content!: string;

  @Column({ ...instant, default: () => 'now()', select: false })
  createdAt?: string;
}
