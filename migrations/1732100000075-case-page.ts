import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An order walks an index: one a column, a second where the empty ones stand last in both directions. */
const ORDERS: { sort: string; column: string; empty?: true }[] = [
  { sort: 'title', column: 'title' },
  { sort: 'stage', column: 'stage' },
  { sort: 'state', column: 'state' },
  { sort: 'enteredAt', column: 'entered_at' },
  { sort: 'area', column: 'area', empty: true },
  { sort: 'dueAt', column: 'due_at', empty: true },
  { sort: 'submittedAt', column: 'submitted_at', empty: true },
];
const INDEXES = ORDERS.flatMap(({ column, empty }) => [
  { name: `case_file_by_${column}`, on: `${column}, id` },
  ...(empty ? [{ name: `case_file_by_${column}_down`, on: `${column} DESC NULLS LAST, id` }] : []),
]);

/**
 * The holder is hidden from the role, or from the expert that the person is in that case: then only what is shown is
 * searched.
 */
const VEILED = `($2 AND c.applicant_org <> $3 AND (c.edition_id = ANY($4) OR (c.edition_id = ANY($5) AND c.id = ANY($6))))`;
const GIVEN = 'patterns, hides, own_org, veiled, veiled_from_experts, seated, reader, recused';

/** Filters by the name under which they are given, as conditions on `c`. */
const FILTERS: Record<string, string> = {
  stage: 'c.stage = ANY(%1$L::text[])',
  outcome: 'c.outcome = ANY(%1$L::text[])',
  area: 'c.area = ANY(%1$L::text[])',
  route: 'c.route = ANY(%1$L::text[])',
  editionId: 'c.edition_id = ANY(%1$L::text[])',
  state: `(c.state = ANY(%1$L::text[]) OR split_part(c.state, '.', 2) = ANY(%1$L::text[]))`,
  // A body that nominates its own work is hidden with it.
  nominatorOrg: `c.nominator_org = ANY(%1$L::text[]) AND (c.nominator_org <> c.applicant_org OR NOT ${VEILED})`,
};

/** So many of the person's own cases are read one by one, and say nothing of other people's. */
const FEW = 5000;
/** A total is exact up to here; that of a session with few cases is exact whatever it is. */
const COUNTED = 1000;
/** Cases of the person, in the order of their ids and so by chance, that tell how common the words are. */
const SAMPLE = 200;
/** Found in the sample: so many of them are read until enough is counted; of so few the index gives all. */
const COMMON = 80;
const RARE = 5;
const GATHERED = 2500;
/** Rows of the order that are walked, besides four for each that is wanted. */
const WALKED = 3000;

/**
 * Behind ids `x`: the row of the case where a condition asks for it, else the id alone. What stands behind an offset is
 * not turned into a join of whole tables.
 */
const ROW = `LATERAL (SELECT f.* FROM case_file f WHERE f.id = x.id OFFSET 0) c`;
const ID = `LATERAL (SELECT x.id, NULL::text AS applicant_org, NULL::text AS edition_id) c`;
const HOLDING = `t.whole LIKE ALL($1) AND CASE WHEN ${VEILED} THEN t.shown LIKE ALL($1) ELSE true END`;
/** Texts of given cases, of which every condition holds. */
const AMONG = (ids: string) =>
  `FROM search_text t, LATERAL (SELECT t.id::uuid AS id) x, %1$s WHERE t.kind = 'case' AND t.id::uuid = ANY(${ids}) AND ${HOLDING} AND c.id <> ALL($8) AND %2$s`;
/** Texts that the index finds, of cases that the person sees. */
const INDEXED = `FROM search_text t, LATERAL (SELECT t.id::uuid AS id) x, %1$s WHERE t.kind = 'case' AND search_grams(t.whole) @> $9 AND ${HOLDING} AND %3$s AND %2$s`;
const HOLDS = `(SELECT ${HOLDING} FROM search_text t WHERE t.kind = 'case' AND t.id::uuid = c.id)`;

/**
 * `case_search` says which cases hold the words; this gives a page of them in an order, and their number up to a
 * thousand, without finding all of them first. Its time does not grow with what is found: rare words are asked of the
 * index, of common ones it reads cases until it has counted enough, and walks the order until the page is full.
 */
const CASE_PAGE = `
CREATE FUNCTION case_page(words text, wanted jsonb, sort_by text, descending boolean, skip int, take int)
RETURNS TABLE (case_id uuid, place bigint, total int, at_least boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 25
SET search_path = pg_catalog, public SET jit = off SET max_parallel_workers_per_gather = 0 SET random_page_cost = 1.1 AS $$
DECLARE
  patterns text[] := search_patterns(words);
  grams bigint[] := search_needle(words);
  own_org text := app_org();
  reader text := CASE WHEN app_role() = 'expert' THEN app_user()::text WHEN app_role() NOT IN ('operator', '') THEN app_org() END;
  own text := CASE WHEN app_role() = 'expert' THEN 'p.user_id = $7::uuid' ELSE 'p.org_id = $7' END;
  visible text := format('c.id <> ALL($8) AND (SELECT true FROM party p WHERE p.case_id = c.id AND %s LIMIT 1)', own);
  recused uuid[] := app_recused_cases();
  seated uuid[] := app_seated_cases();
  veiled text[];
  veiled_from_experts text[];
  hides boolean;
  filters text := 'true';
  row text;
  direction text := CASE WHEN descending THEN 'DESC' ELSE 'ASC' END;
  ordering text := CASE sort_by
    WHEN 'number' THEN 'c.number ' || direction
${ORDERS.map(({ sort, column, empty }) => `    WHEN '${sort}' THEN 'c.${column} ' || direction || ${empty ? `' NULLS LAST, c.id'` : `', c.id ' || direction`}`).join('\n')}
  END;
  walk text := 'SELECT array_agg(y.id) FROM (SELECT c.id FROM (SELECT c.id FROM case_file c WHERE %2$s ORDER BY %3$s LIMIT %4$s) x, %1$s WHERE %5$s LIMIT %6$s) y';
  walked bigint := ${WALKED} + 4 * (skip + take)::bigint;
  mine uuid[];
  found uuid[];
  page uuid[];
  hits int;
BEGIN
  IF ordering IS NULL THEN RAISE EXCEPTION 'cases have no order %', sort_by; END IF;
  SELECT coalesce(array_agg(DISTINCT e.id) FILTER (WHERE v->'hiddenFrom' ? app_role()), '{}'), coalesce(array_agg(DISTINCT e.id) FILTER (WHERE v->'hiddenFrom' ? 'expert'), '{}') INTO veiled, veiled_from_experts
  FROM edition e, jsonb_array_elements(coalesce(e.definition->'visibility', '[]')) v WHERE '/holder/name' LIKE (v->>'pointer') || '%';
  hides := cardinality(veiled) > 0 OR (cardinality(veiled_from_experts) > 0 AND cardinality(seated) > 0);
${Object.entries(FILTERS)
  .map(
    ([name, condition]) =>
      `  IF wanted ? '${name}' THEN filters := filters || format($f$ AND ${condition}$f$, ARRAY(SELECT jsonb_array_elements_text(wanted->'${name}'))); END IF;`,
  )
  .join('\n')}
  row := CASE WHEN hides OR filters <> 'true' THEN '${ROW}' ELSE '${ID}' END;

  EXECUTE format('SELECT array_agg(m.case_id) FROM (SELECT DISTINCT p.case_id FROM party p WHERE %s ORDER BY p.case_id LIMIT ${FEW + 1}) m', own) INTO mine USING ${GIVEN};
  IF coalesce(cardinality(mine), 0) <= ${FEW} THEN
    EXECUTE format($q$SELECT array_agg(c.id) ${AMONG('$9')}$q$, row, filters) INTO found USING ${GIVEN}, mine;
    total := coalesce(cardinality(found), 0);
    at_least := false;
  ELSE
    EXECUTE format($q$SELECT count(*) ${AMONG('$9')}$q$, row, filters) INTO hits USING ${GIVEN}, mine[1:${SAMPLE}];
    IF hits >= ${COMMON} THEN
      EXECUTE format($q$SELECT array_agg(y.id) FROM (SELECT c.id ${AMONG('$9')} LIMIT ${COUNTED + 1}) y$q$, row, filters) INTO found USING ${GIVEN}, mine;
    END IF;
    IF coalesce(cardinality(found), 0) <= ${COUNTED} THEN
      EXECUTE format($q$SELECT array_agg(y.id) FROM (SELECT c.id ${INDEXED} LIMIT %4$s) y$q$, row, filters, visible, CASE WHEN hits <= ${RARE} THEN ${GATHERED + 1} ELSE ${COUNTED + 1} END) INTO found USING ${GIVEN}, grams;
    END IF;
    at_least := coalesce(cardinality(found), 0) > ${COUNTED};
    total := least(coalesce(cardinality(found), 0), ${COUNTED});
  END IF;

  -- The order is walked until the page is full: whatever is found is known, or more than that was found and each row is asked.
  IF cardinality(found) > ${SAMPLE} AND skip + take <= ${WALKED} THEN
    IF NOT at_least OR (hits <= ${RARE} AND cardinality(found) <= ${GATHERED}) THEN
      EXECUTE format(walk, '${ID}', 'true', ordering, walked, 'c.id = ANY($9)', skip + take) INTO page USING ${GIVEN}, found;
    ELSE
      EXECUTE format(walk, row, filters, ordering, walked, CASE WHEN hits < ${COMMON} THEN format($q$CASE WHEN ${HOLDS} THEN %s END$q$, visible) ELSE format($q$%s AND ${HOLDS}$q$, visible) END, skip + take) INTO page USING ${GIVEN};
    END IF;
    page := page[skip + 1 : skip + take];
  END IF;
  -- Few, or rare in this stretch of the order, or a page far down: then what is found is sorted.
  IF coalesce(cardinality(page), 0) < take THEN
    IF NOT at_least OR (hits <= ${RARE} AND cardinality(found) <= ${GATHERED}) THEN
      EXECUTE format('SELECT array_agg(y.id) FROM (SELECT c.id FROM case_file c WHERE c.id = ANY($9) ORDER BY %s OFFSET %s LIMIT %s) y', ordering, skip, take) INTO page USING ${GIVEN}, found;
    ELSE
      EXECUTE format($q$SELECT array_agg(c.id) ${INDEXED}$q$, row, 'true', 'true') INTO found USING ${GIVEN}, grams;
      EXECUTE format(walk, '${ID}', filters, ordering, 'ALL', 'c.id = ANY($9) AND ' || visible, skip + take) INTO page USING ${GIVEN}, found;
      page := page[skip + 1 : skip + take];
    END IF;
  END IF;
  RETURN QUERY SELECT y.id, y.n, case_page.total, case_page.at_least FROM (SELECT 1) one LEFT JOIN unnest(page) WITH ORDINALITY AS y(id, n) ON true;
END $$;
REVOKE EXECUTE ON FUNCTION case_page(text, jsonb, text, boolean, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION case_page(text, jsonb, text, boolean, int, int) TO app_api;`;

/**
 * A search that most cases answer took as long as counting and sorting all of them. The list needs one page of them,
 * and to know that there are more than anybody counts.
 */
export class CasePage1732100000075 implements MigrationInterface {
  readonly name = 'CasePage1732100000075';

  async up(runner: QueryRunner): Promise<void> {
    for (const { name, on } of INDEXES) await runner.query(`CREATE INDEX ${name} ON case_file (${on})`);
    await runner.query(`CREATE UNIQUE INDEX search_text_of_case ON search_text ((id::uuid)) WHERE kind = 'case'`);
    await runner.query(`ANALYZE search_text, case_file`);
    await runner.query(CASE_PAGE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION case_page(text, jsonb, text, boolean, int, int)`);
    for (const { name } of [{ name: 'search_text_of_case' }, ...INDEXES]) await runner.query(`DROP INDEX ${name}`);
  }
}
