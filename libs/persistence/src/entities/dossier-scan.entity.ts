import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant, wholeNumber } from './column-types';
import { DossierEntity } from './dossier.entity';

/** A scan of the stamped original of a dossier. */
@Entity('dossier_scan')
@Index('dossier_scan_dossier', { synchronize: false })
export class DossierScanEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  dossierId!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  mime!: string;

  @Column({ ...wholeNumber })
  size!: number;

  @Column({ type: 'text' })
  sha!: string;

  @Column({ type: 'uuid' })
  uploadedBy!: string;

  @Column({ ...instant })
  uploadedAt!: string;

  @ManyToOne(() => DossierEntity, { nullable: false })
  @JoinColumn({ name: 'dossier_id' })
  dossier?: Relation<DossierEntity>;
}
