import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is searched: the columns that everybody reads who sees the row, and those that may be hidden from a role that
 * sees it.
 */
const SEARCHED: { kind: string; table: string; shown: string[]; hidden?: string[] }[] = [
  { kind: 'case', table: 'case_file', shown: ['title', 'number'], hidden: ['holder_name'] },
  { kind: 'organisation', table: 'organisation', shown: ['name_zh', 'name_en'], hidden: ['id', 'uscc'] },
  { kind: 'account', table: 'app_user', shown: ['login', 'display_name'] },
  { kind: 'dossier', table: 'dossier', shown: ['number'] },
  { kind: 'objection', table: 'objection', shown: ['number'] },
  { kind: 'delivery', table: 'delivery', shown: ['address'] },
];
/** Rows of a kind that the session sees, as its policies say; the text's key is `t.id`. */
const SCOPES: Record<string, string> = {
  organisation: 'true',
  account: 'true',
  dossier: `EXISTS (SELECT 1 FROM dossier d WHERE d.id = t.id::uuid AND app_role() NOT IN ('expert', 'operator', '') AND (d.owner_org = app_org() OR (d.recipient_org = app_org() AND d.state NOT IN ('drafted', 'prepared'))))`,
  objection: `EXISTS (SELECT 1 FROM objection b WHERE b.id = t.id::uuid AND app_role() IN ('publicity-officer', 'authority-lead', 'authority-clerk') AND b.lead_org = app_org())`,
  delivery: `app_role() = 'operator'`,
};
const columnsOf = ({ shown, hidden = [] }: (typeof SEARCHED)[number]) => [...shown, ...hidden];
const folded = (columns: string[]) => `search_fold(concat_ws(' ', ${columns.join(', ')}))`;

/** Default-ignorable characters that a text may hold between visible ones: they make no difference to a reader. */
const INVISIBLE =
  '[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\U000e0000-\\U000e0fff]';
const WHITE = '[\\s\\u0085\\u1680\\u2028\\u2029\\u2800]+';

const FUNCTIONS = `
-- Width, case and compatibility forms are one to a reader. Nothing here asks for the locale of the database.
CREATE FUNCTION search_fold(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(upper(regexp_replace(CASE WHEN given IS NFKC NORMALIZED THEN given ELSE normalize(given, NFKC) END COLLATE "C", '${INVISIBLE}', '', 'g') COLLATE "pg_c_utf8") COLLATE "pg_c_utf8")
$$;
-- The words of what somebody looks for.
CREATE FUNCTION search_words(given text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_remove(regexp_split_to_array(search_fold(given) COLLATE "C", '${WHITE}'), '')
$$;
-- Patterns that a folded text must all match; a word's own wildcards are taken as they are.
CREATE FUNCTION search_patterns(given text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg('%' || regexp_replace(word, '([\\\\%_])', '\\\\\\1', 'g') || '%'), '{}') FROM unnest(search_words(given)) word
$$;
-- Each character of a folded text and each pair of neighbours, as numbers, so that no collation has a say in the index. Several times as
-- quick in this form as in one statement; dear enough for the planner to ask the index and never compute it for every row.
CREATE FUNCTION search_grams(folded text) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
DECLARE
  grams bigint[] := '{}';
  letter text;
  here bigint;
  before bigint := 32;
BEGIN
  FOREACH letter IN ARRAY string_to_array(folded, NULL) LOOP
    here := ascii(letter);
    IF here <> 32 THEN
      grams := grams || here;
      IF before <> 32 THEN grams := grams || (before << 21 | here); END IF;
    END IF;
    before := here;
  END LOOP;
  RETURN grams;
END $$;
-- What the grams of a text must hold for every word to occur in it: pairs, or the one character.
CREATE FUNCTION search_needle(given text) RETURNS bigint[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT gram), '{}') FROM unnest(search_words(given)) word, LATERAL unnest(search_grams(word)) gram
  WHERE gram >= 1 << 21 OR length(word) = 1
$$;`;

/** One row a searched row; written by the triggers below and read by the functions below, by nobody else. */
const TABLE = `
CREATE TABLE search_text (
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  shown text NOT NULL,
  whole text NOT NULL,
  PRIMARY KEY (kind, id)
);`;

const keep = (source: (typeof SEARCHED)[number]) => {
  const { kind, table, shown } = source;
  const columns = columnsOf(source);
  const values = (list: string[]) => folded(list.map((column) => `NEW.${column}`));
  const changed = columns.map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(' OR ');
  return `
CREATE FUNCTION search_text_of_${kind}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM search_text WHERE kind = '${kind}' AND id = OLD.id::text;
  ELSE
    INSERT INTO search_text (kind, id, shown, whole) VALUES ('${kind}', NEW.id::text, ${values(shown)}, ${values(columns)})
    ON CONFLICT (kind, id) DO UPDATE SET shown = excluded.shown, whole = excluded.whole;
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION search_text_of_${kind}() FROM PUBLIC;
CREATE TRIGGER search_text_added AFTER INSERT OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION search_text_of_${kind}();
-- Most changes of a row touch none of these columns and cost nothing here.
CREATE TRIGGER search_text_changed AFTER UPDATE ON ${table} FOR EACH ROW WHEN (${changed}) EXECUTE FUNCTION search_text_of_${kind}();
INSERT INTO search_text (kind, id, shown, whole) SELECT '${kind}', id::text, ${folded(shown)}, ${folded(columns)} FROM ${table};
CREATE INDEX search_text_${kind} ON search_text USING gin (search_grams(whole)) WITH (gin_pending_list_limit = 512) WHERE kind = '${kind}';`;
};

/**
 * Up to so many visible cases are read one by one: quicker than the index, and no clock tells what other people's cases
 * hold.
 */
const FEW = 2000;
const STAFF = `app_role() NOT IN ('expert', 'operator', '')`;
/**
 * The holder is hidden from the role, or from the expert that the person is in that case: then only what is shown is
 * searched.
 */
const VEILED = `(c.applicant_org <> own_org AND (c.edition_id = ANY(veiled) OR (c.edition_id = ANY(veiled_from_experts) AND c.id = ANY(seated))))`;

/**
 * Whose parties the session has: its organisation's, or an expert's own. The policies of `case_file` and `party` say
 * the same.
 */
const CASE_SEARCH = `
CREATE OR REPLACE FUNCTION case_search(words text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  patterns text[] := search_patterns(words);
  grams bigint[] := search_needle(words);
  own_org text := app_org();
  staff_of text := CASE WHEN ${STAFF} THEN app_org() END;
  expert uuid := CASE WHEN app_role() = 'expert' THEN app_user() END;
  veiled text[];
  veiled_from_experts text[];
  seated uuid[] := app_seated_cases();
  few uuid[];
  found uuid[];
BEGIN
  SELECT coalesce(array_agg(DISTINCT e.id) FILTER (WHERE v->'hiddenFrom' ? app_role()), '{}'), coalesce(array_agg(DISTINCT e.id) FILTER (WHERE v->'hiddenFrom' ? 'expert'), '{}') INTO veiled, veiled_from_experts
  FROM edition e, jsonb_array_elements(coalesce(e.definition->'visibility', '[]')) v WHERE '/holder/name' LIKE (v->>'pointer') || '%';
  SELECT array_agg(own.case_id) INTO few FROM (
    (SELECT p.case_id FROM party p WHERE p.org_id = staff_of LIMIT ${FEW} + 1) UNION ALL (SELECT p.case_id FROM party p WHERE p.user_id = expert LIMIT ${FEW} + 1)) own;
  IF few IS NULL THEN RETURN; END IF;
  IF cardinality(few) <= ${FEW} THEN
    RETURN QUERY SELECT c.id FROM (SELECT DISTINCT unnest(few) AS case_id) own
      JOIN case_file c ON c.id = own.case_id JOIN search_text t ON t.kind = 'case' AND t.id = c.id::text
      WHERE CASE WHEN ${VEILED} THEN t.shown ELSE t.whole END LIKE ALL(patterns);
    RETURN;
  END IF;
  SELECT array_agg(t.id::uuid) INTO found FROM search_text t
    WHERE t.kind = 'case' AND search_grams(t.whole) @> grams AND t.whole LIKE ALL(patterns)
      AND CASE WHEN t.shown LIKE ALL(patterns) THEN true ELSE (SELECT NOT ${VEILED} FROM case_file c WHERE c.id = t.id::uuid) END;
  RETURN QUERY SELECT p.case_id FROM party p WHERE p.org_id = staff_of AND p.case_id = ANY(found)
    UNION SELECT p.case_id FROM party p WHERE p.user_id = expert AND p.case_id = ANY(found);
END $$;`;

/**
 * The same for everything else: ids of one kind that the session sees. `only_shown` leaves out columns such as an
 * organisation's codes.
 */
const SEARCH_IDS = `
CREATE FUNCTION search_ids(wanted text, words text, only_shown boolean DEFAULT false) RETURNS SETOF text LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  patterns text[] := search_patterns(words);
  grams bigint[] := search_needle(words);
BEGIN
  CASE wanted
${Object.entries(SCOPES)
  .map(
    ([kind, scope]) =>
      `  WHEN '${kind}' THEN RETURN QUERY SELECT t.id FROM search_text t WHERE t.kind = '${kind}' AND search_grams(t.whole) @> grams AND (CASE WHEN only_shown THEN t.shown ELSE t.whole END) LIKE ALL(patterns) AND ${scope};`,
  )
  .join('\n')}
  END CASE;
END $$;`;

/**
 * Search that does not depend on the locale of the database. The trigram index of old needed a locale that knows
 * Chinese letters, and cannot be asked for fewer than three characters; clusters made with `C` never used it. Here
 * every text is folded and cut into characters and pairs by functions that are the same everywhere, in a table of its
 * own, so that a transition does not touch the index.
 */
export class SearchText1732100000055 implements MigrationInterface {
  readonly name = 'SearchText1732100000055';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FUNCTIONS);
    await runner.query(TABLE);
    for (const source of SEARCHED) await runner.query(keep(source));
    await runner.query(CASE_SEARCH);
    await runner.query(SEARCH_IDS);
    await runner.query(`
REVOKE ALL ON search_text FROM app_api, app_engine, app_public;
REVOKE EXECUTE ON FUNCTION search_ids(text, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_ids(text, text, boolean) TO app_api;
DROP INDEX case_file_search;
ANALYZE search_text;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE INDEX case_file_search ON case_file USING gin ((title || ' ' || holder_name || ' ' || number) gin_trgm_ops);
DROP FUNCTION search_ids(text, text, boolean);
DROP FUNCTION case_search(text);
CREATE FUNCTION case_search(words text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT c.id FROM case_file c
  WHERE (c.title || ' ' || c.holder_name || ' ' || c.number) ILIKE '%' || replace(replace(replace(words, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
    AND EXISTS (SELECT 1 FROM party p WHERE p.case_id = c.id AND ((p.org_id = app_org() AND ${STAFF}) OR (app_role() = 'expert' AND p.user_id = app_user())))
$$;
REVOKE EXECUTE ON FUNCTION case_search(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION case_search(text) TO app_api;`);
    for (const { kind, table } of SEARCHED)
      await runner.query(
        `DROP TRIGGER search_text_added ON ${table}; DROP TRIGGER search_text_changed ON ${table}; DROP FUNCTION search_text_of_${kind}();`,
      );
    await runner.query(`
DROP TABLE search_text;
DROP FUNCTION search_needle(text), search_grams(text), search_patterns(text), search_words(text), search_fold(text);`);
  }
}
