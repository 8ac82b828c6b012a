import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `user_id = app_user()`;
const OPERATOR = `app_role() = 'operator'`;
const SENDER = `app_role() IN ('operator', 'authority-lead') AND sender_org = app_org()`;
const LEADS = `app_role() IN ('nominator-lead', 'department-lead', 'authority-lead', 'authority-clerk')`;

/**
 * From a notice to people: addresses, preferences, deliveries and what became of them, webhooks, mass mail, rungs of
 * reminders, calendar feeds.
 */
export class Notifications1732100000012 implements MigrationInterface {
  readonly name = 'Notifications1732100000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Where a person is reached outside the product.
CREATE TABLE contact (
  user_id uuid PRIMARY KEY REFERENCES app_user(id),
  email text,
  phone text,
  im text,
  updated_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO contact (user_id, email, phone) SELECT id, replace(login, '@', '.') || '@example.org', '00000000000' FROM app_user WHERE demo;

CREATE TABLE notice_preference (
  user_id uuid NOT NULL REFERENCES app_user(id),
  kind text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('now', 'digest', 'never')),
  PRIMARY KEY (user_id, kind)
);

-- What is carried to channels is planned once; notices from before this have been read where they are.
ALTER TABLE notification ADD COLUMN planned_at timestamptz;
UPDATE notification SET planned_at = created_at;
CREATE INDEX notification_unplanned ON notification(created_at) WHERE planned_at IS NULL;

CREATE TABLE webhook (
  id uuid PRIMARY KEY,
  org_id text NOT NULL REFERENCES organisation(id),
  url text NOT NULL,
  secret text NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX webhook_org ON webhook(org_id) WHERE ended_at IS NULL;

CREATE TABLE mass_mail (
  id uuid PRIMARY KEY,
  edition_id text NOT NULL REFERENCES edition(id),
  audience text NOT NULL CHECK (audience IN ('applicants', 'nominators')),
  subject jsonb NOT NULL,
  body jsonb NOT NULL,
  recipients uuid[] NOT NULL,
  sender_user uuid NOT NULL,
  sender_org text NOT NULL,
  state text NOT NULL CHECK (state IN ('counted', 'confirmed', 'planned')),
  counted_at timestamptz NOT NULL,
  confirmed_at timestamptz
);
CREATE INDEX mass_mail_confirmed ON mass_mail(confirmed_at) WHERE state = 'confirmed';

-- One message to one person (or webhook) over one channel. The key makes it one, however often it is planned.
CREATE TABLE delivery (
  id uuid PRIMARY KEY,
  delivery_key text NOT NULL UNIQUE,
  notification_id uuid,
  user_id uuid,
  webhook_id uuid REFERENCES webhook(id),
  mass_mail_id uuid REFERENCES mass_mail(id),
  kind text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms', 'im', 'webhook')),
  urgency text NOT NULL,
  address text,
  locale text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'collected', 'sending', 'sent', 'bounced', 'failed', 'unreachable')),
  -- Not before this.
  due_at timestamptz NOT NULL,
  digest_id uuid REFERENCES delivery(id),
  attempt integer NOT NULL DEFAULT 0,
  claimed_at timestamptz,
  sent_at timestamptz,
  error text,
  created_at timestamptz NOT NULL
);
CREATE INDEX delivery_due ON delivery(due_at) WHERE state IN ('planned', 'collected');
CREATE INDEX delivery_claimed ON delivery(claimed_at) WHERE state = 'sending';
CREATE INDEX delivery_user ON delivery(user_id, created_at DESC);
CREATE INDEX delivery_list ON delivery(created_at DESC, id);
CREATE INDEX delivery_mass ON delivery(mass_mail_id) WHERE mass_mail_id IS NOT NULL;

CREATE TABLE delivery_attempt (
  delivery_id uuid NOT NULL REFERENCES delivery(id),
  attempt integer NOT NULL,
  at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('sent', 'retried', 'bounced', 'failed', 'unreachable')),
  code integer,
  detail text,
  PRIMARY KEY (delivery_id, attempt)
);

-- The mailbox of a demo: what its mail server and its gateways were given. A message that comes twice is one.
CREATE TABLE mailbox_message (
  message_id text PRIMARY KEY,
  channel text NOT NULL,
  kind text NOT NULL,
  recipient text NOT NULL,
  sender text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  copies integer NOT NULL DEFAULT 1,
  received_at timestamptz NOT NULL,
  read_at timestamptz
);
CREATE INDEX mailbox_message_list ON mailbox_message(received_at DESC, message_id);

-- A rung of a ladder for a piece of work and its date: once, silent or not. An extended date is another date.
CREATE TABLE reminder_rung (
  task_id uuid NOT NULL REFERENCES task(id),
  rung text NOT NULL,
  due_at timestamptz NOT NULL,
  act text NOT NULL,
  silent boolean NOT NULL,
  fired_at timestamptz NOT NULL,
  PRIMARY KEY (task_id, rung, due_at)
);
CREATE INDEX task_open_due ON task(due_at) WHERE done_at IS NULL AND due_at IS NOT NULL;

CREATE TABLE calendar_feed (
  user_id uuid PRIMARY KEY REFERENCES app_user(id),
  token_hash text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL
);

-- A person has handed over: somebody deputises for the membership at this time.
CREATE FUNCTION deputy_names(p_queue text, p_at timestamptz) RETURNS TABLE (people text[], away text[], deputies text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH held AS (
    SELECT m.id, u.id AS user_id, u.display_name FROM membership m JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL
    WHERE m.ended_at IS NULL AND (m.org_id || '/' || m.role = p_queue OR 'user:' || u.id = p_queue)),
  standing AS (SELECT h.display_name AS person, u.display_name AS deputy FROM held h JOIN deputy d ON d.membership_id = h.id AND p_at >= d.starts_at AND p_at < d.ends_at JOIN app_user u ON u.id = d.deputy_user)
  SELECT (SELECT array_agg(DISTINCT display_name) FROM held), (SELECT array_agg(DISTINCT person) FROM standing), (SELECT array_agg(DISTINCT deputy) FROM standing)
$$;

-- Dated open work below a lead: of its own organisation, and for the authority what the ladder has listed in its editions.
CREATE FUNCTION reminder_desk(p_at timestamptz, p_until timestamptz)
RETURNS TABLE (id uuid, kind text, number text, title text, org_id text, org_zh text, org_en text, role text, queue_key text, stage text, due_at timestamptz, rungs jsonb, listed boolean, people text[], away text[], deputies text[], total bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH seen AS (
    SELECT t.*, r.rungs, coalesce(r.listed, false) AS listed, o.name_zh, o.name_en, count(*) OVER () AS total
    FROM task t JOIN organisation o ON o.id = t.org_id JOIN edition e ON e.id = t.edition_id
    LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('rung', g.rung, 'act', g.act, 'at', g.fired_at) ORDER BY g.fired_at) FILTER (WHERE NOT g.silent) AS rungs, bool_or(g.act = 'list' AND NOT g.silent) AS listed FROM reminder_rung g WHERE g.task_id = t.id AND g.due_at = t.due_at) r ON true
    WHERE t.done_at IS NULL AND t.due_at < p_until AND ${LEADS} AND t.role <> 'expert'
      AND (t.org_id = app_org() OR (r.listed AND e.authority_org = app_org()))
    ORDER BY t.due_at, t.id LIMIT 200)
  SELECT s.id, s.kind, s.number, CASE WHEN s.org_id = app_org() THEN s.title ELSE '' END, s.org_id, s.name_zh, s.name_en, s.role, s.queue_key, s.stage, s.due_at, coalesce(s.rungs, '[]'), s.listed, n.people, n.away, n.deputies, s.total
  FROM seen s CROSS JOIN LATERAL deputy_names(s.queue_key, p_at) n ORDER BY s.due_at, s.id
$$;

-- Active people behind an audience of an edition; nobody learns a list by this who may not write to it.
CREATE FUNCTION mass_mail_recipients(p_edition text, p_audience text) RETURNS TABLE (user_id uuid, display_name text, org_zh text, org_en text, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (u.id) u.id, u.display_name, o.name_zh, o.name_en, c.email
  FROM edition e JOIN membership m ON m.ended_at IS NULL JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL JOIN organisation o ON o.id = m.org_id LEFT JOIN contact c ON c.user_id = u.id
  WHERE e.id = p_edition AND (app_role() = 'operator' OR (app_role() = 'authority-lead' AND e.authority_org = app_org()))
    AND CASE p_audience
      WHEN 'applicants' THEN m.role = 'enterprise-clerk' AND EXISTS (SELECT 1 FROM case_file f WHERE f.edition_id = e.id AND f.applicant_org = m.org_id)
      WHEN 'nominators' THEN m.role IN ('nominator-clerk', 'nominator-lead') AND e.definition->'roster' @> jsonb_build_array(jsonb_build_object('org', m.org_id))
      ELSE false END
  ORDER BY u.id, m.id
$$;

-- One's own dates by the token of one's feed: no session stands behind it, so the function takes nothing else.
CREATE FUNCTION calendar_feed_items(p_token_hash text, p_at timestamptz)
RETURNS TABLE (uid text, what text, number text, title text, at timestamptz, place text, locale text, org_zh text, org_en text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH me AS (SELECT u.id, u.locale FROM calendar_feed f JOIN app_user u ON u.id = f.user_id AND u.disabled_at IS NULL WHERE f.token_hash = p_token_hash),
  mine AS (
    SELECT m.org_id, m.role FROM membership m JOIN me ON me.id = m.user_id WHERE m.ended_at IS NULL
    UNION SELECT m.org_id, m.role FROM deputy d JOIN me ON me.id = d.deputy_user JOIN membership m ON m.id = d.membership_id AND m.ended_at IS NULL WHERE p_at >= d.starts_at AND p_at < d.ends_at),
  queues AS (
    SELECT org_id || '/' || role AS key FROM mine UNION SELECT 'user:' || id FROM me
    UNION SELECT 'user:' || d.principal_user FROM deputy d JOIN me ON me.id = d.deputy_user WHERE p_at >= d.starts_at AND p_at < d.ends_at)
  SELECT 'task-' || t.id, t.kind, t.number, t.title, t.due_at, NULL, me.locale, o.name_zh, o.name_en
  FROM me JOIN queues q ON true JOIN task t ON t.queue_key = q.key AND t.done_at IS NULL AND t.due_at IS NOT NULL JOIN organisation o ON o.id = t.org_id
  UNION ALL
  SELECT DISTINCT 'session-' || p.id, 'defence', c.number, c.title, p.session_at, p.session_place, me.locale, o.name_zh, o.name_en
  FROM me JOIN panel p ON p.session_at IS NOT NULL AND p.state <> 'complete' JOIN case_file c ON c.id = p.case_id AND c.stage = p.stage AND c.outcome = 'running' JOIN organisation o ON o.id = p.lead_org
  WHERE EXISTS (SELECT 1 FROM seat s WHERE s.panel_id = p.id AND s.expert_user = me.id AND s.state IN ('invited', 'accepted', 'sealed'))
     OR EXISTS (SELECT 1 FROM mine WHERE (mine.org_id = p.lead_org AND mine.role IN ('authority-clerk', 'authority-lead', 'nominator-clerk', 'nominator-lead')) OR (mine.org_id = c.applicant_org AND mine.role = 'enterprise-clerk'))
  ORDER BY 5, 1
$$;
CREATE FUNCTION calendar_feed_exists(p_token_hash text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM calendar_feed f JOIN app_user u ON u.id = f.user_id AND u.disabled_at IS NULL WHERE f.token_hash = p_token_hash)
$$;

-- Sends once more what bounced or failed, as an operator asks.
CREATE FUNCTION operator_resend_delivery(p_id uuid, p_at timestamptz) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH again AS (UPDATE delivery d SET state = 'planned', due_at = p_at, error = NULL,
      address = CASE d.channel WHEN 'email' THEN coalesce((SELECT email FROM contact c WHERE c.user_id = d.user_id), d.address) WHEN 'sms' THEN coalesce((SELECT phone FROM contact c WHERE c.user_id = d.user_id), d.address) ELSE d.address END
    WHERE d.id = p_id AND ${OPERATOR} AND d.state IN ('bounced', 'failed', 'unreachable') RETURNING d.id)
  SELECT EXISTS (SELECT 1 FROM again)
$$;

ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice_preference ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE mass_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE mailbox_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_feed ENABLE ROW LEVEL SECURITY;

GRANT SELECT, INSERT, UPDATE ON contact, calendar_feed, mass_mail TO app_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON notice_preference TO app_api;
GRANT DELETE ON calendar_feed TO app_api;
-- A webhook's secret is shown once, when it is made.
GRANT SELECT (id, org_id, url, created_by, created_at, ended_at), INSERT, UPDATE (ended_at) ON webhook TO app_api;
-- That a message went out, not what it says.
GRANT SELECT (id, user_id, webhook_id, mass_mail_id, kind, channel, urgency, address, state, due_at, digest_id, attempt, sent_at, error, created_at) ON delivery TO app_api;
GRANT SELECT ON delivery_attempt TO app_api;
GRANT SELECT, UPDATE (read_at) ON mailbox_message TO app_api;
GRANT SELECT, INSERT, UPDATE ON contact, notice_preference, webhook, mass_mail, delivery, delivery_attempt, mailbox_message, reminder_rung, calendar_feed TO app_engine;
GRANT EXECUTE ON FUNCTION deputy_names(text, timestamptz) TO app_engine;
GRANT EXECUTE ON FUNCTION reminder_desk(timestamptz, timestamptz), mass_mail_recipients(text, text), calendar_feed_items(text, timestamptz), calendar_feed_exists(text), operator_resend_delivery(uuid, timestamptz) TO app_api;
REVOKE EXECUTE ON FUNCTION deputy_names(text, timestamptz) FROM PUBLIC;

CREATE POLICY contact_own ON contact TO app_api USING (${OWN}) WITH CHECK (${OWN});
CREATE POLICY contact_operator ON contact FOR SELECT TO app_api USING (${OPERATOR});
CREATE POLICY notice_preference_own ON notice_preference TO app_api USING (${OWN}) WITH CHECK (${OWN});
CREATE POLICY webhook_operator ON webhook TO app_api USING (${OPERATOR}) WITH CHECK (${OPERATOR});
CREATE POLICY mass_mail_read ON mass_mail FOR SELECT TO app_api USING (${SENDER});
CREATE POLICY mass_mail_insert ON mass_mail FOR INSERT TO app_api WITH CHECK (${SENDER} AND sender_user = app_user() AND state = 'counted');
CREATE POLICY mass_mail_update ON mass_mail FOR UPDATE TO app_api USING (${SENDER} AND state = 'counted') WITH CHECK (${SENDER} AND state = 'confirmed');
CREATE POLICY delivery_read ON delivery FOR SELECT TO app_api USING (${OPERATOR} OR ${OWN} OR EXISTS (SELECT 1 FROM mass_mail m WHERE m.id = delivery.mass_mail_id));
CREATE POLICY delivery_attempt_read ON delivery_attempt FOR SELECT TO app_api USING (EXISTS (SELECT 1 FROM delivery d WHERE d.id = delivery_attempt.delivery_id));
CREATE POLICY mailbox_operator ON mailbox_message TO app_api USING (${OPERATOR}) WITH CHECK (${OPERATOR});
CREATE POLICY calendar_feed_own ON calendar_feed TO app_api USING (${OWN}) WITH CHECK (${OWN});
`);
    for (const table of [
      'contact',
      'notice_preference',
      'webhook',
      'mass_mail',
      'delivery',
      'delivery_attempt',
      'mailbox_message',
      'calendar_feed',
    ])
      await runner.query(`CREATE POLICY ${table}_engine ON ${table} TO app_engine USING (true) WITH CHECK (true)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION operator_resend_delivery(uuid, timestamptz), calendar_feed_exists(text), calendar_feed_items(text, timestamptz), mass_mail_recipients(text, text), reminder_desk(timestamptz, timestamptz), deputy_names(text, timestamptz);
DROP INDEX task_open_due;
DROP TABLE calendar_feed, reminder_rung, mailbox_message, delivery_attempt, delivery, mass_mail, webhook, notice_preference, contact;
DROP INDEX notification_unplanned;
ALTER TABLE notification DROP COLUMN planned_at;
`);
  }
}
