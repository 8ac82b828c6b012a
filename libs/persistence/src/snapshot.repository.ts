import { canonicalJson, sha256Hex } from '@linxuan/domain';
import type { Tx } from './unit-of-work';
import type { WriteBatch } from './write-batch';

export interface Snapshot {
  /** SHA-256 of the content, in hexadecimal. */
  sha: string;
  /** Canonical JSON. */
  content: string;
}

/** The stored form of a value; storing it is another matter. */
export function snapshotOf(value: unknown): Snapshot {
  const content = canonicalJson(value);
  return { sha: sha256Hex(content), content };
}

/** In the order of digests: two batches that bring the same texts wait for each other, and never in a circle. */
export function addSnapshots(batch: WriteBatch, snapshots: Snapshot[]): void {
  if (snapshots.length === 0) return;
  batch.add(
    (bind) =>
      `INSERT INTO snapshot (sha, content)
       SELECT DISTINCT sha, content
       FROM json_populate_recordset(NULL::snapshot, ${bind(JSON.stringify(snapshots))})
       ORDER BY sha
       ON CONFLICT DO NOTHING`,
  );
}

/** Content-addressed texts: what is long or personal stands in the ledger by digest and here by content. */
export class SnapshotRepository {
  constructor(private readonly tx: Tx) {}

  /** Stores the canonical text of a value once and returns its SHA-256. */
  async put(value: unknown): Promise<string> {
    const { sha, content } = snapshotOf(value);
    await this.tx.query(`INSERT INTO snapshot (sha, content) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [sha, content]);
    return sha;
  }

  /** The value behind a digest; undefined where it does not exist or is not visible. */
  async get<T = unknown>(sha: string): Promise<T | undefined> {
    const [row] = await this.tx.query(`SELECT content FROM snapshot WHERE sha = $1`, [sha]);
    return row ? (JSON.parse(row.content) as T) : undefined;
  }

  async getAll(shas: string[]): Promise<Map<string, unknown>> {
    if (shas.length === 0) return new Map();
    const rows: { sha: string; content: string }[] = await this.tx.query(
      `SELECT sha, content FROM snapshot WHERE sha = ANY($1)`,
      [shas],
    );
    return new Map(rows.map(({ sha, content }) => [sha, JSON.parse(content) as unknown]));
  }
}
