import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deputations that ran at an instant, as they were found before: by their period alone. */
const BY_PERIOD = `SELECT * FROM deputy WHERE p_at >= starts_at AND p_at < ends_at`;

/** Whose queues a calendar shows, and what stands in them; `deputations` gives the rows of `deputy` that count. */
const feedItems = (
  deputations: string,
) => `CREATE OR REPLACE FUNCTION calendar_feed_items(p_token_hash text, p_at timestamptz)
RETURNS TABLE (uid text, what text, number text, title text, at timestamptz, place text, locale text, org_zh text, org_en text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH me AS (SELECT u.id, u.locale FROM calendar_feed f JOIN app_user u ON u.id = f.user_id AND u.disabled_at IS NULL WHERE f.token_hash = p_token_hash),
  deputations AS (${deputations}),
  mine AS (
    SELECT m.org_id, m.role FROM membership m JOIN me ON me.id = m.user_id WHERE m.ended_at IS NULL
    UNION SELECT m.org_id, m.role FROM deputations d JOIN me ON me.id = d.deputy_user JOIN membership m ON m.id = d.membership_id AND m.ended_at IS NULL),
  queues AS (
    SELECT org_id || '/' || role AS key FROM mine UNION SELECT 'user:' || id FROM me
    UNION SELECT 'user:' || d.principal_user FROM deputations d JOIN me ON me.id = d.deputy_user)
  SELECT 'task-' || t.id, t.kind, t.number, t.title, t.due_at, NULL, me.locale, o.name_zh, o.name_en
  FROM me JOIN queues q ON true JOIN task t ON t.queue_key = q.key AND t.done_at IS NULL AND t.due_at IS NOT NULL JOIN organisation o ON o.id = t.org_id
  UNION ALL
  SELECT DISTINCT 'session-' || p.id, 'defence', c.number, c.title, p.session_at, p.session_place, me.locale, o.name_zh, o.name_en
  FROM me JOIN panel p ON p.session_at IS NOT NULL AND p.state <> 'complete' JOIN case_file c ON c.id = p.case_id AND c.stage = p.stage AND c.outcome = 'running' JOIN organisation o ON o.id = p.lead_org
  WHERE EXISTS (SELECT 1 FROM seat s WHERE s.panel_id = p.id AND s.expert_user = me.id AND s.state IN ('invited', 'accepted', 'sealed'))
     OR EXISTS (SELECT 1 FROM mine WHERE (mine.org_id = p.lead_org AND mine.role IN ('authority-clerk', 'authority-lead', 'nominator-clerk', 'nominator-lead')) OR (mine.org_id = c.applicant_org AND mine.role = 'enterprise-clerk'))
  ORDER BY 5, 1
$$;`;

/**
 * A calendar belongs to somebody who may still act; `more` is what its owner must fulfil besides not being disabled.
 */
const feedExists = (
  more: string,
) => `CREATE OR REPLACE FUNCTION calendar_feed_exists(p_token_hash text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM calendar_feed f JOIN app_user u ON u.id = f.user_id AND u.disabled_at IS NULL WHERE f.token_hash = p_token_hash${more})
$$;`;

/** Who stands in for whom behind a queue, for reminders. */
const deputyNames = (
  deputations: string,
) => `CREATE OR REPLACE FUNCTION deputy_names(p_queue text, p_at timestamptz) RETURNS TABLE (people text[], away text[], deputies text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH held AS (
    SELECT m.id, u.id AS user_id, u.display_name FROM membership m JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL
    WHERE m.ended_at IS NULL AND (m.org_id || '/' || m.role = p_queue OR 'user:' || u.id = p_queue)),
  standing AS (SELECT h.display_name AS person, u.display_name AS deputy FROM held h JOIN (${deputations}) d ON d.membership_id = h.id JOIN app_user u ON u.id = d.deputy_user)
  SELECT (SELECT array_agg(DISTINCT display_name) FROM held), (SELECT array_agg(DISTINCT person) FROM standing), (SELECT array_agg(DISTINCT deputy) FROM standing)
$$;`;

/**
 * Whatever has an end is found by it: deputations in one function, sessions and calendars of an account by a trigger.
 */
export class EndsOfRights1732100000030 implements MigrationInterface {
  readonly name = 'EndsOfRights1732100000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- The one answer to "who may act for whom at this instant": within its period, while the principal holds the role and is not disabled, and while
-- the deputy is an active colleague of the principal's organisation.
CREATE FUNCTION deputies_in_force(p_at timestamptz) RETURNS SETOF deputy LANGUAGE sql STABLE AS $$
  SELECT d.* FROM deputy d
    JOIN membership m ON m.id = d.membership_id AND m.user_id = d.principal_user AND m.ended_at IS NULL
    JOIN app_user p ON p.id = d.principal_user AND p.disabled_at IS NULL
    JOIN app_user u ON u.id = d.deputy_user AND u.disabled_at IS NULL
  WHERE p_at >= d.starts_at AND p_at < d.ends_at
    AND EXISTS (SELECT 1 FROM membership own WHERE own.user_id = d.deputy_user AND own.org_id = m.org_id AND own.ended_at IS NULL)
$$;

-- The role that a session acted in until the role ended; the person is told until another one is chosen.
ALTER TABLE session ADD COLUMN ended_membership uuid REFERENCES membership(id), ADD COLUMN ended_acting_for uuid REFERENCES app_user(id);

-- Whoever disables an account or gives it a new first password ends what was opened with the old one, whichever program does it.
CREATE FUNCTION end_of_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM session WHERE user_id = NEW.id;
  DELETE FROM calendar_feed WHERE user_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER app_user_disabled AFTER UPDATE OF disabled_at ON app_user FOR EACH ROW
  WHEN (NEW.disabled_at IS NOT NULL AND OLD.disabled_at IS NULL) EXECUTE FUNCTION end_of_account();
CREATE TRIGGER app_user_reset AFTER UPDATE OF password_hash ON app_user FOR EACH ROW
  WHEN (NEW.password_hash <> OLD.password_hash AND NEW.must_change) EXECUTE FUNCTION end_of_account();

${deputyNames('SELECT * FROM deputies_in_force(p_at)')}
${feedItems('SELECT * FROM deputies_in_force(p_at)')}
${feedExists('\n    AND EXISTS (SELECT 1 FROM membership m WHERE m.user_id = u.id AND m.ended_at IS NULL)')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
${deputyNames(BY_PERIOD)}
${feedItems(BY_PERIOD)}
${feedExists('')}
DROP TRIGGER app_user_reset ON app_user;
DROP TRIGGER app_user_disabled ON app_user;
DROP FUNCTION end_of_account();
ALTER TABLE session DROP COLUMN ended_membership, DROP COLUMN ended_acting_for;
DROP FUNCTION deputies_in_force(timestamptz);
`);
  }
}
