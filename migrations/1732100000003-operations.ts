import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles that weigh a case; applicants and experts learn nothing of others' applications. */
const REVIEWERS = `app_role() IN ('group-clerk', 'nominator-clerk', 'nominator-lead', 'department-intake', 'department-reviewer', 'department-lead', 'authority-clerk', 'authority-lead')`;
const STAFF = `app_role() NOT IN ('expert', 'operator', '')`;

/**
 * Narrow facts that row-level security would hide or slow down, each as a function that takes its scope from the
 * session's settings; the operator's view of the queue; and two policies brought to what they mean.
 */
export class Operations1732100000003 implements MigrationInterface {
  readonly name = 'Operations1732100000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Substring search over all visible cases. Under row-level security the text search could not use its index.
CREATE FUNCTION case_search(words text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT c.id FROM case_file c
  WHERE (c.title || ' ' || c.holder_name || ' ' || c.number) ILIKE '%' || replace(replace(replace(words, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
    AND EXISTS (SELECT 1 FROM party p WHERE p.case_id = c.id AND ((p.org_id = app_org() AND ${STAFF}) OR p.user_id = app_user()))
$$;

-- Equal patents, holders with the same technology, and equal files in other cases. A reviewer learns that the other case
-- exists and who nominates it; what it says only where that case is visible too.
CREATE FUNCTION case_duplicates(wanted uuid)
  RETURNS TABLE (kind text, value text, other_number text, nominator_zh text, nominator_en text, route text, visible boolean, other_id uuid, other_title text, other_holder text, other_state text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT f.kind, f.value, c.number, o.name_zh, o.name_en, c.route, v.yes,
    CASE WHEN v.yes THEN c.id END, CASE WHEN v.yes THEN c.title END, CASE WHEN v.yes THEN c.holder_name END, CASE WHEN v.yes THEN c.state END
  FROM fingerprint f
  JOIN fingerprint g ON g.kind = f.kind AND g.value = f.value AND g.case_id <> f.case_id
  JOIN case_file c ON c.id = g.case_id
  LEFT JOIN organisation o ON o.id = coalesce(c.nominator_org, c.group_org)
  CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM party p WHERE p.case_id = c.id AND p.org_id = app_org()) AS yes) v
  WHERE f.case_id = wanted AND ${REVIEWERS}
    AND EXISTS (SELECT 1 FROM party p WHERE p.case_id = wanted AND p.org_id = app_org() AND p.relation IN ('group', 'nominator', 'department', 'authority'))
  ORDER BY f.kind, c.number
$$;

-- Who holds the slots of an account that several nominators share: the organisation, never the case.
CREATE FUNCTION slot_holders(wanted text) RETURNS TABLE (slot_id text, holder_zh text, holder_en text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT s.id, o.name_zh, o.name_en FROM quota_slot s JOIN quota_account a ON a.id = s.account_id JOIN case_file c ON c.id = s.case_id
  JOIN organisation o ON o.id = CASE WHEN c.group_org = ANY(a.org_ids) THEN c.group_org ELSE c.nominator_org END
  WHERE a.id = wanted AND ${STAFF} AND (app_org() = ANY(a.org_ids) OR a.authority_org = app_org())
$$;

-- What the operator sees of requests: that they wait or failed and why, not what they say.
CREATE FUNCTION operator_requests(wanted text, page_size integer, skipped integer)
  RETURNS TABLE (id uuid, subject_type text, action text, login text, display_name text, org_zh text, org_en text, role text, accepted_at timestamptz, state text, attempts integer, error text, total bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT r.id, r.subject_type, r.action, u.login, u.display_name, o.name_zh, o.name_en, r.role, r.accepted_at, r.state, r.attempts, r.error, count(*) OVER ()
  FROM transition_request r LEFT JOIN app_user u ON u.id = r.user_id LEFT JOIN organisation o ON o.id = r.org_id
  WHERE app_role() = 'operator' AND r.state IN ('pending', 'parked') AND (wanted IS NULL OR r.state = wanted)
  ORDER BY r.accepted_at, r.id LIMIT page_size OFFSET skipped
$$;

CREATE FUNCTION operator_jobs(page_size integer, skipped integer)
  RETURNS TABLE (id bigint, topic text, key text, created_at timestamptz, attempt integer, sent_at timestamptz, error text, total bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT b.id, b.topic, b.key, b.created_at, b.attempt, b.sent_at, b.error, count(*) OVER ()
  FROM outbox b WHERE app_role() = 'operator' AND b.done_at IS NULL AND b.sent_at IS NOT NULL AND b.error IS NOT NULL
  ORDER BY b.id LIMIT page_size OFFSET skipped
$$;

-- Sends a parked request, or a job that failed for good, once more. What it may do is decided when it is applied.
CREATE FUNCTION operator_resend_request(wanted uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF app_role() <> 'operator' THEN RETURN false; END IF;
  UPDATE transition_request SET state = 'pending', error = NULL WHERE id = wanted AND state IN ('parked', 'pending');
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO outbox (topic, key, payload) VALUES ('transition.apply', wanted::text, jsonb_build_object('requestId', wanted::text))
  ON CONFLICT (topic, key) DO UPDATE SET sent_at = NULL, done_at = NULL, error = NULL;
  PERFORM pg_notify('linxuan_outbox', '');
  RETURN true;
END $$;
CREATE FUNCTION operator_resend_job(wanted bigint) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE request text;
BEGIN
  IF app_role() <> 'operator' THEN RETURN false; END IF;
  UPDATE outbox SET sent_at = NULL, error = NULL WHERE id = wanted AND done_at IS NULL AND error IS NOT NULL RETURNING CASE WHEN topic = 'transition.apply' THEN key END INTO request;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE transition_request SET state = 'pending', error = NULL WHERE request IS NOT NULL AND id = request::uuid AND state = 'parked';
  PERFORM pg_notify('linxuan_outbox', '');
  RETURN true;
END $$;

CREATE FUNCTION operator_queue() RETURNS TABLE (topic text, waiting bigint, running bigint, failed bigint, oldest_waiting timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT b.topic, count(*) FILTER (WHERE b.sent_at IS NULL), count(*) FILTER (WHERE b.sent_at IS NOT NULL AND b.error IS NULL), count(*) FILTER (WHERE b.sent_at IS NOT NULL AND b.error IS NOT NULL), min(b.created_at) FILTER (WHERE b.sent_at IS NULL)
  FROM outbox b WHERE app_role() = 'operator' AND (b.sent_at IS NULL OR (b.done_at IS NULL AND b.sent_at IS NOT NULL)) GROUP BY b.topic ORDER BY b.topic
$$;

-- Links, hashes, gaps and heads of all chains; the command line's check compares the columns with the text as well.
CREATE FUNCTION operator_ledger_check() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH linked AS (
    SELECT e.subject_type, e.subject_id, e.seq, e.hash, e.prev_hash, e.payload, row_number() OVER w AS place, coalesce(lag(e.hash) OVER w, repeat('0', 64)) AS before, lead(e.seq) OVER w IS NULL AS is_last
    FROM ledger_event e WHERE app_role() = 'operator' WINDOW w AS (PARTITION BY e.subject_type, e.subject_id ORDER BY e.seq)),
  faults AS (
    SELECT subject_type, subject_id, seq, CASE WHEN seq <> place THEN 'gap' ELSE 'hash' END AS fault FROM linked
    WHERE seq <> place OR prev_hash <> before OR hash <> encode(sha256(convert_to(prev_hash || E'\\n' || payload, 'UTF8')), 'hex')
    UNION ALL
    SELECT coalesce(h.subject_type, l.subject_type), coalesce(h.subject_id, l.subject_id), coalesce(h.seq, l.seq), CASE WHEN l.hash IS NULL THEN 'missing' WHEN h.hash IS NULL THEN 'head' WHEN l.seq < h.seq THEN 'truncated' ELSE 'head' END
    FROM (SELECT * FROM ledger_head WHERE app_role() = 'operator') h FULL JOIN (SELECT * FROM linked WHERE is_last) l ON l.subject_type = h.subject_type AND l.subject_id = h.subject_id
    WHERE l.hash IS DISTINCT FROM h.hash OR l.seq IS DISTINCT FROM h.seq)
  SELECT jsonb_build_object(
    'events', (SELECT count(*) FROM linked), 'chains', (SELECT count(*) FROM linked WHERE is_last), 'faultCount', (SELECT count(*) FROM faults),
    'faults', coalesce((SELECT jsonb_agg(jsonb_build_object('subjectType', f.subject_type, 'subjectId', f.subject_id, 'seq', f.seq, 'fault', f.fault)) FROM (SELECT * FROM faults ORDER BY subject_id, seq LIMIT 50) f), '[]'))
$$;
`);
    await runner.query(`REVOKE EXECUTE ON FUNCTION ${FUNCTIONS.join(', ')} FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION ${FUNCTIONS.join(', ')} TO app_api`);
    await runner.query(`
-- The queues are read once a statement, not once a row.
ALTER POLICY task_read ON task USING (queue_key = ANY((SELECT app_queues())::text[]));
ALTER POLICY notification_read ON notification USING (queue_key = ANY((SELECT app_queues())::text[]));
-- A desk's sheet is continued by a colleague: whose hand wrote it last does not decide who may write next.
ALTER POLICY worksheet_update ON worksheet USING (org_id = app_org() AND (user_id IS NULL OR user_id = app_user())) WITH CHECK (org_id = app_org() AND updated_by = app_user());
GRANT UPDATE (parent_id) ON organisation TO app_api;
CREATE INDEX recorded_order_edition ON recorded_order(edition_id, ordered_at DESC);
CREATE INDEX deputy_principal ON deputy(principal_user);
CREATE INDEX deputy_deputy ON deputy(deputy_user, ends_at);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX recorded_order_edition, deputy_principal, deputy_deputy;
REVOKE UPDATE (parent_id) ON organisation FROM app_api;
ALTER POLICY worksheet_update ON worksheet USING (org_id = app_org() AND updated_by = app_user()) WITH CHECK (org_id = app_org() AND updated_by = app_user());
ALTER POLICY notification_read ON notification USING (queue_key = ANY(app_queues()));
ALTER POLICY task_read ON task USING (queue_key = ANY(app_queues()));
`);
    await runner.query(`DROP FUNCTION ${FUNCTIONS.join(', ')}`);
  }
}

const FUNCTIONS = [
  'case_search(text)',
  'case_duplicates(uuid)',
  'slot_holders(text)',
  'operator_requests(text, integer, integer)',
  'operator_jobs(integer, integer)',
  'operator_resend_request(uuid)',
  'operator_resend_job(bigint)',
  'operator_queue()',
  'operator_ledger_check()',
];
