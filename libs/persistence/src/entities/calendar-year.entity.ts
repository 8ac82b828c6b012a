import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { instant } from './column-types';
import { UserEntity } from './user.entity';

/** Public holidays and make-up working days of a year, as announced; each import is a new version. */
@Entity('calendar_year')
export class CalendarYearEntity {
  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'text', array: true })
  holidays!: string[];

  @Column({ type: 'text', array: true })
  makeUpDays!: string[];

  @Column({ type: 'text' })
  documentNumber!: string;

  @Column({ type: 'uuid' })
  importedBy!: string;

  @Column({ ...instant })
  importedAt!: string;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'imported_by' })
  importer?: Relation<UserEntity>;
}
