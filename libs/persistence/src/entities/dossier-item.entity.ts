import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import type { DossierItemRow } from '@linxuan/domain';
import { CaseEntity } from './case.entity';
import { DossierEntity } from './dossier.entity';

/** A case within a dossier. */
@Entity('dossier_item')
@Unique('dossier_item_dossier_id_case_id_key', ['dossierId', 'caseId'])
@Index('dossier_item_case', ['caseId'])
export class DossierItemEntity implements DossierItemRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  dossierId!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text', nullable: true })
  area!: string | null;

  @Column({ type: 'text', nullable: true })
  outcome!: 'listed' | 'not-listed' | 'included' | 'held' | 'cleared' | 'excluded' | null;

  /** Number within its section of a catalogue. */
  @Column({ type: 'integer', nullable: true })
  sectionNumber!: number | null;

  @Column({ type: 'text', nullable: true })
  title!: string | null;

  @Column({ type: 'text', nullable: true })
  holderName!: string | null;

  @Column({ type: 'text', nullable: true })
  category!: string | null;

  @Column({ type: 'text', nullable: true })
  nominatorOrg!: string | null;

  @Column({ type: 'text', nullable: true })
  revisionSha!: string | null;

  @ManyToOne(() => CaseEntity, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity>;

  @ManyToOne(() => DossierEntity, { nullable: false })
  @JoinColumn({ name: 'dossier_id' })
  dossier?: Relation<DossierEntity>;
}
