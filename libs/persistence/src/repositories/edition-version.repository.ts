import type { ProgrammeDefinition } from '@linxuan/domain';
import { EditionVersionEntity } from '../entities';
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

/** What a list of editions shows of a version. */
export type ListedVersion = Pick<
  EditionVersionEntity,
  'editionId' | 'version' | 'programmeId' | 'authorityOrg' | 'state' | 'savedAt' | 'openedAt' | 'definition'
>;

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

  /** Every version that the session sees, without its texts. */
  list(): Promise<ListedVersion[]> {
    return this.tx.find(EditionVersionEntity, {
      select: {
        editionId: true,
        version: true,
        programmeId: true,
        authorityOrg: true,
        state: true,
        savedAt: true,
        openedAt: true,
        definition: true,
      },
      order: { programmeId: 'ASC', editionId: 'DESC', version: 'ASC' },
    });
  }

  /** Versions of an edition, oldest first; with `lock` held until the transaction ends. */
  ofEdition(editionId: string, { lock = false } = {}): Promise<EditionVersionEntity[]> {
    return this.tx.find(EditionVersionEntity, {
      where: { editionId },
      order: { version: 'ASC' },
      ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
  }

  /** Versions of all editions of a programme: those that were opened by their day, then the others. */
  ofProgramme(programmeId: string): Promise<EditionVersionEntity[]> {
    return this.tx.find(EditionVersionEntity, {
      where: { programmeId },
      order: { openedAt: { direction: 'ASC', nulls: 'LAST' }, version: 'ASC' },
    });
  }

  /** One version; with `lock` held until the transaction ends. */
  find(editionId: string, version: number, { lock = false } = {}): Promise<EditionVersionEntity | null> {
    return this.tx.findOne(EditionVersionEntity, {
      where: { editionId, version },
      ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
  }

  /** Digests of an edition's versions, null for those that are not approved; none where the edition is not known. */
  async digestsOf(editionId: string): Promise<(string | null)[]> {
    const rows = await this.tx.find(EditionVersionEntity, { where: { editionId }, select: { digest: true } });
    return rows.map(({ digest }) => digest);
  }

  /** How many cases of an edition were listed, by the nominator that brought them. */
  async listedByNominator(editionId: string): Promise<Map<string, number>> {
    const rows = await rowsOf<{ org: string; count: number }>(
      this.tx,
      `SELECT nominator_org AS org, count(*)::int AS count
       FROM case_file
       WHERE edition_id = $1 AND outcome = 'published' AND nominator_org IS NOT NULL
       GROUP BY nominator_org`,
      [editionId],
    );
    return new Map(rows.map(({ org, count }) => [org, count]));
  }

  /** Whether an edition of this id is in force or being written. */
  async isKnown(editionId: string): Promise<boolean> {
    const found: unknown[] = await this.tx.query(
      `SELECT 1 FROM edition_version WHERE edition_id = $1
       UNION ALL
       SELECT 1 FROM edition WHERE id = $1
       LIMIT 1`,
      [editionId],
    );
    return found.length > 0;
  }

  /**
   * Holds the name of an edition until the transaction ends, so that two who bring the same file at once come one after
   * the other. SQL, since a name that is not there yet has no row to lock.
   */
  async holdName(editionId: string): Promise<void> {
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`edition ${editionId}`]);
  }

  /** The newest version that was opened with the form of this name, whichever programme it is of. */
  latestWithForm(formId: string): Promise<Pick<EditionVersionEntity, 'form'> | undefined> {
    return this.latest<Pick<EditionVersionEntity, 'form'>>('form', `compiled_form->>'id' = $1`, formId);
  }

  /** The newest version that was opened with the taxonomy of this name. */
  latestWithTaxonomy(taxonomyId: string): Promise<Pick<EditionVersionEntity, 'taxonomy'> | undefined> {
    return this.latest<Pick<EditionVersionEntity, 'taxonomy'>>('taxonomy', `taxonomy->>'id' = $1`, taxonomyId);
  }

  /** The newest version that was opened with figures of this earlier edition beside its taxonomy. */
  latestWithEarlier(name: string): Promise<Pick<EditionVersionEntity, 'taxonomy'> | undefined> {
    return this.latest<Pick<EditionVersionEntity, 'taxonomy'>>('taxonomy', `taxonomy->'earlier' ? $1`, name);
  }

  private async latest<Row>(column: string, condition: string, value: string): Promise<Row | undefined> {
    const [row] = await rowsOf<Row & object>(
      this.tx,
      `SELECT ${column}
       FROM edition_version
       WHERE opened_at IS NOT NULL AND ${condition}
       ORDER BY opened_at DESC
       LIMIT 1`,
      [value],
    );
    return row;
  }
}
