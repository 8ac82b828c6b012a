import type { ProgrammeDefinition } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-types';

/** A version is written, proposed and approved before it opens; a later one supersedes it, and the last is closed. */
export type EditionVersionState = 'draft' | 'proposed' | 'approved' | 'open' | 'superseded' | 'closed';

/** A version of an edition's definition, from its draft to its opening by two persons. */
@Entity('edition_version')
@Check('edition_version_check', '(approver IS NULL) OR (NOT (approver = ANY (authors)))')
@Check(
  'edition_version_check1',
  "(state = ANY (ARRAY['draft'::text, 'proposed'::text])) OR ((definition IS NOT NULL) AND (compiled_form IS NOT NULL) AND (digest IS NOT NULL))",
)
@Check(
  'edition_version_state_check',
  "state = ANY (ARRAY['draft'::text, 'proposed'::text, 'approved'::text, 'open'::text, 'superseded'::text, 'closed'::text])",
)
@Check('edition_version_version_check', 'version > 0')
@Index('edition_version_programme', ['programmeId', 'openedAt'])
export class EditionVersionEntity {
  @PrimaryColumn({ type: 'text' })
  editionId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  programmeId!: string;

  @Column({ type: 'text' })
  authorityOrg!: string;

  @Column({ type: 'text' })
  state!: EditionVersionState;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ type: 'text' })
  yaml!: string;

  @Column({ type: 'text' })
  form!: string;

  @Column({ type: 'jsonb' })
  taxonomy!: Record<string, unknown>;

  @Column({ type: 'jsonb', nullable: true })
  definition!: ProgrammeDefinition | null;

  @Column({ type: 'json', nullable: true })
  compiledForm!: FormDefinition | null;

  @Column({ type: 'text', nullable: true })
  digest!: string | null;

  @Column({ type: 'text', nullable: true })
  basedOn!: string | null;

  @Column({ type: 'uuid', array: true, default: [] })
  authors!: string[];

  @Column({ type: 'uuid', nullable: true })
  proposedBy!: string | null;

  @Column({ ...instant, nullable: true })
  proposedAt!: string | null;

  @Column({ type: 'uuid', nullable: true })
  approver!: string | null;

  @Column({ ...instant, nullable: true })
  approvedAt!: string | null;

  @Column({ type: 'text', nullable: true })
  documentNumber!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ ...instant })
  savedAt!: string;

  @Column({ ...instant, nullable: true })
  openedAt!: string | null;
}
