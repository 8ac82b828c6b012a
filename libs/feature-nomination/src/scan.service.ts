import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { MIME_OF_KIND, type ScanDto } from '@linxuan/contracts';
import type { FileKind } from '@linxuan/form-rules';
import { UnitOfWork } from '@linxuan/persistence';
import {
  APP_CONFIG,
  Clock,
  DomainError,
  FILE_STORE,
  judgeFile,
  nameAsKind,
  refusedFile,
  safeFileName,
  type AppConfig,
  type FileStore,
  type SessionActor,
} from '@linxuan/platform';
import { visibleDossier } from './dossier-view.service';

/** The same bound as a form's attachments have by default, in bytes. */
const MAX_SIZE = 20 * 1024 * 1024;
const ACCEPTED: readonly FileKind[] = ['pdf', 'jpg', 'png'];

/** The signed and stamped letter as a scan: taken while the batch is in draft, read by its recipient once it is sent. */
@Injectable()
export class ScanService {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Throws `request.tooLarge`, `file.*` or `dossier.notOpen`; the kind is what the bytes say, whatever the name says. */
  async add(actor: SessionActor, dossierId: string, name: string, body: Readable): Promise<ScanDto> {
    await this.work.run(actor.scope, async (tx) => {
      const dossier = await visibleDossier(tx, dossierId);
      if (dossier.ownerOrg !== actor.orgId || dossier.kind !== 'nomination') throw new DomainError('subject.notFound');
      if (dossier.state !== 'drafted') throw new DomainError('dossier.notOpen');
    });
    const bytes = await readAll(body);
    const sha = createHash('sha256').update(bytes).digest('hex');
    const kind = await this.keep(name, sha, bytes);
    const scan: ScanDto = {
      id: randomUUID(),
      name: nameAsKind(name, kind, 'scan'),
      size: bytes.length,
      mime: MIME_OF_KIND[kind],
      sha256: sha,
      uploadedAt: this.clock.iso(),
    };
    await this.work.run(actor.scope, (tx) =>
      tx.query(
        `INSERT INTO dossier_scan (id, dossier_id, org_id, name, mime, size, sha, uploaded_by, uploaded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [scan.id, dossierId, actor.orgId, scan.name, scan.mime, scan.size, sha, actor.scope.userId, scan.uploadedAt],
      ),
    );
    return scan;
  }

  async read(
    actor: SessionActor,
    dossierId: string,
    scanId: string,
  ): Promise<{ scan: Pick<ScanDto, 'name' | 'mime' | 'size'>; content: Readable }> {
    const [row] = await this.work.run(
      actor.scope,
      (tx) =>
        tx.query(`SELECT name, mime, size, sha FROM dossier_scan WHERE dossier_id = $1 AND id = $2`, [
          dossierId,
          scanId,
        ]) as Promise<{ name: string; mime: string; size: string; sha: string }[]>,
    );
    if (!row) throw new DomainError('subject.notFound');
    return {
      scan: { name: row.name, mime: row.mime, size: Number(row.size) },
      content: await this.store.read(row.sha),
    };
  }

  private async keep(name: string, sha: string, bytes: Buffer): Promise<FileKind> {
    const folder = join(this.config.dataDir, 'uploads');
    await mkdir(folder, { recursive: true });
    const path = join(folder, `scan-${randomUUID()}`);
    try {
      await writeFile(path, bytes);
      const { kind, refusal } = await judgeFile(path);
      const isAccepted = kind !== null && ACCEPTED.includes(kind);
      if (!isAccepted || refusal !== null)
        throw refusedFile(
          (kind === null || isAccepted ? refusal : null) ?? 'disguised',
          safeFileName(name),
          'PDF, JPG, PNG',
        );
      await this.store.put(sha, path, bytes.length);
      return kind;
    } finally {
      await rm(path, { force: true });
    }
  }
}

/** Reads no byte more than may be kept. */
async function readAll(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_SIZE) throw new DomainError('request.tooLarge');
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}
