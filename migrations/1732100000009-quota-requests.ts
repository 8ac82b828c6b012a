import type { MigrationInterface, QueryRunner } from 'typeorm';

const NOTICE_COLUMNS = `d.id, d.edition_id, d.stage, d.state, d.released_at AS published_at, d.window_ends_at AS closes_at, d.closed_at,
    p.content::jsonb->>'title' AS title, p.content::jsonb->>'text' AS text, p.content::jsonb->>'contact' AS contact,
    (SELECT count(*) FROM dossier_item i WHERE i.dossier_id = d.id)::int AS items`;
const NOTICE_ROWS = `d.kind = 'notice' AND d.state IN ('open', 'closed') AND d.released_at IS NOT NULL`;

/**
 * Requests for extra slots with their answer, the reason behind a slot beyond the cap, and notices that a nominator
 * publishes: it hears the objections to its own notice, and the public reads whose notice it is.
 */
export class QuotaRequests1732100000009 implements MigrationInterface {
  readonly name = 'QuotaRequests1732100000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE dossier ADD COLUMN answer_sha text;
CREATE INDEX dossier_answer ON dossier(answer_sha) WHERE answer_sha IS NOT NULL;
CREATE INDEX quota_slot_origin ON quota_slot(origin_sha) WHERE origin_sha IS NOT NULL;
CREATE INDEX dossier_request_due ON dossier(due_at) WHERE kind = 'quota-request' AND state = 'drafted';

-- Both see an answer: the one who proposes it, and once it is decided the one who asked.
CREATE POLICY snapshot_of_request ON snapshot FOR SELECT TO app_api USING (
  EXISTS (SELECT 1 FROM dossier d WHERE d.answer_sha = snapshot.sha AND (d.recipient_org = app_org() OR d.state = 'decided')));
-- The reason of a slot beyond the cap is read by the holder of the account and by the authority.
CREATE POLICY snapshot_of_slot ON snapshot FOR SELECT TO app_api USING (
  EXISTS (SELECT 1 FROM quota_slot s WHERE s.origin_sha = snapshot.sha AND s.origin = 'override'));

CREATE POLICY objection_read_nominator ON objection FOR SELECT TO app_api USING (
  app_role() IN ('nominator-clerk', 'nominator-lead') AND lead_org = app_org());

CREATE OR REPLACE VIEW public_notice WITH (security_barrier) AS
  SELECT ${NOTICE_COLUMNS}, o.name_zh AS publisher_zh, o.name_en AS publisher_en
  FROM dossier d JOIN snapshot p ON p.sha = d.content_sha LEFT JOIN organisation o ON o.id = d.owner_org
  WHERE ${NOTICE_ROWS};
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP VIEW public_notice;
CREATE VIEW public_notice WITH (security_barrier) AS
  SELECT ${NOTICE_COLUMNS}
  FROM dossier d JOIN snapshot p ON p.sha = d.content_sha
  WHERE ${NOTICE_ROWS};
GRANT SELECT ON public_notice TO app_public;
DROP POLICY objection_read_nominator ON objection;
DROP POLICY snapshot_of_slot ON snapshot;
DROP POLICY snapshot_of_request ON snapshot;
DROP INDEX dossier_request_due, quota_slot_origin, dossier_answer;
ALTER TABLE dossier DROP COLUMN answer_sha;
`);
  }
}
