import type { CaseRow } from '@linxuan/domain';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A name by its code: of an organisation, or of an area or a category of the edition's taxonomy. */
export interface PaperName {
  kind: 'org' | 'category';
  id: string;
  zh: string;
  en: string;
}

/** What an opinion says in words, and what the lead answered to a dissent; `text` is canonical JSON text. */
export interface PaperOpinion {
  id: string;
  text: string | null;
  person: string | null;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
}

/** A decision that a paper is about, with who signed it. */
export interface PaperDecision {
  event: string;
  stage: string;
  at: string;
  reason: string | null;
  reasonCode: string | null;
  orgZh: string;
  person: string;
}

/** The last submission of a case. */
export interface LastSubmission {
  revision: number;
  sha: string;
  submittedAt: string;
  person: string;
}

/** Read model of the papers of one case: what stands on them besides the case itself, as far as the reader sees it. */
export class CasePapersRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * Names of the organisations of a case, those asked for an opinion included, and of its area and category, in one
   * statement.
   */
  namesOf(
    row: Pick<CaseRow, 'id' | 'editionId' | 'applicantOrg' | 'nominatorOrg' | 'authorityOrg' | 'groupOrg'>,
    codes: string[],
  ): Promise<PaperName[]> {
    return this.tx.query(
      `SELECT 'org' AS kind, id, name_zh AS zh, name_en AS en
       FROM organisation
       WHERE id = ANY($1)
         OR id IN (SELECT org_id FROM opinion WHERE case_id = $2)
         OR id IN (SELECT lead_org FROM opinion WHERE case_id = $2)
       UNION ALL
       SELECT 'category', t->>'code', t->'name'->>'zh', coalesce(t->'name'->>'en', t->'name'->>'zh')
       FROM edition e, jsonb_array_elements(e.taxonomy->'entries') t
       WHERE e.id = $3 AND t->>'code' = ANY($4)`,
      [
        [row.applicantOrg, row.nominatorOrg, row.authorityOrg, row.groupOrg].filter(Boolean),
        row.id,
        row.editionId,
        codes,
      ],
    );
  }

  /** Chinese names of entries of an edition's taxonomy by their codes. */
  async categoryNames(editionId: string, codes: (string | null)[]): Promise<Map<string, string>> {
    const names: { code: string; zh: string }[] = await this.tx.query(
      `SELECT t->>'code' AS code, t->'name'->>'zh' AS zh
       FROM edition e, jsonb_array_elements(e.taxonomy->'entries') t
       WHERE e.id = $1 AND t->>'code' = ANY($2)`,
      [editionId, codes.filter(Boolean)],
    );
    return new Map(names.map(({ code, zh }) => [code, zh]));
  }

  /**
   * The words of opinions on a case, by opinion. A function gives the answers: they are records that not every reader
   * sees as such.
   */
  async opinionWords(caseId: string, opinionIds: string[]): Promise<Map<string, PaperOpinion>> {
    const words = await rowsOf<PaperOpinion>(
      this.tx,
      `SELECT o.id, s.content AS text, u.display_name AS person, a.answer, a.answered_by, a.answered_at
       FROM opinion o
       LEFT JOIN snapshot s ON s.sha = o.text_sha
       LEFT JOIN app_user u ON u.id = o.author_user
       LEFT JOIN dissent_answers($2) a ON a.opinion_id = o.id
       WHERE o.id = ANY($1)`,
      [opinionIds, [caseId]],
    );
    return new Map(words.map((one) => [one.id, one]));
  }

  /** The last decision on a case of one of these events, with the organisation that took it. */
  async lastDecision(caseId: string, events: string[]): Promise<PaperDecision | undefined> {
    const [decision] = await rowsOf<PaperDecision>(
      this.tx,
      `SELECT d.event, d.stage, d.at, d.reason, d.reason_code, o.name_zh AS org_zh, u.display_name AS person
       FROM decision_record d
       JOIN organisation o ON o.id = d.actor_org
       JOIN app_user u ON u.id = d.actor_user
       WHERE d.case_id = $1 AND d.event = ANY($2)
       ORDER BY d.at DESC
       LIMIT 1`,
      [caseId, events],
    );
    return decision;
  }

  /** How the last of these stages ended by one of these events. */
  async lastConclusion(
    caseId: string,
    stages: string[],
    events: string[],
  ): Promise<Pick<PaperDecision, 'reason' | 'at' | 'person' | 'event'> | undefined> {
    const [conclusion] = await rowsOf<Pick<PaperDecision, 'reason' | 'at' | 'person' | 'event'>>(
      this.tx,
      `SELECT d.reason, d.at, u.display_name AS person, d.event
       FROM decision_record d
       JOIN app_user u ON u.id = d.actor_user
       WHERE d.case_id = $1 AND d.stage = ANY($2) AND d.event = ANY($3)
       ORDER BY d.at DESC
       LIMIT 1`,
      [caseId, stages, events],
    );
    return conclusion;
  }

  /** The last submission with who sent it; undefined before the first. */
  async lastSubmission(caseId: string): Promise<LastSubmission | undefined> {
    const [revision] = await rowsOf<LastSubmission>(
      this.tx,
      `SELECT r.revision, r.sha, r.submitted_at, u.display_name AS person
       FROM case_revision r
       JOIN app_user u ON u.id = r.submitted_by
       WHERE r.case_id = $1
       ORDER BY r.revision DESC
       LIMIT 1`,
      [caseId],
    );
    return revision;
  }
}
