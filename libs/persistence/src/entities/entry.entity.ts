import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import type { EntryRow } from '@linxuan/domain';
import { instant } from './column-types';
import { CaseEntity } from './case.entity';
import { EditionEntity } from './edition.entity';

/** A published entry of a catalogue. */
@Entity('entry')
@Unique('entry_case_id_key', ['caseId'])
@Index('entry_content', ['contentSha'])
@Index('entry_number', ['editionId', 'section', 'sectionNumber'], { unique: true, where: 'section_number IS NOT NULL' })
export class EntryEntity implements EntryRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  editionId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  section!: string;

  @Column({ type: 'integer', nullable: true })
  sectionNumber!: number | null;

  @Column({ type: 'text' })
  contentSha!: string;

  @Column({ ...instant, nullable: true })
  confirmedAt!: string | null;

  @Column({ ...instant, nullable: true })
  publishedAt!: string | null;

  @ManyToOne(() => CaseEntity, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity>;

  @ManyToOne(() => EditionEntity, { nullable: false })
  @JoinColumn({ name: 'edition_id' })
  edition?: Relation<EditionEntity>;
}
