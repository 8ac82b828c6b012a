import type { EntryRule, ProgrammeDefinition, ProgrammeNotifications, Text } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import { EditionEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import type { BilingualName } from './organisation.repository';
import { rowsOf } from './rows';

/** Names that a screen shows beside codes. */
export interface NamesByCode {
  org(id: string | null): BilingualName | null;
  code(code: string | null): BilingualName | null;
}

/** An entry of a taxonomy; `parent` is a code. */
export interface TaxonomyRow {
  code: string;
  level: number;
  parent: string | null;
  name: { zh: string; en?: string };
}

/** What the notices of an edition go by. */
export interface EditionNoticeSource {
  id: string;
  digest: string;
  authorityOrg: string;
  title: Text;
  /** Year, or year and batch. */
  edition: string;
  /** Null where the edition follows the delivered table. */
  notifications: ProgrammeNotifications | null;
  stages: { id: string; title: Text; publicTitle: Text }[];
}

/** What a list of editions shows of one. */
export type ListedEdition = Pick<EditionEntity, 'id' | 'programmeId' | 'state' | 'digest' | 'openedAt' | 'definition'>;

/** Editions in force, and what their definitions name. SQL where an answer stands inside a JSON column. */
export class EditionRepository {
  constructor(private readonly tx: Tx) {}

  /** Whether any edition was ever opened. */
  exist(): Promise<boolean> {
    return this.tx.exists(EditionEntity);
  }

  /** The version in force; undefined where there is no such edition. */
  async versionInForce(id: string): Promise<number | undefined> {
    return (await this.tx.findOne(EditionEntity, { select: { id: true, version: true }, where: { id } }))?.version;
  }

  /** The open editions of an authority that let only members of registers apply. */
  entryRules(authorityOrg: string): Promise<{ title: Text; entry: EntryRule }[]> {
    return rowsOf(
      this.tx,
      `SELECT definition->'title' AS title, definition->'entry' AS entry
       FROM edition
       WHERE authority_org = $1 AND definition ? 'entry'
       ORDER BY id`,
      [authorityOrg],
    );
  }

  /** The areas of an edition's taxonomy (its entries without a parent), by code. */
  areasOf(editionId: string): Promise<{ code: string; name: BilingualName }[]> {
    return rowsOf(
      this.tx,
      `SELECT e->>'code' AS code, e->'name' AS name
       FROM edition, jsonb_array_elements(taxonomy->'entries') e
       WHERE id = $1 AND e->>'parent' IS NULL
       ORDER BY 1`,
      [editionId],
    );
  }

  /** The quotas that each edition in force of a programme states. */
  quotasOf(programmeId: string): Promise<{ edition: string; quotas: ProgrammeDefinition['quotas'] }[]> {
    return rowsOf(
      this.tx,
      `SELECT definition->>'edition' AS edition, definition->'quotas' AS quotas
       FROM edition
       WHERE programme_id = $1
       ORDER BY id`,
      [programmeId],
    );
  }

  /** Codes of an edition's taxonomy with their level, 1 for areas. */
  branchesOf(editionId: string): Promise<{ code: string; level: number }[]> {
    return rowsOf(
      this.tx,
      `SELECT e->>'code' AS code, (e->>'level')::int AS level
       FROM edition, jsonb_array_elements(taxonomy->'entries') e
       WHERE id = $1
       ORDER BY 1`,
      [editionId],
    );
  }

  /** The Chinese name of an entry of the taxonomy; undefined where it has no such entry. */
  async entryName(editionId: string, code: string | null): Promise<string | undefined> {
    const [row] = await rowsOf<{ zh: string }>(
      this.tx,
      `SELECT e->'name'->>'zh' AS zh
       FROM edition, jsonb_array_elements(taxonomy->'entries') e
       WHERE id = $1 AND e->>'code' = $2`,
      [editionId, code],
    );
    return row?.zh;
  }

  /** Names of organisations and of entries of the edition's taxonomy, in one query. */
  async namesOf(
    editionId: string,
    orgs: readonly (string | null)[],
    codes: readonly (string | null)[],
  ): Promise<NamesByCode> {
    const rows = await rowsOf<{ kind: string; id: string; zh: string; en: string }>(
      this.tx,
      `SELECT 'org' AS kind, id, name_zh AS zh, name_en AS en
       FROM organisation
       WHERE id = ANY($1)
       UNION ALL
       SELECT 'code', t->>'code', t->'name'->>'zh', coalesce(t->'name'->>'en', t->'name'->>'zh')
       FROM edition e, jsonb_array_elements(e.taxonomy->'entries') t
       WHERE e.id = $2 AND t->>'code' = ANY($3)`,
      [[...new Set(orgs.filter(Boolean))], editionId, [...new Set(codes.filter(Boolean))]],
    );
    const find = (kind: string) => (id: string | null) => {
      const row = id === null ? undefined : rows.find((one) => one.kind === kind && one.id === id);
      return row ? { zh: row.zh, en: row.en } : null;
    };
    return { org: find('org'), code: find('code') };
  }

  /** The state of an edition; null for one that is not known. */
  async stateOf(id: string): Promise<EditionEntity['state'] | null> {
    const found = await this.tx.findOne(EditionEntity, { select: { id: true, state: true }, where: { id } });
    return found?.state ?? null;
  }

  /**
   * The taxonomy of an edition and the areas that it takes applications for. SQL, so that not the whole definition is
   * read for these.
   */
  async taxonomyOf(id: string): Promise<{ entries: TaxonomyRow[]; openAreas: string[] } | undefined> {
    const [row]: { entries: TaxonomyRow[]; openAreas: string[] }[] = await this.tx.query(
      `SELECT taxonomy->'entries' AS entries, definition->'taxonomy'->'openAreas' AS "openAreas"
       FROM edition
       WHERE id = $1`,
      [id],
    );
    return row;
  }

  /** Null for an edition that is not known. */
  async digestOf(id: string): Promise<string | null> {
    const found = await this.tx.findOne(EditionEntity, { where: { id }, select: { digest: true } });
    return found?.digest ?? null;
  }

  /** Ids of the open editions, newest first; then of those that take no applications any more. */
  async running(): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      this.tx,
      `SELECT id FROM edition
       WHERE state IN ('open', 'closed')
       ORDER BY state = 'open' DESC, opened_at DESC NULLS LAST, id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Parts of the definition, so that not all of it is read for a table of notices. */
  async noticeSource(id: string): Promise<EditionNoticeSource | null> {
    const [row] = await rowsOf<EditionNoticeSource>(
      this.tx,
      `SELECT id, digest, authority_org, definition->'title' AS title, definition->>'edition' AS edition, definition->'notifications' AS notifications,
         (
           SELECT jsonb_agg(
             jsonb_build_object('id', s->'id', 'title', s->'title', 'publicTitle', s->'publicTitle')
           )
           FROM jsonb_array_elements(definition->'stages') s
         ) AS stages
       FROM edition
       WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The organisation that leads an edition; null for one that is not known. */
  async authorityOf(id: string): Promise<string | null> {
    const found = await this.tx.findOne(EditionEntity, { where: { id }, select: { authorityOrg: true } });
    return found?.authorityOrg ?? null;
  }

  exists(id: string): Promise<boolean> {
    return this.tx.existsBy(EditionEntity, { id });
  }

  /** All that the session sees, newest first. */
  list(): Promise<ListedEdition[]> {
    return this.tx.find(EditionEntity, {
      select: LISTED,
      order: { openedAt: { direction: 'DESC', nulls: 'LAST' }, id: 'ASC' },
    });
  }

  find(id: string): Promise<ListedEdition | null> {
    return this.tx.findOne(EditionEntity, { where: { id }, select: LISTED });
  }

  async definitionOf(id: string): Promise<ProgrammeDefinition | null> {
    const found = await this.tx.findOne(EditionEntity, { where: { id }, select: { definition: true } });
    return found?.definition ?? null;
  }

  async formOf(id: string): Promise<FormDefinition | null> {
    const found = await this.tx.findOne(EditionEntity, { where: { id }, select: { form: true } });
    return (found?.form as unknown as FormDefinition | undefined) ?? null;
  }

  /** What submissions are judged by: definition, form, and the indicators of earlier editions. */
  async judgedBy<Earlier>(
    id: string,
  ): Promise<{ definition: ProgrammeDefinition; form: FormDefinition; earlier: Earlier | null } | null> {
    const [row] = await rowsOf<{ definition: ProgrammeDefinition; form: FormDefinition; earlier: Earlier | null }>(
      this.tx,
      `SELECT definition, form, taxonomy->'earlier' AS earlier FROM edition WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** An edition that is open from the start; one that is known stays as it is. */
  async addOpen(
    row: Pick<EditionEntity, 'id' | 'programmeId' | 'yaml' | 'definition' | 'taxonomy' | 'digest' | 'authorityOrg'> & {
      form: FormDefinition;
      openedAt: string;
    },
  ): Promise<void> {
    await this.tx.query(
      `INSERT INTO edition (id, programme_id, state, yaml, definition, form, taxonomy, digest, authority_org, opened_at)
       VALUES ($1, $2, 'open', $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT DO NOTHING`,
      [
        row.id,
        row.programmeId,
        row.yaml,
        row.definition,
        row.form,
        row.taxonomy,
        row.digest,
        row.authorityOrg,
        row.openedAt,
      ],
    );
  }
}

const LISTED = {
  id: true,
  programmeId: true,
  state: true,
  digest: true,
  openedAt: true,
  definition: true,
} as const;
