import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Role, SubjectType, TaskRow } from '@linxuan/domain';
import { instant } from './column-types';

/** Something a person or a role has to do; follows from the state of its subject. */
@Entity('task')
@Index('task_case', ['caseId'])
@Index('task_open_case', ['caseId'], { where: 'done_at IS NULL' })
@Index('task_open_dossier', ['dossierId'], { where: 'done_at IS NULL' })
@Index('task_open_due', ['dueAt'], { where: '(done_at IS NULL) AND (due_at IS NOT NULL)' })
@Index('task_open_once', { synchronize: false })
@Index('task_open_queue', ['queueKey', 'dueAt', 'id'], { where: 'done_at IS NULL' })
export class TaskEntity implements TaskRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  subjectType!: SubjectType;

  @Column({ type: 'uuid' })
  subjectId!: string;

  @Column({ type: 'uuid', nullable: true })
  caseId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  dossierId!: string | null;

  @Column({ type: 'text' })
  editionId!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text' })
  orgId!: string;

  @Column({ type: 'text' })
  role!: Role;

  @Column({ type: 'uuid', nullable: true })
  userId!: string | null;

  /** `org/role` or `user:<id>`: the one key that a work queue is read by. */
  @Column({ type: 'text' })
  queueKey!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ ...instant })
  openedAt!: string;

  @Column({ ...instant, nullable: true })
  dueAt!: string | null;

  @Column({ ...instant, nullable: true })
  doneAt!: string | null;
}
