import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Identity, programmes, the workflow's rows, the door (requests and outbox) and the ledger. */
export class Kernel1732100000000 implements MigrationInterface {
  readonly name = 'Kernel1732100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Settings that belong to the data, such as how far a demo's clock stands from the machine's.
CREATE TABLE app_setting (
  key text PRIMARY KEY,
  value jsonb NOT NULL
);

CREATE TABLE organisation (
  id text PRIMARY KEY,
  kind text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  uscc text UNIQUE,
  region_code text,
  affiliation text,
  parent_id text REFERENCES organisation(id),
  detail jsonb NOT NULL DEFAULT '{}',
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX organisation_parent ON organisation(parent_id);

CREATE TABLE app_user (
  id uuid PRIMARY KEY,
  login text NOT NULL UNIQUE,
  display_name text NOT NULL,
  password_hash text NOT NULL,
  must_change boolean NOT NULL DEFAULT false,
  locale text NOT NULL DEFAULT 'zh-CN',
  failed_count integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  expertise text[] NOT NULL DEFAULT '{}',
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE membership (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES app_user(id),
  org_id text NOT NULL REFERENCES organisation(id),
  role text NOT NULL,
  ended_at timestamptz,
  UNIQUE (user_id, org_id, role)
);
CREATE INDEX membership_org ON membership(org_id);

-- A deputy works the queues of another person for a period; both names stay in the record.
CREATE TABLE deputy (
  id uuid PRIMARY KEY,
  principal_user uuid NOT NULL REFERENCES app_user(id),
  membership_id uuid NOT NULL REFERENCES membership(id),
  deputy_user uuid NOT NULL REFERENCES app_user(id),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (ends_at > starts_at)
);

CREATE TABLE session (
  token_hash text PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES app_user(id),
  membership_id uuid REFERENCES membership(id),
  acting_for uuid REFERENCES app_user(id),
  csrf text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_of_user ON session(user_id);

CREATE TABLE edition (
  id text PRIMARY KEY,
  programme_id text NOT NULL,
  state text NOT NULL,
  yaml text NOT NULL,
  definition jsonb NOT NULL,
  form jsonb NOT NULL,
  taxonomy jsonb NOT NULL,
  digest text NOT NULL,
  authority_org text NOT NULL,
  opened_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE recorded_order (
  id uuid PRIMARY KEY,
  edition_id text NOT NULL REFERENCES edition(id),
  kind text NOT NULL,
  org_id text,
  payload jsonb NOT NULL,
  document_number text NOT NULL,
  reason text NOT NULL,
  ordered_by uuid NOT NULL,
  ordered_at timestamptz NOT NULL
);

CREATE SEQUENCE case_number;

CREATE TABLE case_file (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  edition_id text NOT NULL REFERENCES edition(id),
  state text NOT NULL,
  stage text NOT NULL,
  version integer NOT NULL,
  route text,
  title text NOT NULL,
  holder_name text NOT NULL,
  area text,
  category text,
  applicant_org text NOT NULL,
  group_org text,
  nominator_org text,
  authority_org text NOT NULL,
  revision integer NOT NULL,
  revision_sha text,
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  entered_at timestamptz NOT NULL,
  due_at timestamptz,
  correction_pointers text[] NOT NULL DEFAULT '{}',
  reason_code text,
  returned_from text,
  final_area text,
  final_category text,
  score integer,
  outcome text NOT NULL
);
CREATE INDEX case_file_edition_state ON case_file(edition_id, state);
CREATE INDEX case_file_nominator ON case_file(nominator_org, edition_id);
CREATE INDEX case_file_applicant ON case_file(applicant_org);
CREATE INDEX case_file_search ON case_file USING gin ((title || ' ' || holder_name || ' ' || number) gin_trgm_ops);

CREATE TABLE party (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES case_file(id),
  org_id text,
  user_id uuid,
  relation text NOT NULL
);
CREATE INDEX party_org ON party(org_id, case_id);
CREATE INDEX party_user ON party(user_id, case_id) WHERE user_id IS NOT NULL;
CREATE INDEX party_case ON party(case_id);

CREATE TABLE opinion (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES case_file(id),
  stage text NOT NULL,
  org_id text NOT NULL,
  lead_org text NOT NULL,
  state text NOT NULL,
  version integer NOT NULL,
  verdict text,
  text_sha text,
  rests_on text[] NOT NULL,
  revision integer NOT NULL,
  round integer NOT NULL,
  assignee_user uuid,
  author_user uuid,
  asked_at timestamptz NOT NULL,
  due_at timestamptz,
  answered_at timestamptz,
  UNIQUE (case_id, stage, org_id)
);
CREATE INDEX opinion_org ON opinion(org_id, state);
CREATE INDEX opinion_text ON opinion(text_sha);

CREATE TABLE panel (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES case_file(id),
  stage text NOT NULL,
  lead_org text NOT NULL,
  state text NOT NULL,
  min_experts integer NOT NULL,
  session_title text,
  session_at timestamptz,
  session_place text,
  position integer,
  mean integer,
  spread integer,
  completed_at timestamptz,
  UNIQUE (case_id, stage)
);

CREATE TABLE seat (
  id uuid PRIMARY KEY,
  panel_id uuid NOT NULL REFERENCES panel(id),
  case_id uuid NOT NULL REFERENCES case_file(id),
  stage text NOT NULL,
  lead_org text NOT NULL,
  expert_user uuid NOT NULL,
  expert_org text NOT NULL,
  state text NOT NULL,
  version integer NOT NULL,
  reason_sha text,
  sheet_sha text,
  total integer,
  invited_at timestamptz NOT NULL,
  due_at timestamptz,
  sealed_at timestamptz
);
CREATE INDEX seat_panel ON seat(panel_id);
CREATE INDEX seat_case ON seat(case_id);
CREATE INDEX seat_expert ON seat(expert_user, state);
CREATE INDEX seat_sheet ON seat(sheet_sha);
CREATE INDEX seat_reason ON seat(reason_sha);

CREATE TABLE draw (
  id uuid PRIMARY KEY,
  edition_id text NOT NULL REFERENCES edition(id),
  stage text NOT NULL,
  seed text NOT NULL,
  pool jsonb NOT NULL,
  result jsonb NOT NULL,
  drawn_by uuid NOT NULL,
  org_id text NOT NULL,
  drawn_at timestamptz NOT NULL
);

CREATE TABLE dossier (
  id uuid PRIMARY KEY,
  edition_id text NOT NULL REFERENCES edition(id),
  kind text NOT NULL,
  stage text NOT NULL,
  owner_org text NOT NULL,
  recipient_org text,
  state text NOT NULL,
  version integer NOT NULL,
  number text,
  content_sha text,
  zero_return boolean NOT NULL,
  late boolean NOT NULL,
  prepared_by uuid,
  prepared_at timestamptz,
  released_by uuid,
  released_at timestamptz,
  receipted_at timestamptz,
  window_ends_at timestamptz,
  closed_at timestamptz,
  due_at timestamptz
);
CREATE INDEX dossier_owner ON dossier(owner_org, edition_id, stage);
CREATE INDEX dossier_recipient ON dossier(recipient_org, state);
CREATE INDEX dossier_content ON dossier(content_sha);
-- One open draft per owner and stage.
CREATE UNIQUE INDEX dossier_one_draft ON dossier(edition_id, stage, owner_org) WHERE state = 'drafted';

CREATE TABLE dossier_item (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  case_id uuid NOT NULL REFERENCES case_file(id),
  position integer NOT NULL,
  area text,
  outcome text,
  section_number integer,
  UNIQUE (dossier_id, case_id)
);
CREATE INDEX dossier_item_case ON dossier_item(case_id);

CREATE TABLE quota_account (
  id text PRIMARY KEY,
  edition_id text NOT NULL REFERENCES edition(id),
  quota_id text NOT NULL,
  org_ids text[] NOT NULL,
  authority_org text NOT NULL,
  cap integer
);
CREATE TABLE quota_slot (
  id text PRIMARY KEY,
  account_id text NOT NULL REFERENCES quota_account(id),
  number integer NOT NULL,
  state text NOT NULL,
  case_id uuid REFERENCES case_file(id),
  UNIQUE (account_id, number),
  CHECK ((state = 'free') = (case_id IS NULL))
);
-- A case holds one slot of an account at most.
CREATE UNIQUE INDEX quota_slot_case ON quota_slot(account_id, case_id) WHERE case_id IS NOT NULL;
CREATE INDEX quota_slot_by_case ON quota_slot(case_id);

CREATE TABLE objection (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES case_file(id),
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  lead_org text NOT NULL,
  state text NOT NULL,
  version integer NOT NULL,
  number text NOT NULL UNIQUE,
  content_sha text NOT NULL,
  answer_sha text,
  filed_at timestamptz NOT NULL,
  due_at timestamptz,
  settled_at timestamptz
);
CREATE INDEX objection_case ON objection(case_id);
CREATE INDEX objection_content ON objection(content_sha);
CREATE INDEX objection_answer ON objection(answer_sha);

CREATE TABLE entry (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL UNIQUE REFERENCES case_file(id),
  edition_id text NOT NULL REFERENCES edition(id),
  version integer NOT NULL,
  section text NOT NULL,
  section_number integer,
  content_sha text NOT NULL,
  confirmed_at timestamptz,
  published_at timestamptz
);
CREATE UNIQUE INDEX entry_number ON entry(edition_id, section, section_number) WHERE section_number IS NOT NULL;
CREATE INDEX entry_content ON entry(content_sha);

CREATE TABLE task (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  case_id uuid,
  dossier_id uuid,
  edition_id text NOT NULL,
  stage text NOT NULL,
  org_id text NOT NULL,
  role text NOT NULL,
  user_id uuid,
  queue_key text NOT NULL,
  title text NOT NULL,
  number text,
  opened_at timestamptz NOT NULL,
  due_at timestamptz,
  done_at timestamptz
);
-- Exactly the query of the work queues: open tasks of a queue, earliest due first.
CREATE INDEX task_open_queue ON task(queue_key, due_at, id) WHERE done_at IS NULL;
CREATE INDEX task_open_case ON task(case_id) WHERE done_at IS NULL;
CREATE INDEX task_open_dossier ON task(dossier_id) WHERE done_at IS NULL;
CREATE INDEX task_case ON task(case_id);
-- Openings are unique, so a task opened twice is refused by the database.
CREATE UNIQUE INDEX task_open_once ON task(kind, subject_id, org_id, role, coalesce(user_id, '00000000-0000-0000-0000-000000000000')) WHERE done_at IS NULL;

CREATE TABLE snapshot (
  sha text PRIMARY KEY,
  content text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE case_revision (
  case_id uuid NOT NULL REFERENCES case_file(id),
  revision integer NOT NULL,
  sha text NOT NULL REFERENCES snapshot(sha),
  changed text[] NOT NULL,
  submitted_by uuid NOT NULL,
  submitted_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, revision)
);
CREATE INDEX case_revision_sha ON case_revision(sha);

-- Facts that identify a technology or its proof; equal values across cases are shown to reviewers as evidence.
CREATE TABLE fingerprint (
  case_id uuid NOT NULL REFERENCES case_file(id),
  kind text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (kind, value, case_id)
);
CREATE INDEX fingerprint_case ON fingerprint(case_id);

CREATE TABLE draft (
  case_id uuid PRIMARY KEY,
  org_id text NOT NULL,
  content jsonb NOT NULL DEFAULT '{}',
  field_versions jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 0,
  updated_by uuid NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
-- Unsent work of one desk: a check in progress, an opinion being written, a ranking, a score sheet.
CREATE TABLE worksheet (
  id uuid PRIMARY KEY,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  stage text NOT NULL,
  org_id text NOT NULL,
  user_id uuid,
  content jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 0,
  updated_by uuid NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX worksheet_one ON worksheet(subject_id, stage, org_id, coalesce(user_id, '00000000-0000-0000-0000-000000000000'));

CREATE TABLE attachment (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  org_id text NOT NULL,
  slot text NOT NULL,
  name text NOT NULL,
  sha text NOT NULL,
  size bigint NOT NULL,
  mime text NOT NULL,
  is_public boolean NOT NULL DEFAULT false,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT now(),
  removed_at timestamptz
);
CREATE INDEX attachment_case ON attachment(case_id);
CREATE TABLE upload (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  org_id text NOT NULL,
  slot text NOT NULL,
  name text NOT NULL,
  size bigint NOT NULL,
  received bigint NOT NULL DEFAULT 0,
  uploaded_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- An investigation note stays with its case whatever becomes of the case.
CREATE TABLE case_note (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES case_file(id),
  org_id text NOT NULL,
  user_id uuid NOT NULL,
  kind text NOT NULL,
  body text NOT NULL,
  closed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX case_note_case ON case_note(case_id);

CREATE TABLE transition_request (
  id uuid PRIMARY KEY,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  action text NOT NULL,
  expected_version integer,
  payload jsonb NOT NULL,
  user_id uuid NOT NULL,
  org_id text NOT NULL,
  role text NOT NULL,
  acting_for uuid,
  idempotency_key text NOT NULL,
  body_hash text NOT NULL,
  accepted_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'pending',
  attempts integer NOT NULL DEFAULT 0,
  outcome jsonb,
  error text,
  applied_at timestamptz,
  UNIQUE (user_id, idempotency_key)
);
CREATE INDEX transition_request_pending ON transition_request(accepted_at) WHERE state = 'pending';
CREATE INDEX transition_request_parked ON transition_request(accepted_at) WHERE state = 'parked';

CREATE TABLE outbox (
  id bigserial PRIMARY KEY,
  topic text NOT NULL,
  key text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempt integer NOT NULL DEFAULT 0,
  sent_at timestamptz,
  done_at timestamptz,
  error text,
  UNIQUE (topic, key)
);
CREATE INDEX outbox_unsent ON outbox(id) WHERE sent_at IS NULL;
CREATE INDEX outbox_undone ON outbox(sent_at) WHERE done_at IS NULL AND sent_at IS NOT NULL;

CREATE TABLE ledger_event (
  id bigserial PRIMARY KEY,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  seq integer NOT NULL,
  type text NOT NULL,
  payload text NOT NULL,
  actor_user uuid NOT NULL,
  actor_org text NOT NULL,
  actor_role text NOT NULL,
  at timestamptz NOT NULL,
  request_id uuid NOT NULL,
  definition_digest text NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  UNIQUE (subject_type, subject_id, seq)
);
-- All chain heads stand in a second place, so that a chain that is missing as a whole is noticed.
CREATE TABLE ledger_head (
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  seq integer NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (subject_type, subject_id)
);

-- What people read of the ledger: each decision with who, for whom, when, why, and who may read it.
CREATE TABLE decision_record (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL,
  case_id uuid,
  dossier_id uuid,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  stage text NOT NULL,
  action text NOT NULL,
  event text NOT NULL,
  actor_user uuid NOT NULL,
  acting_for uuid,
  actor_org text NOT NULL,
  actor_role text NOT NULL,
  at timestamptz NOT NULL,
  reason text,
  reason_code text,
  from_state text,
  to_state text,
  version integer,
  definition_digest text NOT NULL,
  audience_orgs text[]
);
CREATE INDEX decision_record_case ON decision_record(case_id, at);
CREATE INDEX decision_record_dossier ON decision_record(dossier_id, at);

CREATE TABLE notification (
  id uuid PRIMARY KEY,
  queue_key text NOT NULL,
  kind text NOT NULL,
  case_id uuid,
  dossier_id uuid,
  params jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  read_by uuid
);
CREATE INDEX notification_queue ON notification(queue_key, created_at DESC);

CREATE TABLE reminder (
  id uuid PRIMARY KEY,
  edition_id text NOT NULL,
  org_id text NOT NULL,
  sent_by uuid NOT NULL,
  sender_org text NOT NULL,
  sent_at timestamptz NOT NULL,
  open_tasks integer NOT NULL,
  overdue_tasks integer NOT NULL
);
CREATE INDEX reminder_org ON reminder(edition_id, org_id, sent_at DESC);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE reminder, notification, decision_record, ledger_head, ledger_event, outbox, transition_request, case_note, upload,
  attachment, worksheet, draft, fingerprint, case_revision, snapshot, task, entry, objection, quota_slot, quota_account,
  dossier_item, dossier, draw, seat, panel, opinion, party, case_file, recorded_order, edition, session, deputy, membership,
  app_user, organisation, app_setting CASCADE;
DROP SEQUENCE case_number;
`);
  }
}
