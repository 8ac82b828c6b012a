import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { CaseEntity } from './case.entity';
import { SnapshotEntity } from './snapshot.entity';

/** One submitted version of an application: its snapshot, and the JSON pointers of what changed. */
@Entity('case_revision')
@Index('case_revision_sha', ['sha'])
export class CaseRevisionEntity {
  @PrimaryColumn({ type: 'uuid' })
  caseId!: string;

  @PrimaryColumn({ type: 'integer' })
  revision!: number;

  @Column({ type: 'text' })
  sha!: string;

  @Column({ type: 'text', array: true })
  changed!: string[];

  @Column({ type: 'uuid' })
  submittedBy!: string;

  @Column({ ...instant })
  submittedAt!: string;

  @ManyToOne(() => CaseEntity, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity>;

  @ManyToOne(() => SnapshotEntity, { nullable: false })
  @JoinColumn({ name: 'sha', referencedColumnName: 'sha' })
  shaRow?: Relation<SnapshotEntity>;
}
