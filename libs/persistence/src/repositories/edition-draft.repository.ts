import type { ProgrammeDefinition } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import { EditionVersionEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A text as somebody has written it, with the definition where it can be read. */
export type WrittenVersion = Pick<EditionVersionEntity, 'yaml' | 'form' | 'definition'>;

export type NewDraft = WrittenVersion &
  Pick<
    EditionVersionEntity,
    'editionId' | 'version' | 'programmeId' | 'authorityOrg' | 'taxonomy' | 'basedOn' | 'authors' | 'savedAt'
  >;

/** The accounts of `$n` that are no authors yet, behind those that are. */
const withAuthors = (place: string) =>
  `authors || (SELECT coalesce(array_agg(a), '{}') FROM unnest(${place}::uuid[]) a WHERE a <> ALL(authors))`;

/** How the text of a version comes to be: written, proposed, sent back, approved or dropped. */
export class EditionDraftRepository {
  constructor(private readonly tx: Tx) {}

  /** Adds a draft. False where the name is taken already, also by a draft that the session does not see. */
  async addDraft(row: NewDraft): Promise<boolean> {
    const added = await rowsOf(
      this.tx,
      `INSERT INTO edition_version (edition_id, version, programme_id, authority_org, state, yaml, form, taxonomy,
         definition, based_on, authors, saved_at)
       VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT DO NOTHING
       RETURNING version`,
      [
        row.editionId,
        row.version,
        row.programmeId,
        row.authorityOrg,
        row.yaml,
        row.form,
        row.taxonomy,
        row.definition,
        row.basedOn,
        row.authors,
        row.savedAt,
      ],
    );
    return added.length > 0;
  }

  /** The first version of an edition that is open from the start, as a delivered installation has it. */
  async addOpen(
    row: Pick<EditionVersionEntity, 'editionId' | 'programmeId' | 'authorityOrg' | 'yaml' | 'form' | 'taxonomy'> & {
      definition: ProgrammeDefinition;
      compiledForm: FormDefinition;
      digest: string;
      openedAt: string;
    },
  ): Promise<void> {
    await this.tx.query(
      `INSERT INTO edition_version (edition_id, version, programme_id, authority_org, state, yaml, form, taxonomy,
         definition, compiled_form, digest, saved_at, opened_at)
       VALUES ($1, 1, $2, $3, 'open', $4, $5, $6, $7, $8, $9, $10, $10)`,
      [
        row.editionId,
        row.programmeId,
        row.authorityOrg,
        row.yaml,
        row.form,
        row.taxonomy,
        row.definition,
        row.compiledForm,
        row.digest,
        row.openedAt,
      ],
    );
  }

  /**
   * Puts a text in place of the draft's; who wrote it is an author from now on. SQL, since row values follow from the
   * old ones.
   */
  async save(
    editionId: string,
    version: number,
    text: WrittenVersion & { taxonomy?: Record<string, unknown> },
    { at, authors }: { at: string; authors: readonly string[] },
  ): Promise<void> {
    await this.tx.query(
      `UPDATE edition_version
       SET yaml = $3, form = $4, definition = $5, taxonomy = coalesce($6::jsonb, taxonomy), revision = revision + 1,
         saved_at = $7, authors = ${withAuthors('$8')}
       WHERE edition_id = $1 AND version = $2`,
      [editionId, version, text.yaml, text.form, text.definition, text.taxonomy ?? null, at, authors],
    );
  }

  /** Proposes a draft for approval; who proposes answers for the text as its authors do. */
  async propose(
    editionId: string,
    version: number,
    proposal: { by: string; at: string; documentNumber: string; reason: string; authors: readonly string[] },
  ): Promise<void> {
    await this.tx.query(
      `UPDATE edition_version
       SET state = 'proposed', proposed_by = $3, proposed_at = $4, document_number = $5, reason = $6,
         authors = ${withAuthors('$7')}
       WHERE edition_id = $1 AND version = $2`,
      [editionId, version, proposal.by, proposal.at, proposal.documentNumber, proposal.reason, proposal.authors],
    );
  }

  async sendBack(editionId: string, version: number, reason: string): Promise<void> {
    await this.tx.update(
      EditionVersionEntity,
      { editionId, version },
      { state: 'draft', proposedBy: null, proposedAt: null, reason },
    );
  }

  /** Signs a version with what was read from its texts. */
  async approve(
    editionId: string,
    version: number,
    approval: { by: string; at: string; definition: ProgrammeDefinition; form: FormDefinition; digest: string },
  ): Promise<void> {
    const { by, at, definition, form, digest } = approval;
    // An object, since TypeORM's own type of a change does not end on a definition's.
    const signed: object = { state: 'approved', approver: by, approvedAt: at, definition, compiledForm: form, digest };
    await this.tx.update(EditionVersionEntity, { editionId, version }, signed);
  }

  async discard(editionId: string, version: number): Promise<void> {
    await this.tx.delete(EditionVersionEntity, { editionId, version });
  }
}
