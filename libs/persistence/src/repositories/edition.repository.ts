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

  /** Ids of the editions that are open, by id. */
  async openIds(): Promise<string[]> {
    const found = await this.tx.find(EditionEntity, {
      select: { id: true },
      where: { state: 'open' },
      order: { id: 'ASC' },
    });
    return found.map(({ id }) => id);
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
}
