import { randomUUID } from 'node:crypto';
import type { Tx } from '../unit-of-work';

/** The user that requests from the public site carry; row-level security accepts no other. */
export const PUBLIC_USER = '00000000-0000-4000-a000-000000000001';

/** A file that comes with an objection; size in bytes. */
export interface ObjectionEvidence {
  name: string;
  mime: string;
  size: number;
  sha256: string;
}

/** The only thing that the public site writes. Its role may insert the columns named here and read none of them. */
export class PublicObjectionRepository {
  constructor(private readonly tx: Tx) {}

  /** Asks for an objection to be taken in; false where the same form was sent before. The id is the key as well. */
  async ask(request: {
    id: string;
    caseId: string;
    payload: object;
    bodyHash: string;
    acceptedAt: string;
  }): Promise<boolean> {
    const taken: unknown[] = await this.tx.query(
      `INSERT INTO transition_request (id, subject_type, subject_id, action, payload, user_id, org_id, role,
         idempotency_key, body_hash, accepted_at)
       VALUES ($1, 'case', $2, 'object', $3, $4, 'public', 'public', $5, $6, $7)
       ON CONFLICT DO NOTHING
       RETURNING 1`,
      [request.id, request.caseId, request.payload, PUBLIC_USER, request.id, request.bodyHash, request.acceptedAt],
    );
    return taken.length > 0;
  }

  /** Puts a file to a request, at a place from 0. */
  async addFile(requestId: string, position: number, file: ObjectionEvidence, receivedAt: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO objection_file (id, request_id, position, name, mime, size, sha, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [randomUUID(), requestId, position, file.name, file.mime, file.size, file.sha256, receivedAt],
    );
  }
}
