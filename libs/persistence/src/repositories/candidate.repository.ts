import { boundField } from '../bound-fields';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** What a department wrote, with the newest answer of the office that asked; the instant in ISO 8601 UTC. */
export interface OpinionWords {
  text: string | null;
  /** Name of who signed. */
  by: string | null;
  answer: { text: string; by: string | null; at: string } | null;
}

/** What the choice among many applications rests on. SQL, since each answer is one query for any number of cases. */
export class CandidateRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * The parts of applications that figures are drawn from, by case id; a part that an application lacks is absent. Of a
   * case in `revisions` the revision of that digest is read, else the newest one.
   */
  async contentsOf(
    caseIds: readonly string[],
    revisions: ReadonlyMap<string, string>,
  ): Promise<Map<string, Record<string, unknown>>> {
    // Only the parts that are looked at leave the database: an application may carry hundreds of parameters.
    const rows = await rowsOf<{ id: string; content: Record<string, unknown> }>(
      this.tx,
      `SELECT c.id,
         jsonb_build_object(
           'effects', s.j->'effects',
           'economics', s.j->'economics',
           'patents', s.j->'patents',
           'reports', s.j->'reports',
           'cases', s.j->'cases',
           'declarations', s.j->'declarations',
           'technology', jsonb_build_object(
             'area', ${boundField('area', 's.j', 'e.definition')},
             'category', ${boundField('category', 's.j', 'e.definition')}),
           'holder', jsonb_build_object('uscc', s.j->'holder'->'uscc', 'contact', s.j->'holder'->'contact'),
           'attachments', s.j->'attachments') AS content
       FROM case_file c
       JOIN edition e ON e.id = c.edition_id
       JOIN case_revision r ON r.case_id = c.id AND r.revision = c.revision
       CROSS JOIN LATERAL (
         SELECT content::jsonb AS j
         FROM snapshot
         WHERE sha = coalesce($2::jsonb->>c.id::text, r.sha)) s
       WHERE c.id = ANY($1)`,
      [caseIds, JSON.stringify(Object.fromEntries(revisions))],
    );
    return new Map(rows.map(({ id, content }) => [id, withoutNulls(content)]));
  }

  /** What departments wrote on the cases, by opinion id. */
  async opinionWords(caseIds: readonly string[]): Promise<Map<string, OpinionWords>> {
    const rows = await rowsOf<{
      id: string;
      text: string | null;
      by: string | null;
      answer: string | null;
      answeredBy: string | null;
      answeredAt: string | null;
    }>(
      this.tx,
      `SELECT o.id, s.content AS text, u.display_name AS by,
         a.answer, a.answered_by, a.answered_at
       FROM opinion o
       LEFT JOIN snapshot s ON s.sha = o.text_sha
       LEFT JOIN app_user u ON u.id = o.author_user
       LEFT JOIN LATERAL (
         SELECT *
         FROM dissent_answers($1) x
         WHERE x.opinion_id = o.id
         ORDER BY x.answered_at DESC
         LIMIT 1) a ON true
       WHERE o.case_id = ANY($1)`,
      [caseIds],
    );
    return new Map(
      rows.map(({ id, text, by, answer, answeredBy, answeredAt }) => [
        id,
        {
          text: text ? (JSON.parse(text) as string) : null,
          by,
          answer: answer && answeredAt ? { text: answer, by: answeredBy, at: answeredAt } : null,
        },
      ]),
    );
  }

  /**
   * How many other applications share evidence with each case; a function answers, since most of them are not visible.
   */
  async duplicateCounts(caseIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await rowsOf<{ caseId: string; duplicates: string }>(
      this.tx,
      `SELECT case_id, duplicates
       FROM duplicate_counts($1)`,
      [caseIds],
    );
    return new Map(rows.map(({ caseId, duplicates }) => [caseId, Number(duplicates)]));
  }
}

/** A part that the application lacks comes as null from the database and is simply absent for the rules. */
function withoutNulls(content: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null));
}
