import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson, objectionNumber, objectionPayload, sha256Hex } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { checkSchema, Clock } from '@linxuan/platform';

/** The user that requests from the public site carry; row-level security accepts no other. */
export const PUBLIC_USER = '00000000-0000-4000-a000-000000000001';

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
}

/** The only thing that the public site writes: a request to the door, as the public. */
@Injectable()
export class PublicObjections {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Accepts an objection and returns its receipt number. The id follows from the form's token, so a form sent twice is one
   * objection with one number. Throws `request.invalid` with the fields that are wrong.
   */
  async file(caseId: string, token: string, objection: FiledObjection): Promise<string> {
    checkSchema(objectionPayload, objection);
    const id = idOfToken(token);
    await this.work.system((tx) =>
      tx.query(
        `INSERT INTO transition_request (id, subject_type, subject_id, action, payload, user_id, org_id, role, idempotency_key, body_hash, accepted_at)
         VALUES ($1, 'case', $2, 'object', $3, $4, 'public', 'public', $5, $6, $7) ON CONFLICT DO NOTHING`,
        [id, caseId, objection, PUBLIC_USER, id, sha256Hex(canonicalJson(objection)), this.clock.iso()],
      ),
    );
    return objectionNumber(id);
  }

  /** The state of an objection to whoever knows both its number and the contact that was given; otherwise nothing. */
  async status(number: string, contact: string): Promise<ObjectionStatus | undefined> {
    const [row]: { filed_at: Date; state: ObjectionStatus['state']; refusal: string | null; settled_at: Date | null; answer: string | null; item: string }[] = await this.work.source.query(
      `SELECT * FROM public_objection_status($1, $2)`,
      [number, contact],
    );
    if (!row) return undefined;
    return { filedAt: row.filed_at.toISOString(), state: row.state, refusal: row.refusal, settledAt: row.settled_at?.toISOString() ?? null, answer: row.answer, item: row.item };
  }
}

/** A version 4 UUID out of a token's digest. */
export function idOfToken(token: string): string {
  const hex = sha256Hex(`objection/${token}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
