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
import { AttachmentRepository, UnitOfWork, UploadRepository, type Tx, type UploadProgress } from '@linxuan/persistence';
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
import { presentFiles, toAttachment, uuidOf, writableCase } from './attachment-rows';
import { FILE_STORE, type FileStore } from './file-store';
import { readPiece } from './read-piece';
import { UploadFolder } from './upload-folder';
import { requireFewPending, requireKind, requireRoom, slotOf } from './upload-rules';

/**
 * Files arrive in pieces that may be sent again after any interruption; only a whole, checked file becomes an
 * attachment.
 */
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

  /**
   * What is on its way counts as if it were there. The same file begun again takes the place of the one that was not
   * finished.
   */
  async open(actor: SessionActor, caseId: string, body: OpenUploadDto): Promise<UploadDto> {
    const name = safeFileName(body.name);
    if (name === '') throw new DomainError('file.name', {}, { fields: [{ pointer: '/name', code: 'format' }] });
    const id = randomUUID();
    const { userId } = actor.scope;
    const replaced = await this.work.run(actor.scope, async (tx) => {
      const { form } = await writableCase(tx, this.editions, actor, caseId);
      const uploads = new UploadRepository(tx);
      await uploads.lockOf(userId);
      const all = await uploads.pending(uuidOf(caseId), userId);
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
      await uploads.remove(given);
      // In the transaction: without room on the disk there is no upload either.
      await this.folder.create(id);
      await uploads.add({
        id,
        caseId,
        orgId: actor.orgId,
        slot: body.slot,
        name,
        size: body.size,
        uploadedBy: userId,
      });
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
      await new UploadRepository(tx).advance(upload.id, offset + piece.length);
      return { offset: offset + piece.length };
    });
  }

  /**
   * Checks the whole file by its content, stores it and attaches it. A repeated call answers with the same attachment.
   */
  async finish(actor: SessionActor, uploadId: string): Promise<AttachmentDto> {
    const done = await this.work.run(actor.scope, (tx) => finished(tx, actor, uploadId));
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

  private attach(
    actor: SessionActor,
    upload: UploadProgress,
    verdict: FileVerdict,
    sha: string,
  ): Promise<AttachmentDto> {
    return this.work.run(actor.scope, async (tx) => {
      const { form } = await writableCase(tx, this.editions, actor, upload.caseId);
      const already = await finished(tx, actor, upload.id);
      if (already) return already;
      const slot = slotOf(form, upload.slot, upload.name);
      requireRoom(form, slot, await presentFiles(tx, upload.caseId), upload, this.config);
      const found = requireKind(slot, upload.name, verdict);
      await this.store.put(sha, this.folder.path(upload.id), upload.size);
      await new AttachmentRepository(tx).add({
        id: upload.id,
        caseId: upload.caseId,
        orgId: actor.orgId,
        slot: upload.slot,
        name: upload.name,
        sha,
        size: upload.size,
        mime: MIME_OF_KIND[found],
        isPublic: slot.public === 'public',
        uploadedBy: actor.scope.userId,
        uploadedAt: this.clock.iso(),
      });
      await new UploadRepository(tx).remove([upload.id]);
      const attachment = await finished(tx, actor, upload.id);
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
    await this.work.run(actor.scope, (tx) => new UploadRepository(tx).remove([uploadId]));
    await this.folder.remove(uploadId);
  }

  /** Takes the file off the application. What an earlier submission named stays readable with that submission. */
  async remove(actor: SessionActor, caseId: string, fileId: string): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      await writableCase(tx, this.editions, actor, caseId);
      const present = await presentFiles(tx, caseId);
      if (!present.some(({ id }) => id === uuidOf(fileId))) throw new DomainError('subject.notFound');
      await new AttachmentRepository(tx).takeOff(fileId, this.clock.iso());
    });
  }
}

async function find(tx: Tx, uploadId: string, lock: boolean): Promise<UploadProgress> {
  const upload = await new UploadRepository(tx).find(uuidOf(uploadId), lock);
  if (!upload) throw new DomainError('subject.notFound');
  return upload;
}

/** An attachment has the id of its upload, so that a lost answer can be asked for again. */
async function finished(tx: Tx, actor: SessionActor, uploadId: string): Promise<AttachmentDto | undefined> {
  const row = await new AttachmentRepository(tx).ownFile(uuidOf(uploadId), actor.orgId);
  return row ? toAttachment(row) : undefined;
}
