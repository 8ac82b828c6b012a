import { Not } from 'typeorm';
import { OrganisationEntity } from '../entities';
import { toColumns } from '../row-writer';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A name in both languages. */
export interface BilingualName {
  zh: string;
  en: string;
}

/** An organisation as a file or a rehearsal brings it. */
export type NewOrganisation = Omit<OrganisationEntity, 'createdAt' | 'parent'>;

/** An organisation with its name, as a choice to make. */
export interface NamedOrganisation {
  id: string;
  name: BilingualName;
}

/** What an operator enters of an organisation. */
export type OrganisationFields = Pick<
  OrganisationEntity,
  'kind' | 'nameZh' | 'nameEn' | 'uscc' | 'regionCode' | 'affiliation' | 'parentId'
>;

/** Organisations of the register, known by their codes. */
export class OrganisationRepository {
  constructor(private readonly tx: Tx) {}

  /** Names by code; what is null or unknown is left out. No query where nothing is asked for. */
  async namesOf(codes: readonly (string | null | undefined)[]): Promise<Map<string, BilingualName>> {
    const wanted = [...new Set(codes.filter((code) => !!code))];
    if (wanted.length === 0) return new Map();
    const rows = await rowsOf<BilingualName & { id: string }>(
      this.tx,
      `SELECT id, name_zh AS zh, name_en AS en
       FROM organisation
       WHERE id = ANY($1)`,
      [wanted],
    );
    return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]));
  }

  /** Codes of all organisations of a kind, in their order. */
  async codesOfKind(kind: string): Promise<string[]> {
    const rows = await this.tx.find(OrganisationEntity, {
      select: { id: true },
      where: { kind },
      order: { id: 'ASC' },
    });
    return rows.map(({ id }) => id);
  }

  /**
   * Short names by code, each language null where the register has none. SQL, since they stand inside a JSON column.
   */
  async shortNamesOf(codes: readonly string[]): Promise<Map<string, { zh: string | null; en: string | null }>> {
    const rows = await rowsOf<{ id: string; zh: string | null; en: string | null }>(
      this.tx,
      `SELECT id, detail->'short'->>'zh' AS zh, detail->'short'->>'en' AS en
       FROM organisation
       WHERE id = ANY($1)`,
      [codes],
    );
    return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]));
  }

  async codes(): Promise<Set<string>> {
    const rows = await this.tx.find(OrganisationEntity, { select: { id: true } });
    return new Set(rows.map(({ id }) => id));
  }

  exists(code: string): Promise<boolean> {
    return this.tx.existsBy(OrganisationEntity, { id: code });
  }

  /** Adds one, or leaves the one that has its code as it is. */
  async addMissing({ id, kind, nameZh, nameEn }: Pick<OrganisationEntity, 'id' | 'kind' | 'nameZh' | 'nameEn'>) {
    await this.tx.query(
      `INSERT INTO organisation (id, kind, name_zh, name_en)
       VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [id, kind, nameZh, nameEn],
    );
  }

  /** Brings organisations up to date by their codes, parents first; of those that are there only kind and details. */
  async bringUpToDate(organisations: readonly NewOrganisation[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO organisation
         (id, kind, name_zh, name_en, uscc, region_code, affiliation, parent_id, demo, detail)
       SELECT id, kind, name_zh, name_en, uscc, region_code, affiliation, parent_id, demo, detail
       FROM json_populate_recordset(NULL::organisation, $1)
       ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, detail = excluded.detail`,
      [JSON.stringify(organisations.map(toColumns))],
    );
  }

  /** Adds organisations that are not there yet, hundreds in one statement. */
  async addAll(organisations: readonly NewOrganisation[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO organisation
         (id, kind, name_zh, name_en, uscc, region_code, affiliation, parent_id, demo, detail)
       SELECT id, kind, name_zh, name_en, uscc, region_code, affiliation, parent_id, demo, detail
       FROM json_populate_recordset(NULL::organisation, $1)`,
      [JSON.stringify(organisations.map(toColumns))],
    );
  }

  /** Adds those that are not there yet, parents first; the others stay as they are. Returns the codes that were added. */
  async addThoseMissing(organisations: readonly NewOrganisation[]): Promise<string[]> {
    const added = await rowsOf<{ id: string }>(
      this.tx,
      `INSERT INTO organisation
         (id, kind, name_zh, name_en, uscc, region_code, affiliation, parent_id, demo, detail)
       SELECT id, kind, name_zh, name_en, uscc, region_code, affiliation, parent_id, demo, detail
       FROM json_populate_recordset(NULL::organisation, $1)
       ON CONFLICT DO NOTHING
       RETURNING id`,
      [JSON.stringify(organisations.map(toColumns))],
    );
    return added.map(({ id }) => id);
  }

  /** Those of the codes that are known and no enterprises, with all above them, parents first. */
  withParents(codes: readonly string[]): Promise<OrganisationEntity[]> {
    return rowsOf(
      this.tx,
      `WITH RECURSIVE up AS (
         SELECT id, parent_id, 0 AS depth FROM organisation WHERE id = ANY($1)
         UNION ALL
         SELECT o.id, o.parent_id, up.depth + 1
         FROM organisation o JOIN up ON o.id = up.parent_id
         WHERE up.depth < 30
       )
       SELECT o.id, o.kind, o.name_zh AS "nameZh", o.name_en AS "nameEn", o.region_code AS "regionCode", o.affiliation,
         o.parent_id AS "parentId", o.detail
       FROM organisation o JOIN (SELECT id, max(depth) AS depth FROM up GROUP BY 1) u USING (id)
       WHERE o.kind <> 'enterprise'
       ORDER BY u.depth DESC, o.id`,
      [codes],
    );
  }

  /** Organisations of a kind with their names, by code. */
  ofKind(kind: string): Promise<Pick<OrganisationEntity, 'id' | 'nameZh' | 'nameEn'>[]> {
    return this.tx.find(OrganisationEntity, {
      select: { id: true, nameZh: true, nameEn: true },
      where: { kind },
      order: { id: 'ASC' },
    });
  }

  /** Null for a code that is not known. */
  async kindOf(id: string): Promise<string | null> {
    const found = await this.tx.findOne(OrganisationEntity, { where: { id }, select: { kind: true } });
    return found?.kind ?? null;
  }

  /**
   * SQL, since the register's other columns have values of their own, which the session need not be able to read back.
   */
  async add(id: string, row: OrganisationFields): Promise<void> {
    await this.tx.query(
      `INSERT INTO organisation (id, kind, name_zh, name_en, uscc, region_code, affiliation, parent_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, row.kind, row.nameZh, row.nameEn, row.uscc, row.regionCode, row.affiliation, row.parentId],
    );
  }

  /** Changes the given fields, at least one. */
  async change(id: string, fields: Partial<Omit<OrganisationFields, 'kind'>>): Promise<void> {
    await this.tx.update(OrganisationEntity, { id }, fields);
  }

  /** The Chinese name of another organisation with this unified social credit code; null where there is none. */
  async otherWithCode(uscc: string, id: string): Promise<string | null> {
    const other = await this.tx.findOne(OrganisationEntity, {
      where: { uscc, id: Not(id) },
      select: { nameZh: true },
    });
    return other?.nameZh ?? null;
  }

  /** An organisation and all above it in the group tree, up to thirty levels; none where it is not known. */
  async chainOf(id: string): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      this.tx,
      `WITH RECURSIVE up AS (
         SELECT id, parent_id, 0 AS depth FROM organisation WHERE id = $1
         UNION ALL
         SELECT o.id, o.parent_id, up.depth + 1
         FROM organisation o JOIN up ON o.id = up.parent_id
         WHERE up.depth < 30
       )
       SELECT id FROM up`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** Those of the codes that are known, the given one first and then by code. */
  async named(ids: readonly string[], first: string): Promise<NamedOrganisation[]> {
    const rows = await rowsOf<BilingualName & { id: string }>(
      this.tx,
      `SELECT id, name_zh AS zh, name_en AS en
       FROM organisation
       WHERE id = ANY($1)
       ORDER BY id <> $2, id`,
      [ids, first],
    );
    return rows.map(({ id, zh, en }) => ({ id, name: { zh, en } }));
  }

  /** Whether the database has the table at all; one that nobody has migrated has not. */
  async areThere(): Promise<boolean> {
    const [row] = await rowsOf<{ found: boolean }>(
      this.tx,
      `SELECT to_regclass('public.organisation') IS NOT NULL AS found`,
    );
    return row?.found ?? false;
  }

  /** All that are no enterprises, by code: those that a roster may name. */
  async forRoster(): Promise<(NamedOrganisation & { kind: string; region: string | null })[]> {
    const rows = await rowsOf<BilingualName & { id: string; kind: string; region: string | null }>(
      this.tx,
      `SELECT id, kind, region_code AS region, name_zh AS zh, name_en AS en
       FROM organisation
       WHERE kind <> 'enterprise'
       ORDER BY id`,
    );
    return rows.map(({ id, kind, region, zh, en }) => ({ id, kind, region, name: { zh, en } }));
  }
}
