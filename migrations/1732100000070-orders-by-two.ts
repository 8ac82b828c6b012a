import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders that name or remove people; `ORDERS_BY_TWO` of the domain says the same, and a test compares them. */
const BY_TWO = `('merge-nominator', 'replace-official')`;
const WAITS = `interval '14 days'`;
const OF_AUTHORITY = `app_role() IN ('authority-clerk', 'authority-lead') AND authority_org = app_org()`;

/**
 * An order that gives or takes a power is proposed by one person of the authority and put into effect by another: the
 * database takes none without its proposal, and compares the people.
 */
export class OrdersByTwo1732100000070 implements MigrationInterface {
  readonly name = 'OrdersByTwo1732100000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE order_proposal (
  id uuid PRIMARY KEY,
  edition_id text NOT NULL REFERENCES edition(id),
  authority_org text NOT NULL,
  kind text NOT NULL CHECK (kind IN ${BY_TWO}),
  -- The order as it was written; it is worked out again when it takes effect.
  body jsonb NOT NULL,
  changes jsonb NOT NULL,
  state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'confirmed', 'declined', 'withdrawn', 'expired')),
  proposed_by uuid NOT NULL,
  -- Whom the proposer stood in for, where a deputy proposed: both have signed once.
  proposed_deputy uuid,
  proposed_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  CHECK ((state IN ('proposed', 'expired')) = (decided_by IS NULL)),
  CHECK (state <> 'confirmed' OR decided_by <> proposed_by)
);
CREATE INDEX order_proposal_state ON order_proposal(authority_org, state, proposed_at DESC);
CREATE UNIQUE INDEX order_proposal_open ON order_proposal(edition_id, md5(body::text)) WHERE state = 'proposed';
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON order_proposal FOR EACH ROW EXECUTE FUNCTION audit_row('order', 'edition_id', 'body,changes', '');
ALTER TABLE recorded_order ADD COLUMN proposal_id uuid REFERENCES order_proposal(id);

ALTER TABLE order_proposal ENABLE ROW LEVEL SECURITY;
CREATE POLICY order_proposal_read ON order_proposal FOR SELECT TO app_api USING (${OF_AUTHORITY});
CREATE POLICY order_proposal_insert ON order_proposal FOR INSERT TO app_api WITH CHECK (${OF_AUTHORITY} AND proposed_by = app_user() AND state = 'proposed');
CREATE POLICY order_proposal_decide ON order_proposal FOR UPDATE TO app_api USING (${OF_AUTHORITY} AND state = 'proposed') WITH CHECK (${OF_AUTHORITY} AND decided_by = app_user());
GRANT SELECT, INSERT ON order_proposal TO app_api;
GRANT UPDATE (state, decided_by, decided_at) ON order_proposal TO app_api;

CREATE FUNCTION order_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF session_user <> 'app_api' OR NEW.kind NOT IN ${BY_TWO} THEN RETURN NEW; END IF;
  IF NOT EXISTS (SELECT 1 FROM order_proposal p WHERE p.id = NEW.proposal_id AND p.edition_id = NEW.edition_id AND p.kind = NEW.kind AND p.state = 'proposed'
      AND p.proposed_by <> ALL(app_people()) AND (p.proposed_deputy IS NULL OR p.proposed_deputy <> ALL(app_people()))) THEN
    RAISE EXCEPTION 'order.samePerson' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON recorded_order FOR EACH ROW EXECUTE FUNCTION order_guard();

-- The leads of the authority hear of a proposal, who proposed of its end.
CREATE FUNCTION tell_of_order() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE queue text;
BEGIN
  IF TG_OP = 'INSERT' THEN queue := NEW.authority_org || '/authority-lead';
  ELSIF NEW.decided_by IS NULL OR NEW.decided_by <> NEW.proposed_by THEN queue := 'user:' || NEW.proposed_by;
  ELSE RETURN NULL;
  END IF;
  INSERT INTO notification (id, queue_key, kind, params, created_at)
  VALUES (gen_random_uuid(), queue, 'order.' || NEW.state, jsonb_build_object('order', NEW.kind, 'link', '/orders', 'record', NEW.id || '/' || NEW.state), coalesce(NEW.decided_at, NEW.proposed_at));
  PERFORM pg_notify('linxuan_changed', json_build_object('notices', json_build_array(queue))::text);
  RETURN NULL;
END $$;
CREATE TRIGGER told AFTER INSERT OR UPDATE OF state ON order_proposal FOR EACH ROW EXECUTE FUNCTION tell_of_order();

CREATE FUNCTION expire_orders(at timestamptz) RETURNS integer LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH lapsed AS (UPDATE order_proposal SET state = 'expired', decided_at = at WHERE state = 'proposed' AND proposed_at + ${WAITS} <= at RETURNING 1) SELECT count(*)::int FROM lapsed
$$;
REVOKE ALL ON FUNCTION order_guard(), tell_of_order(), expire_orders(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION expire_orders(timestamptz) TO app_engine;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER guarded ON recorded_order;
ALTER TABLE recorded_order DROP COLUMN proposal_id;
DROP TABLE order_proposal;
DROP FUNCTION order_guard(), tell_of_order(), expire_orders(timestamptz);
`);
  }
}
