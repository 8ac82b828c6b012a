import type { MigrationInterface, QueryRunner } from 'typeorm';

const LEADS = `app_role() IN ('authority-clerk', 'authority-lead')`;
const ROUND = (column: string) =>
  `EXISTS (SELECT 1 FROM draw_round r WHERE r.id = ${column} AND r.authority_org = app_org() AND ${LEADS})`;

/**
 * Rounds in which experts are drawn so that outsiders can check it. A round is frozen once, and its acts are added one
 * after the other, each with its place in the ledger; nothing but the two functions writes any of it. The product takes
 * no act that a reader of the transcript would refuse; the database compares the people behind it.
 */
export class OpenDraws1732100000101 implements MigrationInterface {
  readonly name = 'OpenDraws1732100000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE draw_round (
  id uuid PRIMARY KEY,
  edition_id text NOT NULL REFERENCES edition(id),
  stage text NOT NULL,
  number integer NOT NULL,
  authority_org text NOT NULL,
  -- What is published before any seed, with the digest of it.
  frozen jsonb NOT NULL,
  commitment text NOT NULL,
  -- The experts under their codes; published with the first draw.
  leaves jsonb NOT NULL,
  phase text NOT NULL DEFAULT 'frozen' CHECK (phase IN ('frozen', 'drawn', 'annulled')),
  seq integer NOT NULL DEFAULT 0,
  head text NOT NULL,
  frozen_by uuid NOT NULL,
  frozen_at timestamptz NOT NULL,
  UNIQUE (edition_id, stage, number)
);
CREATE TABLE draw_act (
  round_id uuid NOT NULL REFERENCES draw_round(id),
  seq integer NOT NULL,
  act jsonb NOT NULL,
  head text NOT NULL,
  by_user uuid NOT NULL,
  -- Who sat at the keyboard, where a deputy acted: both have signed.
  by_deputy uuid,
  PRIMARY KEY (round_id, seq)
);
-- Who has which code, with the salt that the expert alone is told.
CREATE TABLE draw_expert (
  round_id uuid NOT NULL REFERENCES draw_round(id),
  user_id uuid NOT NULL REFERENCES app_user(id),
  code text NOT NULL,
  salt text NOT NULL,
  PRIMARY KEY (round_id, user_id),
  UNIQUE (round_id, code)
);
CREATE INDEX draw_expert_user ON draw_expert(user_id);
CREATE TABLE draw_panel (
  round_id uuid NOT NULL REFERENCES draw_round(id),
  code text NOT NULL,
  case_id uuid NOT NULL REFERENCES case_file(id),
  stage text NOT NULL,
  salt text NOT NULL,
  -- False once the round was ended: the case may stand in another one.
  live boolean NOT NULL DEFAULT true,
  -- Codes in the order of the seats; null while nothing is drawn.
  seats text[],
  PRIMARY KEY (round_id, code)
);
CREATE UNIQUE INDEX draw_panel_live ON draw_panel(case_id, stage) WHERE live;

ALTER TABLE draw_round ENABLE ROW LEVEL SECURITY;
ALTER TABLE draw_act ENABLE ROW LEVEL SECURITY;
ALTER TABLE draw_expert ENABLE ROW LEVEL SECURITY;
ALTER TABLE draw_panel ENABLE ROW LEVEL SECURITY;
CREATE POLICY draw_round_read ON draw_round FOR SELECT TO app_api USING (authority_org = app_org() AND ${LEADS});
CREATE POLICY draw_act_read ON draw_act FOR SELECT TO app_api USING (${ROUND('round_id')});
CREATE POLICY draw_expert_read ON draw_expert FOR SELECT TO app_api USING (${ROUND('round_id')});
CREATE POLICY draw_panel_read ON draw_panel FOR SELECT TO app_api USING (${ROUND('round_id')});
CREATE POLICY draw_panel_recusal ON draw_panel AS RESTRICTIVE FOR SELECT TO app_api USING (case_id <> ALL((SELECT app_recused_cases())::uuid[]));
CREATE POLICY draw_round_engine ON draw_round TO app_engine USING (true) WITH CHECK (true);
CREATE POLICY draw_act_engine ON draw_act TO app_engine USING (true) WITH CHECK (true);
CREATE POLICY draw_expert_engine ON draw_expert TO app_engine USING (true) WITH CHECK (true);
CREATE POLICY draw_panel_engine ON draw_panel TO app_engine USING (true) WITH CHECK (true);
GRANT SELECT ON draw_round, draw_act, draw_expert, draw_panel TO app_api, app_engine;
-- A seat that is given waits for a round that is being ended, and the other way round.
GRANT UPDATE (live) ON draw_panel TO app_engine;

-- What an expert is told of the rounds that she stands in, and nobody else.
CREATE VIEW own_draw_code WITH (security_barrier) AS
  SELECT r.id AS round_id, r.edition_id, r.stage, r.number, r.frozen, r.commitment, r.leaves, r.phase, r.frozen_at, e.code, e.salt
  FROM draw_expert e JOIN draw_round r ON r.id = e.round_id
  WHERE app_role() = 'expert' AND e.user_id = app_user();
GRANT SELECT ON own_draw_code TO app_api;

-- What everybody may read: the experts from the first draw on, and no name at any time.
CREATE VIEW public_draw WITH (security_barrier) AS
  SELECT r.id, r.edition_id, r.stage, r.number, r.frozen, r.commitment, r.phase, r.seq, r.head, r.frozen_at,
    CASE WHEN EXISTS (SELECT 1 FROM draw_act a WHERE a.round_id = r.id AND a.act->>'type' = 'drawn') THEN r.leaves END AS experts,
    (SELECT count(*)::int FROM draw_act a WHERE a.round_id = r.id AND a.act->>'type' = 'drawn') AS draws
  FROM draw_round r;
CREATE VIEW public_draw_act WITH (security_barrier) AS SELECT round_id, seq, act, head FROM draw_act;
GRANT SELECT ON public_draw, public_draw_act TO app_public;

-- Adds to the chain of a round in the ledger; the text is canonical and the columns follow from it.
CREATE FUNCTION ledger_of_draw(wanted uuid, p_payload text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  said jsonb := p_payload::jsonb;
  before ledger_head;
  previous text;
  digest text;
BEGIN
  SELECT * INTO before FROM ledger_head WHERE subject_type = 'draw' AND subject_id = wanted FOR UPDATE;
  previous := coalesce(before.hash, repeat('0', 64));
  digest := encode(sha256(convert_to(previous || E'\\n' || p_payload, 'UTF8')), 'hex');
  IF said->>'subjectType' <> 'draw' OR (said->>'subjectId')::uuid <> wanted OR (said->>'seq')::int <> coalesce(before.seq, 0) + 1
    OR (said->>'actorUser')::uuid <> app_user() OR said->>'actorOrg' <> app_org() THEN
    RAISE EXCEPTION 'an event of another chain' USING ERRCODE = '42501';
  END IF;
  INSERT INTO ledger_event (subject_type, subject_id, seq, type, payload, prev_hash, hash, actor_user, actor_org, actor_role, at, request_id, definition_digest)
  VALUES ('draw', wanted, (said->>'seq')::int, said->>'type', p_payload, previous, digest, (said->>'actorUser')::uuid, said->>'actorOrg', said->>'actorRole',
    (said->>'at')::timestamptz, (said->>'requestId')::uuid, said->>'definitionDigest');
  INSERT INTO ledger_head (subject_type, subject_id, seq, hash) VALUES ('draw', wanted, (said->>'seq')::int, digest)
  ON CONFLICT (subject_type, subject_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash;
END $$;

-- Freezes a round. Returns 'done', or the code of the refusal.
CREATE FUNCTION freeze_draw(given jsonb, p_experts jsonb, p_panels jsonb, p_payload text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE r draw_round := jsonb_populate_record(NULL::draw_round, given);
BEGIN
  IF NOT (${LEADS}) OR r.authority_org <> app_org() OR EXISTS (SELECT 1 FROM jsonb_to_recordset(p_panels) p(case_id uuid)
      LEFT JOIN case_file c ON c.id = p.case_id AND c.edition_id = r.edition_id AND c.authority_org = app_org() AND c.stage = r.stage
      WHERE c.id IS NULL OR c.id = ANY(app_recused_cases())) THEN RETURN 'subject.notFound'; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('draw/' || r.edition_id || '/' || r.stage, 0));
  IF r.number <> (SELECT count(*) + 1 FROM draw_round o WHERE o.edition_id = r.edition_id AND o.stage = r.stage) THEN RETURN 'draw.moved'; END IF;
  IF EXISTS (SELECT 1 FROM draw_panel p JOIN jsonb_to_recordset(p_panels) n(case_id uuid) ON n.case_id = p.case_id WHERE p.stage = r.stage AND p.live) THEN RETURN 'draw.inRound'; END IF;
  IF EXISTS (SELECT 1 FROM seat s JOIN jsonb_to_recordset(p_panels) n(case_id uuid) ON n.case_id = s.case_id WHERE s.stage = r.stage AND s.state NOT IN ('recused', 'replaced')) THEN RETURN 'draw.seated'; END IF;
  INSERT INTO draw_round (id, edition_id, stage, number, authority_org, frozen, commitment, leaves, head, frozen_by, frozen_at)
  VALUES (r.id, r.edition_id, r.stage, r.number, r.authority_org, r.frozen, r.commitment, r.leaves, r.commitment, app_user(), r.frozen_at);
  INSERT INTO draw_expert (round_id, user_id, code, salt) SELECT r.id, user_id, code, salt FROM jsonb_to_recordset(p_experts) e(user_id uuid, code text, salt text);
  INSERT INTO draw_panel (round_id, code, case_id, stage, salt) SELECT r.id, code, case_id, r.stage, salt FROM jsonb_to_recordset(p_panels) p(code text, case_id uuid, salt text);
  PERFORM ledger_of_draw(r.id, p_payload);
  RETURN 'done';
END $$;

-- Takes the acts of one request: what a person did, and a draw that follows from it. 'p_panels' are the seats of each panel where they
-- changed. Returns 'done', or the code of the refusal.
CREATE FUNCTION act_on_draw(wanted uuid, p_entries jsonb, p_phase text, p_panels jsonb, p_payloads text[]) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  r draw_round;
  asked jsonb := p_entries->0->'act';
  payload text;
BEGIN
  SELECT * INTO r FROM draw_round WHERE id = wanted FOR UPDATE;
  IF NOT FOUND OR NOT (${LEADS}) OR r.authority_org <> app_org() THEN RETURN 'subject.notFound'; END IF;
  IF (asked->>'seq')::int <> r.seq + 1 THEN RETURN 'draw.moved'; END IF;
  PERFORM 1 FROM draw_panel WHERE round_id = wanted FOR UPDATE;
  IF asked->>'type' = 'witness-committed' AND EXISTS (SELECT 1 FROM draw_act a WHERE a.round_id = wanted AND a.act->>'type' = 'witness-committed'
      AND a.act->>'witness' <> asked->>'witness' AND (a.by_user = ANY(app_people()) OR a.by_deputy = ANY(app_people()))
      AND a.seq > coalesce((SELECT max(c.seq) FROM draw_act c WHERE c.round_id = wanted AND c.act->>'type' = 'repeat-confirmed'), 0)) THEN RETURN 'draw.samePerson'; END IF;
  IF asked->>'type' = 'repeat-confirmed' THEN
    IF EXISTS (SELECT 1 FROM draw_act a WHERE a.round_id = wanted AND a.seq = (SELECT max(p.seq) FROM draw_act p WHERE p.round_id = wanted AND p.act->>'type' = 'repeat-proposed')
      AND (a.by_user = ANY(app_people()) OR a.by_deputy = ANY(app_people()))) THEN RETURN 'draw.samePerson'; END IF;
    IF EXISTS (SELECT 1 FROM seat s JOIN draw_panel p ON p.case_id = s.case_id AND p.stage = s.stage WHERE p.round_id = wanted AND s.state NOT IN ('recused', 'replaced')) THEN RETURN 'draw.seated'; END IF;
  END IF;
  INSERT INTO draw_act (round_id, seq, act, head, by_user, by_deputy)
  SELECT wanted, (e->'act'->>'seq')::int, e->'act', e->>'head', app_user(), nullif(current_setting('app.deputy', true), '')::uuid FROM jsonb_array_elements(p_entries) e;
  UPDATE draw_round SET phase = p_phase, seq = (p_entries->-1->'act'->>'seq')::int, head = p_entries->-1->>'head' WHERE id = wanted;
  UPDATE draw_panel p SET live = p_phase <> 'annulled', seats = CASE WHEN p_phase = 'drawn' THEN
    (SELECT array_agg(s ORDER BY n) FROM jsonb_array_elements_text(p_panels->p.code) WITH ORDINALITY AS t(s, n)) END WHERE p.round_id = wanted;
  FOREACH payload IN ARRAY p_payloads LOOP PERFORM ledger_of_draw(wanted, payload); END LOOP;
  RETURN 'done';
END $$;
REVOKE ALL ON FUNCTION ledger_of_draw(uuid, text), freeze_draw(jsonb, jsonb, jsonb, text), act_on_draw(uuid, jsonb, text, jsonb, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION freeze_draw(jsonb, jsonb, jsonb, text), act_on_draw(uuid, jsonb, text, jsonb, text[]) TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION act_on_draw(uuid, jsonb, text, jsonb, text[]), freeze_draw(jsonb, jsonb, jsonb, text), ledger_of_draw(uuid, text);
DROP VIEW public_draw_act, public_draw, own_draw_code;
DROP TABLE draw_panel, draw_expert, draw_act, draw_round;
`);
  }
}
