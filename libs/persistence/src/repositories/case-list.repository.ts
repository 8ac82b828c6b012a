import type { CaseRow } from '@linxuan/domain';
import { searchWords } from '@linxuan/form-rules';
import { CaseEntity } from '../entities';
import { allWords } from '../search-text';
import type { Tx } from '../unit-of-work';
import { listOf } from './lists';
import { toRows } from './rows';
import { columnsOf, rawPage } from './usual-page';

/** What a list of cases is asked for. A value may be given as a list; an empty text asks for nothing. */
export interface CaseListQuery {
  q?: string;
  stage?: string | string[];
  outcome?: string | string[];
  area?: string | string[];
  nominatorOrg?: string | string[];
  route?: string | string[];
  /** Whole states, or only the part after the stage. */
  state?: string | string[];
  editionId?: string;
  sort: string;
  order: 'ASC' | 'DESC';
  /** From 1. */
  page: number;
  perPage: number;
}

/** Who asks; `readsScores` is true for those who run an evaluation. */
export interface CaseListReader {
  role: string;
  orgId: string;
  readsScores: boolean;
}

/** A row of the list with the name of its nominator. */
export type ListedCase = CaseRow & { nominatorZh: string | null; nominatorEn: string | null };

export interface CaseListPage {
  rows: ListedCase[];
  total: number;
  /** There are more than `total`, and nobody counted how many. */
  atLeast: boolean;
}
type RawCase = Record<string, unknown> & { total: number; at_least?: boolean; place: string | null };

const SORTABLE: Record<string, string> = {
  number: 'c.number',
  title: 'c.title',
  stage: 'c.stage',
  state: 'c.state',
  area: 'c.area',
  enteredAt: 'c.entered_at',
  dueAt: 'c.due_at',
  submittedAt: 'c.submitted_at',
};

const UNWALKED: readonly string[] = ['holderName', 'score'];

/** The list of cases that a person sees: row-level security decides which. */
export class CaseListRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * A page and the total in one statement, so that they cannot contradict each other. The total of a search is exact up
   * to a thousand: counting on would take longer than finding the page.
   */
  async page(query: CaseListQuery, reader: CaseListReader): Promise<CaseListPage> {
    // An order by what is hidden from some readers has no index that could be walked.
    const walks = searchWords(query.q).length > 0 && !UNWALKED.includes(query.sort);
    const raw = await (walks ? this.found(query) : this.all(query, reader));
    const listed = raw.flatMap(({ total: _total, at_least: _atLeast, place, ...row }) => (place === null ? [] : [row]));
    return { rows: toRows<ListedCase>(listed), total: raw[0]?.total ?? 0, atLeast: raw[0]?.at_least ?? false };
  }

  private found(query: CaseListQuery): Promise<RawCase[]> {
    const { q, sort, order, perPage } = query;
    const filters = Object.entries({
      stage: query.stage,
      outcome: query.outcome,
      area: query.area,
      nominatorOrg: query.nominatorOrg,
      route: query.route,
      state: query.state,
      editionId: query.editionId,
    }).flatMap(([name, given]) => (listOf(given).length > 0 ? [[name, listOf(given)] as const] : []));
    return this.tx.query(
      `SELECT f.total, f.at_least, CASE WHEN c.id IS NOT NULL THEN f.place END AS place, c.*,
         o.name_zh AS nominator_zh, o.name_en AS nominator_en
       FROM case_page($1, $2, $3, $4, $5, $6) f
       LEFT JOIN case_file c ON c.id = f.case_id
       LEFT JOIN organisation o ON o.id = c.nominator_org
       ORDER BY f.place`,
      [
        searchWords(q).join(' '),
        Object.fromEntries(filters),
        sort in SORTABLE ? sort : 'enteredAt',
        order === 'DESC',
        Math.trunc((query.page - 1) * perPage),
        Math.trunc(perPage),
      ],
    );
  }

  private all(query: CaseListQuery, reader: CaseListReader): Promise<RawCase[]> {
    const { found, counted, where, order, parameters } = conditionsOf(query, reader);
    return rawPage(
      this.tx,
      query,
      `${found}
       SELECT (SELECT count(*)::int FROM ${counted}) AS total, p.*,
         o.name_zh AS nominator_zh, o.name_en AS nominator_en
       FROM (SELECT 1) one
       LEFT JOIN (
         SELECT ${columnsOf(this.tx, CaseEntity, 'c')}, row_number() OVER (ORDER BY ${order}) AS place
         FROM case_file c
         WHERE ${where}
         ORDER BY ${order}
         LIMIT ${Math.trunc(query.perPage)}
         OFFSET ${Math.trunc((query.page - 1) * query.perPage)}
       ) p ON true
       LEFT JOIN organisation o ON o.id = p.nominator_org
       ORDER BY p.place`,
      parameters,
    );
  }
}

/**
 * Conditions on the visible cases. A search goes through a function of the database, which may use the text index and
 * finds nothing by what is hidden; `found` asks it once for page and total. Neither a filter nor an order says what
 * the row itself does not show: whose case it is where the holder is hidden from the role, and a score that is not
 * out.
 */
function conditionsOf(
  query: CaseListQuery,
  { role, orgId, readsScores }: CaseListReader,
): { found: string; counted: string; where: string; order: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const value = (given: unknown) => `$${parameters.push(given)}`;
  const shown = () => `(
    c.applicant_org = ${value(orgId)} OR NOT EXISTS (
      SELECT 1
      FROM edition e, jsonb_array_elements(coalesce(e.definition->'visibility', '[]')) v
      WHERE e.id = c.edition_id
        AND (
          v->'hiddenFrom' ? ${value(role)}
          OR (v->'hiddenFrom' ? 'expert' AND c.id = ANY((SELECT app_seated_cases())::uuid[]))
        )
        AND '/holder/name' LIKE (v->>'pointer') || '%'
    )
  )`;
  // The person's own parties first: the policy of the table then only confirms what the index found.
  const [search] = allWords(query.q, value, (place) => `SELECT case_search(${place}) AS id`);
  const conditions = [search ? 'c.id IN (SELECT id FROM found)' : 'c.id IN (SELECT case_id FROM party)'];
  for (const [column, given] of [
    ['c.stage', query.stage],
    ['c.outcome', query.outcome],
    ['c.area', query.area],
    ['c.nominator_org', query.nominatorOrg],
    ['c.route', query.route],
  ] as const) {
    const values = listOf(given);
    if (values.length > 0) conditions.push(`${column} = ANY(${value(values)})`);
  }
  // A body that nominates its own work is hidden with it.
  if (listOf(query.nominatorOrg).length > 0) conditions.push(`(c.nominator_org <> c.applicant_org OR ${shown()})`);
  const states = listOf(query.state);
  if (states.length > 0) {
    const place = value(states);
    conditions.push(`(c.state = ANY(${place}) OR split_part(c.state, '.', 2) = ANY(${place}))`);
  }
  if (query.editionId) conditions.push(`c.edition_id = ${value(query.editionId)}`);
  const where = conditions.join(' AND ');
  return {
    // What the search finds is what the session sees, so that alone it is its own total.
    counted: search && conditions.length === 1 ? 'found' : `case_file c WHERE ${where}`,
    found: search ? `WITH found AS MATERIALIZED (${search})` : '',
    where,
    order: `${orderBy()} ${query.order === 'DESC' ? 'DESC' : 'ASC'} NULLS LAST, c.id`,
    parameters,
  };

  function orderBy(): string {
    if (query.sort === 'holderName') return `CASE WHEN ${shown()} THEN c.holder_name END`;
    if (query.sort === 'score' && readsScores)
      return `CASE
        WHEN c.authority_org = ${value(orgId)} AND c.id <> ALL((SELECT app_seated_cases())::uuid[]) THEN c.score
      END`;
    return SORTABLE[query.sort] ?? 'c.entered_at';
  }
}
