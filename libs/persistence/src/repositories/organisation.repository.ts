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

  /** Organisations of a kind with their names, by code. */
  ofKind(kind: string): Promise<Pick<OrganisationEntity, 'id' | 'nameZh' | 'nameEn'>[]> {
    return this.tx.find(OrganisationEntity, {
      select: { id: true, nameZh: true, nameEn: true },
      where: { kind },
      order: { id: 'ASC' },
    });
  }
}
