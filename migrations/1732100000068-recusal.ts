import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reversed, rewriteFunctions, type Rewriting } from './rewrite-function';

const JUDGED = `(SELECT judged_cases(app_people()))::uuid[]`;
const OWN = `(SELECT own_cases(app_people()))::uuid[]`;
const RECUSED = `(SELECT app_recused_cases())::uuid[]`;
/** Roles of the applicant's own side. */
const APPLICANTS = `('enterprise-clerk', 'group-clerk')`;

/**
 * Tables that hold something of a case, by the column that names it; what names none is not bound. A test compares them
 * with the catalogue.
 */
const OF_A_CASE: Record<string, string> = {
  case_file: 'id',
  party: 'case_id',
  opinion: 'case_id',
  panel: 'case_id',
  seat: 'case_id',
  draw: 'case_id',
  dossier_item: 'case_id',
  objection: 'case_id',
  entry: 'case_id',
  obligation: 'case_id',
  deadline: 'case_id',
  case_revision: 'case_id',
  draft: 'case_id',
  attachment: 'case_id',
  upload: 'case_id',
  case_note: 'case_id',
  decision_record: 'case_id',
  worksheet: 'subject_id',
};
/**
 * Work and notices go by the role that they are meant for: the first page shows work of roles that the session does not
 * act in.
 */
const WORK = (t: string) =>
  `${t}case_id IS NULL OR ${t}role = 'expert' OR (${t}case_id <> ALL(${JUDGED}) AND (${t}role IN ${APPLICANTS} OR ${t}case_id <> ALL(${OWN})))`;
const BY_ROLE: Record<string, string> = {
  task: WORK(''),
  notification: `case_id IS NULL OR queue_key LIKE 'user:%' OR (case_id <> ALL(${JUDGED}) AND (split_part(queue_key, '/', 2) IN ${APPLICANTS} OR case_id <> ALL(${OWN})))`,
};

/**
 * Functions that read past the policies: what they read from, and the same without the cases from which the person
 * keeps away.
 */
const READ_PAST: Rewriting[] = [
  ...[
    'nominator_counts(text)',
    'stage_load(text, timestamptz)',
    'stage_flow(text, timestamptz)',
    'stage_spans(text[])',
  ].map((name): Rewriting => [
    name,
    'c.nominator_org IS NOT NULL',
    `c.nominator_org IS NOT NULL AND c.id <> ALL(${RECUSED})`,
  ]),
  ['desk_counts(text, timestamptz)', 'WHERE t.done_at IS NULL', `WHERE (${WORK('t.')}) AND t.done_at IS NULL`],
  [
    'reminder_desk(timestamptz, timestamptz)',
    'WHERE t.done_at IS NULL',
    `WHERE (t.case_id IS NULL OR t.case_id <> ALL(${RECUSED})) AND t.done_at IS NULL`,
  ],
  ['decided_payload(uuid, text)', 'd.case_id = p_case', `d.case_id = p_case AND d.case_id <> ALL(${RECUSED})`],
  [
    'dissent_answers(uuid[])',
    'r.subject_id = ANY(cases)',
    `r.subject_id = ANY(cases) AND r.subject_id <> ALL(${RECUSED})`,
  ],
  [
    'duplicate_counts(uuid[])',
    'f.case_id = ANY(cases)',
    `f.case_id = ANY(cases) AND f.case_id <> ALL(${RECUSED}) AND g.case_id <> ALL(${RECUSED})`,
  ],
  [
    'case_duplicates(uuid)',
    'f.case_id = wanted',
    `f.case_id = wanted AND f.case_id <> ALL(${RECUSED}) AND g.case_id <> ALL(${RECUSED})`,
  ],
  ['slot_holders(text)', 'a.id = wanted', `a.id = wanted AND s.case_id <> ALL(${RECUSED})`],
  // A place that is taken stays counted; whose it is, is not told.
  ['quota_holders(text[])', 'c ON c.id = s.case_id', `c ON c.id = s.case_id AND c.id <> ALL(${RECUSED})`],
  [
    'case_search(text)',
    'seated uuid[] := app_seated_cases();',
    'seated uuid[] := app_seated_cases();\n  recused uuid[] := app_recused_cases();',
  ],
  ['case_search(text)', 'p.org_id = staff_of', 'p.org_id = staff_of AND p.case_id <> ALL(recused)'],
  ['app_seated_cases()', 'accounts_of(ARRAY[app_user()])', 'app_people()'],
  [
    'calendar_feed_items(text, timestamptz)',
    'AND t.due_at IS NOT NULL',
    'AND t.due_at IS NOT NULL AND (t.case_id IS NULL OR t.case_id <> ALL(recused_cases(accounts_of(ARRAY[me.id]), t.role, t.org_id)))',
  ],
  [
    'calendar_feed_items(text, timestamptz)',
    'FROM mine WHERE (mine.org_id = p.lead_org',
    'FROM (SELECT * FROM mine WHERE c.id <> ALL(recused_cases(accounts_of(ARRAY[me.id]), mine.role, mine.org_id))) mine WHERE (mine.org_id = p.lead_org',
  ],
];

/**
 * Who judges a case, or brought it, keeps away from it in every other role: with any account, and as the deputy or the
 * principal of somebody. One restrictive policy on everything that names a case holds that for whatever is read now and
 * later.
 */
export class Recusal1732100000068 implements MigrationInterface {
  readonly name = 'Recusal1732100000068';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Every account of the people behind the session: who sits at the keyboard, and in whose name it is done.
CREATE FUNCTION app_people() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT accounts_of(array_remove(ARRAY[app_user(), nullif(current_setting('app.deputy', true), '')::uuid], NULL))
$$;
-- Cases in which one of the accounts has a seat that it did not give up.
CREATE FUNCTION judged_cases(people uuid[]) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT coalesce(array_agg(DISTINCT s.case_id), '{}') FROM seat s WHERE s.expert_user = ANY(people) AND s.state NOT IN ('recused', 'replaced')
$$;
-- Cases of the organisations whose clerk one of the accounts is.
CREATE FUNCTION own_cases(people uuid[]) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT coalesce(array_agg(c.id), '{}') FROM membership m JOIN case_file c ON c.applicant_org = m.org_id
  WHERE m.user_id = ANY(people) AND m.role = 'enterprise-clerk' AND m.ended_at IS NULL
$$;
-- Cases from which the people keep away when they act in a role of an organisation. An applicant's group is on its side.
CREATE FUNCTION recused_cases(people uuid[], as_role text, as_org text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT CASE WHEN as_role = 'expert' THEN '{}' WHEN as_role IN ${APPLICANTS} THEN judged_cases(people) ELSE judged_cases(people) || own_cases(people) END
$$;
CREATE FUNCTION app_recused_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT recused_cases(app_people(), app_role(), app_org())
$$;
-- Whether a paper names a case from which the person keeps away: then somebody else signs it.
CREATE FUNCTION dossier_recused(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (SELECT 1 FROM dossier_item i WHERE i.dossier_id = wanted AND i.case_id = ANY(app_recused_cases()))
$$;
REVOKE ALL ON FUNCTION ${FUNCTIONS.join(', ')} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_people(), judged_cases(uuid[]), own_cases(uuid[]), app_recused_cases(), dossier_recused(uuid) TO app_api;
GRANT EXECUTE ON FUNCTION recused_cases(uuid[], text, text) TO app_engine;
`);
    for (const [table, column] of Object.entries(OF_A_CASE))
      await runner.query(
        `CREATE POLICY ${table}_recusal ON ${table} AS RESTRICTIVE FOR SELECT TO app_api USING (${column} IS NULL OR ${column} <> ALL(${RECUSED}))`,
      );
    for (const [table, using] of Object.entries(BY_ROLE))
      await runner.query(
        `CREATE POLICY ${table}_recusal ON ${table} AS RESTRICTIVE FOR SELECT TO app_api USING (${using})`,
      );
    await rewriteFunctions(runner, READ_PAST);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, reversed(READ_PAST));
    for (const table of [...Object.keys(OF_A_CASE), ...Object.keys(BY_ROLE)])
      await runner.query(`DROP POLICY ${table}_recusal ON ${table}`);
    await runner.query(`DROP FUNCTION ${FUNCTIONS.join(', ')}`);
  }
}

const FUNCTIONS = [
  'dossier_recused(uuid)',
  'app_recused_cases()',
  'recused_cases(uuid[], text, text)',
  'own_cases(uuid[])',
  'judged_cases(uuid[])',
  'app_people()',
];
