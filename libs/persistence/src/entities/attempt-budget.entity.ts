import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-types';

/** When a budget of sign-in attempts is full again; the key is a digest of the name or address it counts. */
@Entity('attempt_budget')
@Index('attempt_budget_full', ['fullAt'])
export class AttemptBudgetEntity {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ ...instant })
  fullAt!: string;
}
