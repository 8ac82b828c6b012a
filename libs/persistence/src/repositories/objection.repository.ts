import type { ObjectionGround } from '@linxuan/domain';
import type { ObjectionEntity } from '../entities';
import { eachWord, idsHolding } from '../search-text';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';
import { pageRows } from './usual-page';

/** An objection in a list, with the case that it is about. */
export interface ObjectionListRow {
  id: string;
  number: string;
  state: ObjectionEntity['state'];
  version: number;
  filedAt: string;
  dueAt: string | null;
  settledAt: string | null;
  caseId: string;
  caseNumber: string;
  title: string;
  holderName: string;
  grounds: ObjectionGround;
  /** The objection's text; whoever shows it cuts it. */
  excerpt: string;
}

/** What stands behind an objection: texts as JSON, since they are what was hashed. */
export interface ObjectionMatter {
  content: string;
  answer: string | null;
  /** Title and end of the notice that it objects to. */
  notice: string;
  ends: string;
  /** State and edition of the case. */
  state: string;
  editionId: string;
}
/** A file that a citizen attached; `size` in bytes. */
export interface ObjectionFileRow {
  id: string;
  name: string;
  mime: string;
  size: number;
  sha: string;
}

const LIST = `
  SELECT b.id, b.number, b.state, b.version, b.filed_at, b.due_at, b.settled_at, b.case_id,
    c.number AS case_number, c.title, c.holder_name,
    s.content::jsonb->>'grounds' AS grounds, s.content::jsonb->>'text' AS excerpt
  FROM objection b
  JOIN case_file c ON c.id = b.case_id
  JOIN snapshot s ON s.sha = b.content_sha`;

/** Row-level security shows the files of an objection to those who hear it and to nobody else. */
const FILES = `
  SELECT f.id, f.name, f.mime, f.size, f.sha
  FROM objection_file f
  JOIN objection b ON b.number = objection_receipt(f.request_id)
  WHERE b.id = $1`;

const OPEN = `b.state IN ('filed', 'verifying')`;

const byNumberOrCase = (place: string) => `b.id IN (
  ${idsHolding('objection', place)}
  UNION ALL
  SELECT about.id FROM objection about WHERE about.case_id IN (SELECT case_search(${place}))
)`;

/** Objections to items of notices. */
export class ObjectionRepository {
  constructor(private readonly tx: Tx) {}

  /** A page with the total, the open ones first and by their dates; `q` looks in receipts and cases. */
  async page(
    { state, q }: { state?: 'open' | 'settled' | undefined; q?: string | undefined },
    { page, perPage }: { page: number; perPage: number },
  ): Promise<{ rows: ObjectionListRow[]; total: number }> {
    const values: unknown[] = [];
    const asked = { state, q, page, perPage };
    const words = eachWord(q, (given) => `$${values.push(given)}`, byNumberOrCase);
    const states = { open: [OPEN], settled: [`NOT (${OPEN})`] };
    const where = ['true', ...(state ? states[state] : []), ...words].join(' AND ');
    const rows = await pageRows<ObjectionListRow>(
      this.tx,
      asked,
      `${LIST}
       WHERE ${where}
       ORDER BY (${OPEN}) DESC, b.due_at, b.filed_at, b.id
       LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`,
      values,
    );
    const [counted] = await pageRows<{ total: number }>(
      this.tx,
      asked,
      `SELECT count(*)::int AS total
       FROM objection b
       JOIN case_file c ON c.id = b.case_id
       WHERE ${where}`,
      values,
    );
    return { rows, total: counted?.total ?? 0 };
  }

  async find(id: string): Promise<ObjectionListRow | null> {
    const [row] = await rowsOf<ObjectionListRow>(this.tx, `${LIST} WHERE b.id = $1`, [id]);
    return row ?? null;
  }

  /** Those against the given cases, in the order in which they were filed. */
  ofCases(caseIds: readonly string[]): Promise<ObjectionListRow[]> {
    return rowsOf(this.tx, `${LIST} WHERE b.case_id = ANY($1) ORDER BY b.filed_at`, [caseIds]);
  }

  /** Those against items of a notice, in the order in which they were filed. */
  ofNotice(dossierId: string): Promise<Pick<ObjectionListRow, 'id' | 'number' | 'state' | 'caseId' | 'grounds'>[]> {
    return rowsOf(
      this.tx,
      `SELECT b.id, b.number, b.state, b.case_id, s.content::jsonb->>'grounds' AS grounds
       FROM objection b
       LEFT JOIN snapshot s ON s.sha = b.content_sha
       WHERE b.dossier_id = $1
       ORDER BY b.filed_at`,
      [dossierId],
    );
  }

  /** How many there are against the items of each notice, by dossier id; notices without any are left out. */
  async countByNotice(
    dossierIds: readonly string[],
  ): Promise<Map<string, { open: number; upheld: number; total: number }>> {
    const rows = await rowsOf<{ id: string; open: number; upheld: number; total: number }>(
      this.tx,
      `SELECT dossier_id AS id,
         count(*) FILTER (WHERE state IN ('filed', 'verifying'))::int AS open,
         count(*) FILTER (WHERE state = 'upheld')::int AS upheld,
         count(*)::int AS total
       FROM objection
       WHERE dossier_id = ANY($1)
       GROUP BY dossier_id`,
      [dossierIds],
    );
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  }

  async matterOf(id: string): Promise<ObjectionMatter | null> {
    const [row] = await rowsOf<ObjectionMatter>(
      this.tx,
      `SELECT s.content, a.content AS answer, p.content::jsonb->>'title' AS notice, d.window_ends_at AS ends,
         c.state, c.edition_id
       FROM objection b
       JOIN snapshot s ON s.sha = b.content_sha
       LEFT JOIN snapshot a ON a.sha = b.answer_sha
       JOIN dossier d ON d.id = b.dossier_id
       JOIN snapshot p ON p.sha = d.content_sha
       JOIN case_file c ON c.id = b.case_id
       WHERE b.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** What was done with it, in order. */
  timeline(id: string): Promise<{ at: string; event: string; actorName: string | null }[]> {
    return rowsOf(
      this.tx,
      `SELECT r.at, r.event, u.display_name AS actor_name
       FROM decision_record r
       LEFT JOIN app_user u ON u.id = r.actor_user
       WHERE r.subject_type = 'objection' AND r.subject_id = $1
       ORDER BY r.at`,
      [id],
    );
  }

  /** In the order in which they were attached. */
  files(id: string): Promise<ObjectionFileRow[]> {
    return rowsOf(this.tx, `${FILES} ORDER BY f.position`, [id]);
  }

  async file(id: string, fileId: string): Promise<ObjectionFileRow | null> {
    const [row] = await rowsOf<ObjectionFileRow>(this.tx, `${FILES} AND f.id = $2`, [id, fileId]);
    return row ?? null;
  }
}
