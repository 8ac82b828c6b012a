import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';

/** Where a plain service would keep its own tables, beside the product's and untouched by them. */
export const SCHEMA = 'reference';

@Entity({ schema: SCHEMA })
export class Application {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column() title!: string;
  @Column() holder!: string;
  @Column() state!: string;
  @VersionColumn() version!: number;
}

@Entity({ schema: SCHEMA })
export class HistoryEntry {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index() @Column('uuid') applicationId!: string;
  @Column() action!: string;
  @Column('uuid') userId!: string;
  @Column('jsonb') details!: object;
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
}

@Entity({ schema: SCHEMA })
export class WorkItem {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index({ where: '"doneAt" IS NULL' }) @Column('uuid') applicationId!: string;
  @Column() kind!: string;
  @Column() queue!: string;
  @CreateDateColumn({ type: 'timestamptz' }) openedAt!: Date;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
}

@Entity({ schema: SCHEMA })
export class Session {
  @PrimaryColumn() token!: string;
  @Column('uuid') userId!: string;
  @Column() queue!: string;
  @Column('timestamptz') expiresAt!: Date;
}

/** The product's table of tasks: the list is measured over the same rows. */
@Entity({ name: 'task', schema: 'public', synchronize: false })
export class QueuedTask {
  @PrimaryColumn('uuid') id!: string;
  @Column() kind!: string;
  @Column() title!: string;
  @Column('text', { nullable: true }) number!: string | null;
  @Column() stage!: string;
  @Column({ name: 'queue_key' }) queue!: string;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt!: Date | null;
}

export const ENTITIES = [Application, HistoryEntry, WorkItem, Session, QueuedTask];
