import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who runs the evaluation, and keeps away from no case of it. */
const RUNS = `app_role() IN ('authority-clerk', 'authority-lead') AND s.lead_org = app_org() AND s.case_id <> ALL((SELECT app_seated_cases())::uuid[]) AND s.case_id <> ALL((SELECT app_recused_cases())::uuid[])`;

/**
 * A committee votes: each seat has a vote, and the panel the count once it is taken. A vote is read through a view
 * alone: by its member, and by who leads only where the ballot is open and counted. Of a secret one there is the count.
 */
export class CommitteeVotes1732100000083 implements MigrationInterface {
  readonly name = 'CommitteeVotes1732100000083';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE panel ADD COLUMN ballot text CONSTRAINT panel_ballot CHECK (ballot IN ('secret', 'open')),
  ADD COLUMN votes_for integer, ADD COLUMN votes_against integer, ADD COLUMN votes_abstained integer,
  ADD CONSTRAINT panel_count CHECK ((votes_for IS NULL) = (votes_against IS NULL) AND (votes_for IS NULL) = (votes_abstained IS NULL)
    AND (votes_for IS NULL OR (ballot IS NOT NULL AND state = 'complete')));
ALTER TABLE seat ADD COLUMN vote text CONSTRAINT seat_vote CHECK (vote IN ('for', 'against', 'abstain'));
CREATE VIEW seat_ballot WITH (security_barrier) AS
  SELECT s.id, s.panel_id, s.case_id, s.expert_user, s.vote
  FROM seat s JOIN panel p ON p.id = s.panel_id
  WHERE (app_role() = 'expert' AND s.expert_user = app_user()) OR (${RUNS} AND p.state = 'complete' AND p.ballot = 'open');
GRANT SELECT ON seat_ballot TO app_api, app_engine;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP VIEW seat_ballot;
ALTER TABLE seat DROP COLUMN vote;
ALTER TABLE panel DROP COLUMN ballot, DROP COLUMN votes_for, DROP COLUMN votes_against, DROP COLUMN votes_abstained;`);
  }
}
