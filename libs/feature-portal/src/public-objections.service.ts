import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson, objectionNumber, objectionPayload, sha256Hex } from '@linxuan/domain';
import { admitObjection, UnitOfWork } from '@linxuan/persistence';
import { checkSchema, Clock, DomainError, FILE_STORE, type FileStore } from '@linxuan/platform';
import type { EvidenceFile } from './evidence-tray';

/** The user that requests from the public site carry; row-level security accepts no other. */
export const PUBLIC_USER = '00000000-0000-4000-a000-000000000001';

/**
 * Objections to one item, ever: of one contact, and of one address (an office or a village may share one). Whoever has more to say has the
 * officer's telephone in the notice.
 */
export const OBJECTIONS_MOST = { contact: 3, address: 10 } as const;

export interface FiledObjection {
  name: string;
  contact: string;
  grounds: string;
  text: string;
  evidence: string;
}
export interface ObjectionStatus {
  filedAt: string;
  /** `received`: not yet taken in; `refused`: came too late. */
  state: 'received' | 'refused' | 'filed' | 'verifying' | 'upheld' | 'dismissed' | 'inadmissible';
  refusal: string | null;
  settledAt: string | null;
  answer: string | null;
  item: string;
  /** How many files came with it. */
  files: number;
}

/** The only thing that the public site writes: a request to the request service, as the public. */
@Injectable()
export class PublicObjections {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(FILE_STORE) private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  /** Throws `request.invalid` with the fields that are wrong. */
  check(objection: FiledObjection): void {
    checkSchema(objectionPayload, objection);
  }

  /**
   * Accepts an objection with its files and returns its receipt number. The id follows from the form's token, so a form sent
   * twice is one objection with one number and the files that came first. `source` is what its address is counted by. Throws `request.invalid`
   * with the fields that are wrong, `objection.contactFull`, `objection.addressFull` or `service.clockWrong`.
   */
  async file(
    caseId: string,
    token: string,
    objection: FiledObjection,
    source: string,
    files: readonly EvidenceFile[] = [],
  ): Promise<string> {
    const payload =
      files.length === 0
        ? objection
        : { ...objection, files: files.map(({ name, size, sha256 }) => ({ name, size, sha256 })) };
    checkSchema(objectionPayload, payload);
    const id = idOfToken(token);
    const now = this.clock.receipt();
    await this.work.system(async (tx) => {
      const counted = { requestId: id, caseId, contact: objection.contact, source };
      const full = await admitObjection(tx, counted, OBJECTIONS_MOST);
      if (full) throw new DomainError(`objection.${full}Full`, { limit: OBJECTIONS_MOST[full] });
      const taken: unknown[] = await tx.query(
        `INSERT INTO transition_request (id, subject_type, subject_id, action, payload, user_id, org_id, role, idempotency_key, body_hash, accepted_at)
         VALUES ($1, 'case', $2, 'object', $3, $4, 'public', 'public', $5, $6, $7) ON CONFLICT DO NOTHING RETURNING 1`,
        [id, caseId, payload, PUBLIC_USER, id, sha256Hex(canonicalJson(payload)), now],
      );
      if (taken.length === 0) return;
      for (const [position, { name, mime, size, sha256 }] of files.entries())
        await tx.query(
          `INSERT INTO objection_file (id, request_id, position, name, mime, size, sha, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [randomUUID(), id, position, name, mime, size, sha256, now],
        );
      // Last, so that nothing is stored of an objection that the database refuses, and nothing accepted whose files are not stored.
      for (const { sha256, path, size } of files) await this.store.put(sha256, path, size);
    });
    return objectionNumber(id);
  }

  /** The state of an objection to whoever knows both its number and the contact that was given; otherwise nothing. */
  async status(number: string, contact: string): Promise<ObjectionStatus | undefined> {
    const [row]: {
      filed_at: Date;
      state: ObjectionStatus['state'];
      refusal: string | null;
      settled_at: Date | null;
      answer: string | null;
      item: string;
      files: number;
    }[] = await this.work.source.query(`SELECT * FROM public_objection_status($1, $2)`, [number, contact]);
    if (!row) return undefined;
    return {
      filedAt: row.filed_at.toISOString(),
      state: row.state,
      refusal: row.refusal,
      settledAt: row.settled_at?.toISOString() ?? null,
      answer: row.answer,
      item: row.item,
      files: row.files,
    };
  }
}

/** A version 4 UUID out of a token's digest. */
export function idOfToken(token: string): string {
  const hex = sha256Hex(`objection/${token}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
