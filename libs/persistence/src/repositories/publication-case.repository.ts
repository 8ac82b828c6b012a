import { In } from 'typeorm';
import { boundField } from '../bound-fields';
import { CaseEntity, EntryEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A case that waits for its category, with the first words of what it is about. */
export interface CaseToClassify {
  id: string;
  number: string;
  title: string;
  holderName: string;
  version: number;
  dueAt: string | null;
  category: string | null;
  area: string | null;
  /** What the application says of the process. */
  summary: string | null;
}

/** A case whose entry is being written or confirmed. */
export interface CaseWithEntry {
  id: string;
  number: string;
  title: string;
  holderName: string;
  version: number;
  state: string;
  dueAt: string | null;
  finalArea: string | null;
  finalCategory: string | null;
}

/** Cases on their way from the decision to the catalogue, and their entries. */
export class PublicationCaseRepository {
  constructor(private readonly tx: Tx) {}

  /** By the category that was applied for. */
  toClassify(editionId: string, state: string): Promise<CaseToClassify[]> {
    return rowsOf(
      this.tx,
      `SELECT c.id, c.number, c.title, c.holder_name, c.version, c.due_at, c.category, c.area,
         ${boundField('summary', 's.content::jsonb', 'e.definition')} AS summary
       FROM case_file c
       JOIN edition e ON e.id = c.edition_id
       LEFT JOIN snapshot s ON s.sha = c.revision_sha
       WHERE c.edition_id = $1 AND c.state = $2
       ORDER BY c.category, c.number`,
      [editionId, state],
    );
  }

  /** Running cases of the stage, in the order of the catalogue. */
  withEntries(editionId: string, stage: string): Promise<CaseWithEntry[]> {
    return this.tx.find(CaseEntity, {
      where: { editionId, stage, outcome: 'running' },
      select: {
        id: true,
        number: true,
        title: true,
        holderName: true,
        version: true,
        state: true,
        dueAt: true,
        finalArea: true,
        finalCategory: true,
      },
      order: { finalArea: 'ASC', finalCategory: 'ASC', number: 'ASC' },
    }) as Promise<CaseWithEntry[]>;
  }

  /** The holder's last wish for a change, as far as no newer entry has answered it, by case id. */
  async changeRequests(caseIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await rowsOf<{ caseId: string; event: string; reason: string | null }>(
      this.tx,
      `SELECT DISTINCT ON (case_id) case_id, event, reason
       FROM decision_record
       WHERE case_id = ANY($1) AND event IN ('entry.changeRequested', 'entry.drafted')
       ORDER BY case_id, at DESC, version DESC`,
      [caseIds],
    );
    const wishes = rows.filter(({ event }) => event === 'entry.changeRequested');
    return new Map(wishes.map(({ caseId, reason }) => [caseId, reason ?? '']));
  }

  /** How many cases of these stages stand in each state. */
  async countByState(editionId: string, stages: readonly string[]): Promise<Map<string, number>> {
    const rows = await rowsOf<{ state: string; count: number }>(
      this.tx,
      `SELECT state, count(*)::int AS count
       FROM case_file
       WHERE edition_id = $1 AND stage = ANY($2)
       GROUP BY state`,
      [editionId, stages],
    );
    return new Map(rows.map(({ state, count }) => [state, count]));
  }

  /** Whole rows of the cases in a state, in no order. */
  inState(editionId: string, state: string): Promise<CaseEntity[]> {
    return this.tx.findBy(CaseEntity, { editionId, state });
  }

  /** Ids of the cases in a state, by number. */
  async idsInState(editionId: string, state: string): Promise<string[]> {
    const rows = await this.tx.find(CaseEntity, {
      where: { editionId, state },
      select: { id: true },
      order: { number: 'ASC' },
    });
    return rows.map(({ id }) => id);
  }

  /** Numbers that the sections of the edition's catalogue have given already. */
  async givenNumbers(editionId: string): Promise<{ section: string; sectionNumber: number }[]> {
    return rowsOf(
      this.tx,
      `SELECT section, section_number
       FROM entry
       WHERE edition_id = $1 AND section_number IS NOT NULL`,
      [editionId],
    );
  }

  /** Digests of the entries' texts, by case id. */
  async entryDigests(caseIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.tx.find(EntryEntity, {
      where: { caseId: In(caseIds) },
      select: { caseId: true, contentSha: true },
    });
    return new Map(rows.map(({ caseId, contentSha }) => [caseId, contentSha]));
  }

  /** How and when entries were taken off, by case id, as the public page tells it. */
  async ended(caseIds: readonly string[]): Promise<Map<string, { as: string; at: string | null }>> {
    const rows = await rowsOf<{ id: string; as: string; at: string | null }>(
      this.tx,
      `SELECT c.id, split_part(c.state, '.', 2) AS as,
         (SELECT max(r.at) FROM decision_record r WHERE r.case_id = c.id AND r.to_state = c.state) AS at
       FROM case_file c
       WHERE c.id = ANY($1) AND c.outcome = 'ended'`,
      [caseIds],
    );
    return new Map(rows.map(({ id, as, at }) => [id, { as, at }]));
  }
}
