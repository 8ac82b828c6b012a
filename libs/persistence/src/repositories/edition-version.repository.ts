import type { ProgrammeDefinition } from '@linxuan/domain';
import { CHANNELS } from '../listener';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A version that is about to come into force; a definition stands in it once it is approved. */
export interface OpeningVersion {
  state: string;
  definition: ProgrammeDefinition;
  digest: string;
}

/** The stored parts of an opened edition. */
export interface StoredEdition<Form, Taxonomy> {
  version: number;
  digest: string;
  definition: ProgrammeDefinition;
  form: Form;
  taxonomy: Taxonomy;
}

/** Versions of editions: what is in force, what was, and what comes next. */
export class EditionVersionRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * The version in force or a superseded one by its number; without a number the one in force. One query over both
   * tables.
   */
  async opened<Form, Taxonomy>(
    editionId: string,
    version: number | undefined,
  ): Promise<StoredEdition<Form, Taxonomy> | undefined> {
    const [row] = await rowsOf<StoredEdition<Form, Taxonomy>>(
      this.tx,
      `SELECT version, digest, definition, form, taxonomy
       FROM edition
       WHERE id = $1 AND ($2::int IS NULL OR version = $2)
       UNION ALL
       SELECT version, digest, definition, compiled_form, taxonomy
       FROM edition_version
       WHERE edition_id = $1 AND version = $2 AND state = 'superseded'
       LIMIT 1`,
      [editionId, version ?? null],
    );
    return row;
  }

  /** Locks a version, so that a second opening waits and then finds it open. */
  async lock(editionId: string, version: number): Promise<OpeningVersion | undefined> {
    const [row] = await rowsOf<OpeningVersion>(
      this.tx,
      `SELECT state, definition, digest
       FROM edition_version
       WHERE edition_id = $1 AND version = $2
       FOR UPDATE`,
      [editionId, version],
    );
    return row;
  }

  /**
   * Supersedes the version in force and puts this one in its place, as of `at`. The row of the edition follows in the
   * database.
   */
  async putIntoForce(editionId: string, version: number, at: string): Promise<void> {
    await this.tx.query(
      `UPDATE edition_version
       SET state = 'superseded'
       WHERE edition_id = $1 AND state = 'open'`,
      [editionId],
    );
    await this.tx.query(
      `UPDATE edition_version
       SET state = 'open', opened_at = $3
       WHERE edition_id = $1 AND version = $2`,
      [editionId, version, at],
    );
    await this.tx.query(
      `INSERT INTO edition
         (id, programme_id, state, yaml, definition, form, taxonomy, digest, authority_org, opened_at, version)
       SELECT edition_id, programme_id, 'open', yaml, definition, compiled_form, taxonomy, digest, authority_org,
         opened_at, version
       FROM edition_version
       WHERE edition_id = $1 AND version = $2
       ON CONFLICT (id) DO UPDATE
       SET yaml = excluded.yaml, definition = excluded.definition, form = excluded.form,
         taxonomy = excluded.taxonomy, digest = excluded.digest, version = excluded.version`,
      [editionId, version],
    );
  }

  /** No application is opened any more; what runs is finished. Closing twice changes nothing. */
  async close(editionId: string): Promise<void> {
    await this.tx.query(
      `UPDATE edition
       SET state = 'closed'
       WHERE id = $1 AND state = 'open'`,
      [editionId],
    );
    await this.tx.query(
      `UPDATE edition_version
       SET state = 'closed'
       WHERE edition_id = $1 AND state = 'open'`,
      [editionId],
    );
  }

  /** Tells every process, when the transaction commits, that another version is in force or the edition has closed. */
  async announce(editionId: string): Promise<void> {
    await this.tx.query(`SELECT pg_notify($1, $2)`, [CHANNELS.edition, editionId]);
  }

  /** All versions of an edition, drafts too, by number. */
  all(editionId: string): Promise<{ digest: string | null; definition: ProgrammeDefinition; state: string }[]> {
    return rowsOf(
      this.tx,
      `SELECT digest, definition, state
       FROM edition_version
       WHERE edition_id = $1
       ORDER BY version`,
      [editionId],
    );
  }
}
