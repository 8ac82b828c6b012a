import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of a fact that name a document by its number. */
const NUMBERED = `kind IN ('patent', 'report')`;

/**
 * What an expert states of the own history: a conflict of interest rests on facts and not on the name of one employer.
 * The expert writes it, who runs an evaluation reads and vets it, and the worker asks it at each step of a seat. A fact
 * that was wrong is withdrawn and stays on record.
 */
export class ExpertHistory1732100000104 implements MigrationInterface {
  readonly name = 'ExpertHistory1732100000104';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE expert_profile (
  user_id uuid PRIMARY KEY REFERENCES app_user(id),
  title text NOT NULL DEFAULT '',
  level text NOT NULL DEFAULT 'other' CONSTRAINT expert_profile_level CHECK (level IN ('senior', 'associate', 'intermediate', 'other')),
  -- Sheets at a time; null: as many as come.
  load_cap integer CONSTRAINT expert_profile_load CHECK (load_cap BETWEEN 1 AND 200),
  -- Days on which the expert takes no invitation.
  away_from date,
  away_until date,
  consented_at timestamptz,
  updated_at timestamptz NOT NULL,
  vetted_by uuid REFERENCES app_user(id),
  vetted_at timestamptz,
  -- The last day of the vetting.
  vetted_until date,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT expert_profile_away CHECK ((away_from IS NULL) = (away_until IS NULL) AND (away_from IS NULL OR away_from <= away_until)),
  CONSTRAINT expert_profile_vetted CHECK ((vetted_by IS NULL) = (vetted_at IS NULL) AND (vetted_by IS NULL) = (vetted_until IS NULL))
);
CREATE TABLE expert_fact (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES app_user(id),
  kind text NOT NULL CONSTRAINT expert_fact_kind CHECK (kind IN ('employment', 'education', 'patent', 'report', 'relation')),
  -- The unit, or for an adviser or a relation the person, in full.
  party text NOT NULL,
  -- Unified social credit code of the unit (GB 32100-2015).
  uscc text CONSTRAINT expert_fact_uscc CHECK (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  -- Of a patent or a report, as printed.
  number text,
  relation text CONSTRAINT expert_fact_relation CHECK (relation IN ('family', 'adviser', 'student', 'employment', 'shareholding', 'cooperation', 'dispute', 'other')),
  since date,
  until date,
  note text NOT NULL DEFAULT '',
  entered_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT expert_fact_dates CHECK (since IS NULL OR until IS NULL OR since <= until),
  CONSTRAINT expert_fact_named CHECK (CASE WHEN ${NUMBERED} THEN number IS NOT NULL ELSE party <> '' AND number IS NULL END),
  CONSTRAINT expert_fact_related CHECK ((kind = 'relation') = (relation IS NOT NULL))
);
CREATE INDEX expert_fact_user ON expert_fact(user_id);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON expert_profile FOR EACH ROW EXECUTE FUNCTION audit_row('expert-profile', 'user_id', '', 'user_id,updated_at');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON expert_fact FOR EACH ROW EXECUTE FUNCTION audit_row('expert-fact', 'user_id', 'party,uscc,number,note', 'user_id,entered_at');

${['expert_profile', 'expert_fact'].map(guarded).join('\n')}
GRANT SELECT ON expert_profile, expert_fact TO app_api, app_engine;
GRANT INSERT (user_id, title, level, load_cap, away_from, away_until, consented_at, updated_at, version),
  UPDATE (title, level, load_cap, away_from, away_until, consented_at, updated_at, version) ON expert_profile TO app_api;
GRANT INSERT (id, user_id, kind, party, uscc, number, relation, since, until, note, entered_at), UPDATE (withdrawn_at) ON expert_fact TO app_api;

-- Who runs an evaluation confirms what an expert states, never the own. Returns 'done', or the code of the refusal.
CREATE FUNCTION vet_expert(expert uuid, known_version integer, at timestamptz, last_day date) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF app_role() NOT IN ('authority-clerk', 'authority-lead') THEN RETURN 'subject.notFound'; END IF;
  IF expert = ANY (accounts_of(array_remove(ARRAY[app_user(), nullif(current_setting('app.deputy', true), '')::uuid], NULL))) THEN RETURN 'expert.ownVetting'; END IF;
  UPDATE expert_profile SET vetted_by = app_user(), vetted_at = at, vetted_until = last_day WHERE user_id = expert AND version = known_version;
  IF FOUND THEN RETURN 'done'; END IF;
  IF EXISTS (SELECT 1 FROM expert_profile WHERE user_id = expert) THEN RETURN 'expert.profileChanged'; END IF;
  RETURN 'subject.notFound';
END $$;
REVOKE EXECUTE ON FUNCTION vet_expert(uuid, integer, timestamptz, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vet_expert(uuid, integer, timestamptz, date) TO app_api;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION vet_expert(uuid, integer, timestamptz, date);
DROP TABLE expert_fact, expert_profile;`);
  }
}

/** The expert has the own rows, in the role of the expert alone; who runs evaluations reads all. */
const guarded = (table: string) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY ${table}_own ON ${table} TO app_api USING (app_role() = 'expert' AND user_id = app_user()) WITH CHECK (app_role() = 'expert' AND user_id = app_user());
CREATE POLICY ${table}_runs ON ${table} FOR SELECT TO app_api USING (app_role() IN ('authority-clerk', 'authority-lead'));
CREATE POLICY ${table}_engine ON ${table} FOR SELECT TO app_engine USING (true);`;
