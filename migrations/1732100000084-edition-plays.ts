import type { MigrationInterface, QueryRunner } from 'typeorm';

const AUTHORITY = `app_role() IN ('authority-clerk', 'authority-lead') AND authority_org = app_org()`;
const EXPIRED = `touched_at < clock_timestamp() - interval '14 days'`;

/**
 * What somebody let happen while trying out a version that is not open. The events are all there is: played again they
 * give the sample cases, which stand nowhere else. One play for each person and version; after two weeks without a
 * touch whoever begins the next one clears it away.
 */
export class EditionPlays1732100000084 implements MigrationInterface {
  readonly name = 'EditionPlays1732100000084';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE edition_play (
  edition_id text NOT NULL,
  version integer NOT NULL,
  user_id uuid NOT NULL REFERENCES app_user(id),
  authority_org text NOT NULL,
  -- Drawn anew with each beginning, so that nobody takes the events of one play for those of another.
  play_id uuid NOT NULL,
  -- Revision of the text that is played; another text is another play.
  revision integer NOT NULL,
  events jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(events) = 'array' AND octet_length(events::text) <= 1000000),
  -- What plays of this revision reached, those thrown away included.
  trace jsonb NOT NULL,
  touched_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (edition_id, version, user_id),
  FOREIGN KEY (edition_id, version) REFERENCES edition_version(edition_id, version) ON DELETE CASCADE
);
ALTER TABLE edition_play ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON edition_play TO app_api;
CREATE POLICY edition_play_read ON edition_play FOR SELECT TO app_api USING ((${AUTHORITY}) OR ${EXPIRED});
CREATE POLICY edition_play_insert ON edition_play FOR INSERT TO app_api WITH CHECK (${AUTHORITY} AND user_id = app_user());
CREATE POLICY edition_play_update ON edition_play FOR UPDATE TO app_api USING (${AUTHORITY} AND user_id = app_user()) WITH CHECK (${AUTHORITY} AND user_id = app_user());
CREATE POLICY edition_play_delete ON edition_play FOR DELETE TO app_api USING ((${AUTHORITY} AND user_id = app_user()) OR ${EXPIRED});`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE edition_play`);
  }
}
