import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';

/**
 * The same change of state with its history as nine plain statements: what the database and the driver cost without the
 * product.
 */
export class BareTransitions {
  private readonly pool: Pool;
  private constructor(
    url: string,
    private readonly ids: string[],
  ) {
    this.pool = new Pool({ connectionString: url, max: ids.length });
  }

  static async open(url: string, cases: number): Promise<BareTransitions> {
    const bare = new BareTransitions(
      url,
      Array.from({ length: cases }, () => randomUUID()),
    );
    await bare.pool
      .query(`CREATE TABLE IF NOT EXISTS bare_case (LIKE case_file INCLUDING INDEXES INCLUDING DEFAULTS); CREATE TABLE IF NOT EXISTS bare_event (LIKE ledger_event INCLUDING ALL); CREATE TABLE IF NOT EXISTS bare_head (LIKE ledger_head INCLUDING ALL);
      CREATE TABLE IF NOT EXISTS bare_task (LIKE task INCLUDING INDEXES); CREATE TABLE IF NOT EXISTS bare_request (LIKE transition_request INCLUDING INDEXES INCLUDING DEFAULTS)`);
    for (const id of bare.ids)
      await bare.pool.query(
        `INSERT INTO bare_case (id, number, edition_id, state, stage, version, title, holder_name, applicant_org, authority_org, revision, entered_at, outcome) VALUES ($1, $2, 'e', 's', 's', 1, 't', 'h', 'a', 'a', 1, now(), 'running')`,
        [id, id],
      );
    return bare;
  }

  async one(client: number): Promise<void> {
    const id = this.ids[client] ?? '';
    const connection = await this.pool.connect();
    try {
      const request = randomUUID();
      await connection.query('BEGIN');
      const { rows } = await connection.query<{ version: number }>(`SELECT * FROM bare_case WHERE id = $1 FOR UPDATE`, [
        id,
      ]);
      const version = (rows[0]?.version ?? 0) + 1;
      await connection.query(
        `INSERT INTO bare_request (id, subject_type, subject_id, action, payload, user_id, org_id, role, idempotency_key, body_hash, accepted_at, state) VALUES ($1, 'case', $2, 'a', '{}', $2, 'o', 'r', $3, 'h', now(), 'applied')`,
        [request, id, request],
      );
      await connection.query(`UPDATE bare_case SET version = $2, state = $3 WHERE id = $1`, [
        id,
        version,
        `s${version % 2}`,
      ]);
      await connection.query(
        `INSERT INTO bare_event (subject_type, subject_id, seq, type, payload, actor_user, actor_org, actor_role, at, request_id, definition_digest, prev_hash, hash) VALUES ('case', $1, $2, 't', $3, $1, 'o', 'r', now(), $4, 'd', 'p', 'h')`,
        [id, version, 'x'.repeat(600), request],
      );
      await connection.query(
        `INSERT INTO bare_head (subject_type, subject_id, seq, hash) VALUES ('case', $1, $2, 'h') ON CONFLICT (subject_type, subject_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
        [id, version],
      );
      await connection.query(`UPDATE bare_task SET done_at = now() WHERE case_id = $1 AND done_at IS NULL`, [id]);
      await connection.query(
        `INSERT INTO bare_task (id, kind, subject_type, subject_id, case_id, edition_id, stage, org_id, role, queue_key, title, opened_at) VALUES ($1, 'k', 'case', $2, $2, 'e', 's', 'o', 'r', 'q', 't', now())`,
        [randomUUID(), id],
      );
      await connection.query('COMMIT');
    } finally {
      connection.release();
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
