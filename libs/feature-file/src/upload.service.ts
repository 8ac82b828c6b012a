import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import {
  MIME_OF_KIND,
  UPLOAD_CHUNK_MAX,
  type AttachmentDto,
  type OpenUploadDto,
  type UploadDto,
} from '@linxuan/contracts';
import { lockUploadsOf, pendingUploads, UnitOfWork, type Tx } from '@linxuan/persistence';
import {
  APP_CONFIG,
  Clock,
  DomainError,
  EDITIONS,
  judgeFile,
  safeFileName,
  type AppConfig,
  type Editions,
  type FileVerdict,
  type SessionActor,
} from '@linxuan/platform';
import { ATTACHMENT_COLUMNS, presentFiles, toAttachment, uuidOf, writableCase } from './attachment-rows';
import { FILE_STORE, type FileStore } from './file-store';
import { readPiece } from './read-piece';
import { UploadFolder } from './upload-folder';
import { requireFewPending, requireKind, requireRoom, slotOf } from './upload-rules';

interface UploadRecord {
  id: string;
  case_id: string;
  slot: string;
  name: string;
  size: number;
  received: number;
}

/** Files arrive in pieces that may be sent again after any interruption; only a whole, checked file becomes an attachment. */
@Injectable()
export class UploadService {
  private readonly folder: UploadFolder;

  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {
    this.folder = new UploadFolder(join(config.dataDir, 'uploads'));
  }

  /** What is on its way counts as if it were there. The same file begun again takes the place of the one that was not finished. */
  async open(actor: SessionActor, caseId: string, body: OpenUploadDto): Promise<UploadDto> {
    const name = safeFileName(body.name);
    if (name === '') throw new DomainError('file.name', {}, { fields: [{ pointer: '/name', code: 'format' }] });
    const id = randomUUID();
    const { userId } = actor.scope;
    const replaced = await this.work.run(actor.scope, async (tx) => {
      const { form } = await writableCase(tx, this.editions, actor, caseId);
      await lockUploadsOf(tx, userId);
      const all = await pendingUploads(tx, uuidOf(caseId), userId);
      const isSame = (one: (typeof all)[number]) =>
        one.caseId === uuidOf(caseId) && one.slot === body.slot && one.name === name && one.uploadedBy === userId;
      const pending = all.filter((one) => !isSame(one));
      const ofCase = pending.filter((one) => one.caseId === uuidOf(caseId));
      requireRoom(
        form,
        slotOf(form, body.slot, name),
        [...(await presentFiles(tx, caseId)), ...ofCase],
        { name, size: body.size },
        this.config,
      );
      const own = pending.filter(({ uploadedBy }) => uploadedBy === userId);
      requireFewPending(own, body.size, this.config);
      const given = all.filter(isSame).map((one) => one.id);
      await tx.query(`DELETE FROM upload WHERE id = ANY ($1::uuid[])`, [given]);
      // In the transaction: without room on the disk there is no upload either.
      await this.folder.create(id);
      await tx.query(
        `INSERT INTO upload (id, case_id, org_id, slot, name, size, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, caseId, actor.orgId, body.slot, name, body.size, userId],
      );
      return given;
    });
    await Promise.all(replaced.map((one) => this.folder.remove(one)));
    return { id, offset: 0, size: body.size, name };
  }

  async status(actor: SessionActor, uploadId: string): Promise<UploadDto> {
    const { id, received, size, name } = await this.work.run(actor.scope, (tx) => find(tx, uploadId, false));
    return { id, offset: received, size, name };
  }

  /** Takes one piece. It must begin where the last one ended; 409 tells where that is. */
  async append(actor: SessionActor, uploadId: string, offset: number, body: Readable): Promise<{ offset: number }> {
    const before = await this.work.run(actor.scope, (tx) => find(tx, uploadId, false));
    if (before.received !== offset) throw new DomainError('upload.offset', { offset: before.received });
    const piece = await readPiece(body, Math.min(UPLOAD_CHUNK_MAX, before.size - offset));
    return this.work.run(actor.scope, async (tx) => {
      const upload = await find(tx, uploadId, true);
      if (upload.received !== offset) throw new DomainError('upload.offset', { offset: upload.received });
      await this.folder.write(upload.id, offset, piece);
      await tx.query(`UPDATE upload SET received = $2, touched_at = clock_timestamp() WHERE id = $1`, [
        upload.id,
        offset + piece.length,
      ]);
      return { offset: offset + piece.length };
    });
  }

  /** Checks the whole file by its content, stores it and attaches it. A repeated call answers with the same attachment. */
  async finish(actor: SessionActor, uploadId: string): Promise<AttachmentDto> {
    const done = await this.work.run(actor.scope, (tx) => finished(tx, uploadId));
    if (done) return done;
    const upload = await this.work.run(actor.scope, (tx) => find(tx, uploadId, false));
    if (upload.received !== upload.size || (await this.folder.size(upload.id)) !== upload.size)
      throw new DomainError('upload.incomplete', { received: upload.received, size: upload.size });
    const verdict = await judgeFile(this.folder.path(upload.id));
    const sha = await this.folder.digest(upload.id);
    const attachment = await this.attach(actor, upload, verdict, sha).catch(async (error: unknown) => {
      // What was refused for its content is not kept; sending it again would change nothing.
      if (error instanceof DomainError && error.code.startsWith('file.')) await this.discard(actor, upload.id);
      throw error;
    });
    await this.folder.remove(upload.id);
    return attachment;
  }

  private attach(actor: SessionActor, upload: UploadRecord, verdict: FileVerdict, sha: string): Promise<AttachmentDto> {
    return this.work.run(actor.scope, async (tx) => {
      const { form } = await writableCase(tx, this.editions, actor, upload.case_id);
      const already = await finished(tx, upload.id);
      if (already) return already;
      const slot = slotOf(form, upload.slot, upload.name);
      requireRoom(form, slot, await presentFiles(tx, upload.case_id), upload, this.config);
      const found = requireKind(slot, upload.name, verdict);
      await this.store.put(sha, this.folder.path(upload.id), upload.size);
      await tx.query(
        `INSERT INTO attachment (id, case_id, org_id, slot, name, sha, size, mime, is_public, uploaded_by, uploaded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          upload.id,
          upload.case_id,
          actor.orgId,
          upload.slot,
          upload.name,
          sha,
          upload.size,
          MIME_OF_KIND[found],
          slot.public === 'public',
          actor.scope.userId,
          this.clock.iso(),
        ],
      );
      await tx.query(`DELETE FROM upload WHERE id = $1`, [upload.id]);
      const attachment = await finished(tx, upload.id);
      if (!attachment) throw new Error(`Attachment ${upload.id} was written and is not there`);
      return attachment;
    });
  }

  /** Gives an unfinished upload up, with what has arrived of it. */
  async cancel(actor: SessionActor, uploadId: string): Promise<void> {
    const { id } = await this.work.run(actor.scope, (tx) => find(tx, uploadId, false));
    await this.discard(actor, id);
  }

  private async discard(actor: SessionActor, uploadId: string): Promise<void> {
    await this.work.run(actor.scope, (tx) => tx.query(`DELETE FROM upload WHERE id = $1`, [uploadId]));
    await this.folder.remove(uploadId);
  }

  /** Takes the file off the application. What an earlier submission named stays readable with that submission. */
  async remove(actor: SessionActor, caseId: string, fileId: string): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      await writableCase(tx, this.editions, actor, caseId);
      const present = await presentFiles(tx, caseId);
      if (!present.some(({ id }) => id === uuidOf(fileId))) throw new DomainError('subject.notFound');
      await tx.query(`UPDATE attachment SET removed_at = $2 WHERE id = $1`, [fileId, this.clock.iso()]);
    });
  }
}

async function find(tx: Tx, uploadId: string, lock: boolean): Promise<UploadRecord> {
  const [row] = await tx.query(
    `SELECT id, case_id, slot, name, size, received FROM upload WHERE id = $1 AND touched_at > clock_timestamp() - interval '2 hours' ${lock ? 'FOR UPDATE' : ''}`,
    [uuidOf(uploadId)],
  );
  if (!row) throw new DomainError('subject.notFound');
  return { ...row, size: Number(row.size), received: Number(row.received) };
}

/** An attachment has the id of its upload, so that a lost answer can be asked for again. */
async function finished(tx: Tx, uploadId: string): Promise<AttachmentDto | undefined> {
  const [row] = await tx.query(`SELECT ${ATTACHMENT_COLUMNS} FROM attachment WHERE id = $1 AND org_id = app_org()`, [
    uuidOf(uploadId),
  ]);
  return row ? toAttachment(row) : undefined;
}
