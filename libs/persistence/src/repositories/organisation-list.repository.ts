import { allWords, idsHolding } from '../search-text';
import type { Tx } from '../unit-of-work';
import { pageRows } from './usual-page';

/** An organisation in the operators' list. */
export interface OrganisationListRow {
  id: string;
  kind: string;
  nameZh: string;
  nameEn: string;
  uscc: string | null;
  regionCode: string | null;
  affiliation: string | null;
  parentId: string | null;
  parentZh: string | null;
  parentEn: string | null;
  /** How many people have a role there. */
  people: number;
  demo: boolean;
}

/** The operators' list of the register. */
export class OrganisationListRepository {
  constructor(private readonly tx: Tx) {}

  /** One organisation as the list shows it. */
  async listed(id: string): Promise<OrganisationListRow | null> {
    const { rows } = await this.page({ id }, { page: 1, perPage: 1 });
    return rows[0] ?? null;
  }

  /** A page by kind and code with the total; `q` looks in codes and names. One statement. */
  async page(
    filter: Partial<Record<'id' | 'q' | 'kind' | 'parentId', string | undefined>>,
    { page, perPage }: { page: number; perPage: number },
  ): Promise<{ rows: OrganisationListRow[]; total: number }> {
    const values: unknown[] = [];
    const value = (given: unknown) => `$${values.push(given)}`;
    const conditions = [
      'true',
      ...allWords(filter.q, value, (place) => `o.id IN (${idsHolding('organisation', place)})`),
      ...(filter.id ? [`o.id = ${value(filter.id)}`] : []),
      ...(filter.kind ? [`o.kind = ${value(filter.kind)}`] : []),
      ...(filter.parentId ? [`o.parent_id = ${value(filter.parentId)}`] : []),
    ];
    const where = conditions.join(' AND ');
    const rows = await pageRows<Omit<OrganisationListRow, 'id'> & { id: string | null; total: number }>(
      this.tx,
      { ...filter, page, perPage },
      `SELECT (SELECT count(*)::int FROM organisation o WHERE ${where}) AS total, p.*,
         r.name_zh AS parent_zh, r.name_en AS parent_en,
         (
           SELECT count(DISTINCT m.user_id)::int FROM membership m WHERE m.org_id = p.id AND m.ended_at IS NULL
         ) AS people
       FROM (SELECT 1) one
       LEFT JOIN (
         SELECT o.id, o.kind, o.name_zh, o.name_en, o.uscc, o.region_code, o.affiliation, o.parent_id, o.demo
         FROM organisation o
         WHERE ${where}
         ORDER BY o.kind, o.id
         LIMIT ${perPage} OFFSET ${(page - 1) * perPage}
       ) p ON true
       LEFT JOIN organisation r ON r.id = p.parent_id
       ORDER BY p.kind, p.id`,
      values,
    );
    return {
      rows: rows.flatMap(({ total: _, id, ...row }) => (id === null ? [] : [{ id, ...row }])),
      total: rows[0]?.total ?? 0,
    };
  }
}
