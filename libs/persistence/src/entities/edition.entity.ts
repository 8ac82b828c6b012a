import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProgrammeDefinition } from '@linxuan/domain';
import { instant } from './column-types';

/** One round of a programme, with the definition it runs by. */
@Entity('edition')
export class EditionEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  programmeId!: string;

  @Column({ type: 'text' })
  state!: 'draft' | 'open' | 'closed';

  @Column({ type: 'text' })
  yaml!: string;

  @Column({ type: 'jsonb' })
  definition!: ProgrammeDefinition;

  @Column({ type: 'json' })
  form!: Record<string, unknown>;

  @Column({ type: 'jsonb' })
  taxonomy!: Record<string, unknown>;

  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'text' })
  authorityOrg!: string;

  @Column({ ...instant, nullable: true })
  openedAt!: string | null;

  @Column({ ...instant, default: () => 'now()', select: false })
  createdAt?: string;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
