import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A person of the organisation who works on cases; experts and operators never see cases through their organisation.
 */
const STAFF = `app_role() NOT IN ('expert', 'operator', '')`;
const OWN_PARTY = `EXISTS (SELECT 1 FROM party p WHERE p.case_id = %ID% AND ((p.org_id = app_org() AND ${STAFF}) OR p.user_id = app_user()))`;
const party = (column: string) => OWN_PARTY.replace('%ID%', column);
const partyAs = (column: string, ...relations: string[]) =>
  `(${STAFF} AND EXISTS (SELECT 1 FROM party p WHERE p.case_id = ${column} AND p.org_id = app_org() AND p.relation IN (${relations.map((r) => `'${r}'`).join(', ')})))`;

/** Rows that the API may read, by table. The engine and the migrator are not bound by these. */
export const READ_POLICIES: Record<string, string> = {
  case_file: party('case_file.id'),
  party: `(org_id = app_org() AND ${STAFF}) OR user_id = app_user()`,
  opinion: `${STAFF} AND (org_id = app_org() OR lead_org = app_org() OR ${partyAs('opinion.case_id', 'authority')})`,
  panel: `(${STAFF} AND lead_org = app_org()) OR EXISTS (SELECT 1 FROM seat s WHERE s.panel_id = panel.id AND s.expert_user = app_user())`,
  seat: `expert_user = app_user() OR (${STAFF} AND lead_org = app_org())`,
  draw: `${STAFF} AND org_id = app_org()`,
  dossier: `${STAFF} AND (owner_org = app_org() OR (recipient_org = app_org() AND state NOT IN ('drafted', 'prepared')))`,
  dossier_item: `EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_item.dossier_id)`,
  quota_account: `${STAFF} AND (app_org() = ANY(org_ids) OR authority_org = app_org())`,
  quota_slot: `EXISTS (SELECT 1 FROM quota_account a WHERE a.id = quota_slot.account_id)`,
  objection: `app_role() IN ('publicity-officer', 'authority-lead', 'authority-clerk') AND lead_org = app_org()`,
  entry: partyAs('entry.case_id', 'applicant', 'authority'),
  task: `queue_key = ANY(app_queues())`,
  case_revision: party('case_revision.case_id'),
  draft: `${STAFF} AND org_id = app_org()`,
  worksheet: `org_id = app_org() AND (user_id = app_user() OR (user_id IS NULL AND ${STAFF}))`,
  attachment: `(${STAFF} AND org_id = app_org()) OR ${party('attachment.case_id')}`,
  upload: `${STAFF} AND org_id = app_org()`,
  case_note: partyAs('case_note.case_id', 'authority', 'nominator', 'group'),
  transition_request: `user_id = app_user()`,
  decision_record: `(audience_orgs IS NULL OR app_org() = ANY(audience_orgs)) AND ((case_id IS NOT NULL AND ${party('decision_record.case_id')}) OR (case_id IS NULL AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = decision_record.dossier_id)))`,
  notification: `queue_key = ANY(app_queues())`,
  reminder: `${STAFF} AND (org_id = app_org() OR sender_org = app_org())`,
  snapshot: `EXISTS (SELECT 1 FROM case_revision r WHERE r.sha = snapshot.sha)
    OR EXISTS (SELECT 1 FROM opinion o WHERE o.text_sha = snapshot.sha)
    OR EXISTS (SELECT 1 FROM dossier d WHERE d.content_sha = snapshot.sha)
    OR EXISTS (SELECT 1 FROM entry e WHERE e.content_sha = snapshot.sha)
    OR EXISTS (SELECT 1 FROM objection b WHERE b.content_sha = snapshot.sha OR b.answer_sha = snapshot.sha)
    OR EXISTS (SELECT 1 FROM seat s WHERE s.reason_sha = snapshot.sha)
    OR EXISTS (SELECT 1 FROM seat_result s WHERE s.sheet_sha = snapshot.sha)`,
};

/** Plain writes the API may make: drafts, files, notes, its own requests. It cannot change a state, even by a bug. */
const WRITE_POLICIES: Record<string, string> = {
  draft: `org_id = app_org() AND app_role() = 'enterprise-clerk'`,
  worksheet: `org_id = app_org() AND updated_by = app_user()`,
  attachment: `org_id = app_org() AND app_role() = 'enterprise-clerk'`,
  upload: `org_id = app_org() AND app_role() = 'enterprise-clerk'`,
  case_note: `org_id = app_org() AND user_id = app_user() AND ${partyAs('case_note.case_id', 'authority', 'nominator', 'group')}`,
  transition_request: `user_id = app_user() AND org_id = app_org() AND role = app_role() AND state = 'pending'`,
  reminder: `sender_org = app_org() AND sent_by = app_user() AND app_role() IN ('authority-clerk', 'authority-lead')`,
  notification: `true`,
  draw: `org_id = app_org() AND drawn_by = app_user()`,
};

/** Four database roles and row-level security behind the API's own policy. */
export class Access1732100000001 implements MigrationInterface {
  readonly name = 'Access1732100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION app_org() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(current_setting('app.org', true), '') $$;
-- The engine and the public never read through the API: scopes that claim to be them are nobody's.
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(nullif(nullif(current_setting('app.role', true), 'system'), 'public'), '') $$;
CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.user', true), '')::uuid $$;
CREATE FUNCTION app_queues() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT string_to_array(coalesce(current_setting('app.queues', true), ''), ',') $$;

-- Totals and sheets of a seat: its expert always, the lead once the panel is complete.
CREATE VIEW seat_result WITH (security_barrier) AS
  SELECT s.id, s.panel_id, s.case_id, s.stage, s.expert_user, s.sheet_sha, s.total, s.sealed_at
  FROM seat s JOIN panel p ON p.id = s.panel_id
  WHERE s.expert_user = app_user() OR (s.lead_org = app_org() AND ${STAFF} AND p.state = 'complete');

GRANT USAGE ON SCHEMA public TO app_api, app_engine, app_public;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO app_api;
REVOKE SELECT ON ledger_event, ledger_head, outbox, fingerprint FROM app_api;
REVOKE SELECT ON seat FROM app_api;
GRANT SELECT (id, panel_id, case_id, stage, lead_org, expert_user, expert_org, state, version, reason_sha, invited_at, due_at, sealed_at) ON seat TO app_api;
GRANT INSERT, UPDATE, DELETE ON session TO app_api;
GRANT UPDATE (failed_count, locked_until, password_hash, must_change, locale, disabled_at, display_name) ON app_user TO app_api;
GRANT INSERT ON app_user, membership, organisation, deputy, recorded_order TO app_api;
GRANT UPDATE (ended_at) ON membership TO app_api;
GRANT UPDATE (name_zh, name_en, region_code, affiliation, detail, uscc) ON organisation TO app_api;
GRANT DELETE ON deputy TO app_api;
GRANT INSERT, UPDATE ON app_setting TO app_api;
GRANT INSERT, UPDATE ON draft, worksheet, attachment, upload, case_note TO app_api;
GRANT DELETE ON upload TO app_api;
GRANT INSERT ON transition_request, outbox, snapshot, reminder, notification, draw TO app_api;
GRANT USAGE ON SEQUENCE outbox_id_seq TO app_api;
GRANT UPDATE (read_at, read_by) ON notification TO app_api;

GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO app_engine;
GRANT DELETE ON dossier_item, outbox, session, upload, fingerprint TO app_engine;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO app_engine;
-- The ledger grows and never changes.
REVOKE UPDATE, DELETE ON ledger_event FROM app_engine;
`);
    for (const [table, using] of Object.entries(READ_POLICIES)) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY ${table}_read ON ${table} FOR SELECT TO app_api USING (${using})`);
      await runner.query(`CREATE POLICY ${table}_engine ON ${table} TO app_engine USING (true) WITH CHECK (true)`);
    }
    for (const [table, check] of Object.entries(WRITE_POLICIES)) {
      await runner.query(`CREATE POLICY ${table}_insert ON ${table} FOR INSERT TO app_api WITH CHECK (${check})`);
      if (['draft', 'worksheet', 'attachment', 'upload', 'case_note'].includes(table))
        await runner.query(
          `CREATE POLICY ${table}_update ON ${table} FOR UPDATE TO app_api USING (${check}) WITH CHECK (${check})`,
        );
    }
    await runner.query(
      `CREATE POLICY upload_delete ON upload FOR DELETE TO app_api USING (${WRITE_POLICIES['upload']})`,
    );
    await runner.query(
      `CREATE POLICY notification_update ON notification FOR UPDATE TO app_api USING (queue_key = ANY(app_queues()))`,
    );
    await runner.query(`CREATE POLICY snapshot_insert ON snapshot FOR INSERT TO app_api WITH CHECK (true)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(READ_POLICIES)) {
      const policies = (await runner.query(`SELECT policyname FROM pg_policies WHERE tablename = '${table}'`)) as {
        policyname: string;
      }[];
      for (const { policyname } of policies) await runner.query(`DROP POLICY ${policyname} ON ${table}`);
      await runner.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    }
    await runner.query(`
DROP VIEW seat_result;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM app_api, app_engine, app_public;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM app_api, app_engine, app_public;
DROP FUNCTION app_org(), app_role(), app_user(), app_queues();
`);
  }
}
