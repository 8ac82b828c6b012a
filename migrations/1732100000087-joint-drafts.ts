import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A body that is asked contributes to a joint draft and confirms the draft that was circulated to it: both texts stand
 * beside its answer. Who sees what a body was asked sees them: the body itself and the lead, and no other body.
 */
export class JointDrafts1732100000087 implements MigrationInterface {
  readonly name = 'JointDrafts1732100000087';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE opinion ADD COLUMN contribution_sha text, ADD COLUMN draft_sha text,
  ADD CONSTRAINT opinion_state CHECK (state IN ('asked', 'assigned', 'proposed', 'answered', 'cancelled', 'contributed', 'verified', 'circulated')),
  ADD CONSTRAINT opinion_draft_circulated CHECK (state <> 'circulated' OR draft_sha IS NOT NULL),
  ADD CONSTRAINT opinion_contributed CHECK (state NOT IN ('contributed', 'verified') OR contribution_sha IS NOT NULL);
CREATE INDEX opinion_contribution ON opinion(contribution_sha);
CREATE INDEX opinion_draft ON opinion(draft_sha);
CREATE POLICY snapshot_of_contribution ON snapshot FOR SELECT TO app_api USING (
  EXISTS (SELECT 1 FROM opinion o WHERE o.contribution_sha = snapshot.sha OR o.draft_sha = snapshot.sha));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP POLICY snapshot_of_contribution ON snapshot;
ALTER TABLE opinion DROP CONSTRAINT opinion_state, DROP COLUMN contribution_sha, DROP COLUMN draft_sha;`);
  }
}
