import { canonicalJson, sha256Hex } from '@linxuan/domain';
import type { Tx } from './unit-of-work';

/** Content-addressed texts: what is long or personal stands in the ledger by digest and here by content. */
export class SnapshotRepository {
  constructor(private readonly tx: Tx) {}

  /** Stores the canonical text of a value once and returns its SHA-256. */
  async put(value: unknown): Promise<string> {
    const content = canonicalJson(value);
    const sha = sha256Hex(content);
    await this.tx.query(`INSERT INTO snapshot (sha, content) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [sha, content]);
    return sha;
  }

  /** Many at once, in one statement; digests in the order of the values. */
  async putAll(values: unknown[]): Promise<string[]> {
    if (values.length === 0) return [];
    const rows = values.map((value) => canonicalJson(value)).map((content) => ({ sha: sha256Hex(content), content }));
    await this.tx.query(`INSERT INTO snapshot (sha, content) SELECT sha, content FROM json_populate_recordset(NULL::snapshot, $1) ON CONFLICT DO NOTHING`, [JSON.stringify(rows)]);
    return rows.map(({ sha }) => sha);
  }

  /** The value behind a digest; undefined where it does not exist or is not visible. */
  async get<T = unknown>(sha: string): Promise<T | undefined> {
    const [row] = await this.tx.query(`SELECT content FROM snapshot WHERE sha = $1`, [sha]);
    return row ? (JSON.parse(row.content) as T) : undefined;
  }

  async getAll(shas: string[]): Promise<Map<string, unknown>> {
    if (shas.length === 0) return new Map();
    const rows: { sha: string; content: string }[] = await this.tx.query(`SELECT sha, content FROM snapshot WHERE sha = ANY($1)`, [shas]);
    return new Map(rows.map(({ sha, content }) => [sha, JSON.parse(content) as unknown]));
  }
}
