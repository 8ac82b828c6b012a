import { DossierEntity } from '../entities';
import type { UnitOfWork } from '../unit-of-work';
import { rowsOf } from './rows';

/** What became of a submission; the instant in ISO 8601 UTC. */
export interface SubmittedCase {
  subjectId: string;
  state: string;
  acceptedAt: string;
  /** Of the refusal. */
  code: string | null;
  revisions: number;
  /** Events of a submission in the ledger. */
  events: number;
  stage: string;
}

/** What a receipt must agree with. */
export interface StoredSubmission {
  content: string;
  acceptedAt: string;
  revisionSha: string;
}

/** Reads what a rehearsal of the last hour has left behind, past every right: each answer is held against it. */
export class RehearsalRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** How many requests and jobs are not settled. */
  async open(): Promise<number> {
    const [row] = await this.read<{ open: number }>(
      `SELECT
         (SELECT count(*) FROM transition_request WHERE state <> 'applied' AND state <> 'refused')::int
         + (SELECT count(*)
            FROM outbox
            WHERE done_at IS NULL AND error IS NULL AND topic = 'transition.apply')::int AS open`,
    );
    return row?.open ?? 0;
  }

  /** Groups that have a letter in draft and a second person to release it, by code. */
  async groupsWithLetters(editionId: string): Promise<string[]> {
    const rows = await this.read<{ id: string }>(
      `SELECT o.id
       FROM organisation o
       WHERE o.kind = 'central-soe-group'
         AND EXISTS (SELECT 1 FROM dossier d WHERE d.owner_org = o.id AND d.edition_id = $1 AND d.state = 'drafted')
         AND EXISTS (SELECT 1 FROM app_user u WHERE u.login = 'b@' || o.id)
       ORDER BY o.id`,
      [editionId],
    );
    return rows.map(({ id }) => id);
  }

  /** The nomination that an organisation has in draft. */
  draftedNomination(ownerOrg: string, editionId: string): Promise<DossierEntity | null> {
    return this.work.source.manager.findOneBy(DossierEntity, {
      ownerOrg,
      editionId,
      kind: 'nomination',
      state: 'drafted',
    });
  }

  dossier(id: string): Promise<DossierEntity | null> {
    return this.work.source.manager.findOneBy(DossierEntity, { id });
  }

  submissions(caseIds: readonly string[]): Promise<SubmittedCase[]> {
    return this.read(
      `SELECT r.subject_id, r.state, r.accepted_at, r.outcome->>'code' AS code, c.stage,
         (SELECT count(*)::int FROM case_revision v WHERE v.case_id = r.subject_id) AS revisions,
         (SELECT count(*)::int
          FROM ledger_event e
          WHERE e.subject_type = 'case' AND e.subject_id = r.subject_id AND e.type = 'case.submitted') AS events
       FROM transition_request r
       JOIN case_file c ON c.id = r.subject_id
       WHERE r.subject_type = 'case' AND r.action = 'submit' AND r.subject_id = ANY($1)`,
      [caseIds],
    );
  }

  /** The applied submission of a case, with the snapshot of a digest. */
  async stored(caseId: string, sha: string | undefined): Promise<StoredSubmission | undefined> {
    const [row] = await this.read<StoredSubmission>(
      `SELECT s.content, r.accepted_at, c.revision_sha
       FROM snapshot s, case_file c
       JOIN transition_request r ON r.subject_id = c.id AND r.action = 'submit' AND r.state = 'applied'
       WHERE s.sha = $1 AND c.id = $2`,
      [sha, caseId],
    );
    return row;
  }

  /** The last request to release a dossier. */
  async lastRelease(dossierId: string): Promise<{ acceptedAt: string; state: string } | undefined> {
    const [row] = await this.read<{ acceptedAt: string; state: string }>(
      `SELECT accepted_at, state
       FROM transition_request
       WHERE subject_id = $1 AND action = 'release'
       ORDER BY accepted_at DESC
       LIMIT 1`,
      [dossierId],
    );
    return row;
  }

  /** How many cases of a dossier are marked late where they should not be, or the other way round. */
  async wronglyMarked(dossierId: string, shouldBeLate: boolean): Promise<number> {
    const [row] = await this.read<{ cases: number }>(
      `SELECT count(*)::int AS cases
       FROM dossier_item i
       JOIN case_file c ON c.id = i.case_id
       WHERE i.dossier_id = $1 AND (c.state LIKE '%.late') <> $2`,
      [dossierId, shouldBeLate],
    );
    return row?.cases ?? 0;
  }

  private read<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(this.work.source.manager, sql, values);
  }
}
