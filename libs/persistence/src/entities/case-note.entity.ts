import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { CaseEntity } from './case.entity';

/** A note that an organisation keeps on a case; nobody outside the organisation reads it. */
@Entity('case_note')
@Index('case_note_case', ['caseId'])
export class CaseNoteEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ ...instant, nullable: true })
  closedAt!: string | null;

  @Column({ ...instant, default: () => 'now()' })
  createdAt!: string;

  @ManyToOne(() => CaseEntity, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity>;
}
