import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { TaskEntity } from './task.entity';

/** One step of a task's ladder of reminders, and when it was taken. */
@Entity('reminder_rung')
export class ReminderStepEntity {
  @PrimaryColumn({ type: 'uuid' })
  taskId!: string;

  @PrimaryColumn({ type: 'text' })
  rung!: string;

  @PrimaryColumn({ ...instant })
  dueAt!: string;

  @Column({ type: 'text' })
  act!: string;

  @Column({ type: 'boolean' })
  silent!: boolean;

  @Column({ ...instant })
  firedAt!: string;

  @ManyToOne(() => TaskEntity, { nullable: false })
  @JoinColumn({ name: 'task_id' })
  task?: Relation<TaskEntity>;
}
