import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson, objectionNumber, objectionPayload, sha256Hex } from '@linxuan/domain';
import {
  admitObjection,
  PublicObjectionRepository,
  PublicSiteReader,
  UnitOfWork,
  type PublicObjectionStatus,
} from '@linxuan/persistence';
import { checkSchema, Clock, DomainError, FILE_STORE, type FileStore } from '@linxuan/platform';
import type { EvidenceFile } from './evidence-tray';

/**
 * Objections to one item, ever: of one contact, and of one address (an office or a village may share one). Whoever has
 * more to say has the officer's telephone in the notice.
 */
export const OBJECTIONS_MOST = { contact: 3, address: 10 } as const;

export interface FiledObjection {
  name: string;
  contact: string;
  grounds: string;
  text: string;
  evidence: string;
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
   * Accepts an objection with its files and returns its receipt number. The id follows from the form's token, so a form
   * sent twice is one objection with one number and the files that came first. `source` is what its address is counted
   * by. Throws `request.invalid` with the fields that are wrong, `objection.contactFull`, `objection.addressFull` or
   * `service.clockWrong`.
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
      const objections = new PublicObjectionRepository(tx);
      const bodyHash = sha256Hex(canonicalJson(payload));
      if (!(await objections.ask({ id, caseId, payload, bodyHash, acceptedAt: now }))) return;
      for (const [position, file] of files.entries()) await objections.addFile(id, position, file, now);
      // Last, so that nothing is stored of an objection that the database refuses, and nothing accepted whose files are
      // not stored.
      for (const { sha256, path, size } of files) await this.store.put(sha256, path, size);
    });
    return objectionNumber(id);
  }

  /** The state of an objection to whoever knows both its number and the contact that was given; otherwise nothing. */
  status(number: string, contact: string): Promise<PublicObjectionStatus | undefined> {
    return new PublicSiteReader(this.work).objection(number, contact);
  }
}

/** A version 4 UUID out of a token's digest. `form` keeps the tokens of several forms apart. */
export function idOfToken(token: string, form = 'objection'): string {
  const hex = sha256Hex(`${form}/${token}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
