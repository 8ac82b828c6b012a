import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { MIME_OF_KIND, type ScanDto } from '@linxuan/contracts';
import { UnitOfWork } from '@linxuan/persistence';
import {
  APP_CONFIG,
  Clock,
  DomainError,
  FILE_STORE,
  keepScan,
  type AppConfig,
  type FileStore,
  type SessionActor,
} from '@linxuan/platform';
import { visibleDossier } from './dossier-view.service';

/** The signed and stamped letter as a scan: taken while the batch is in draft, read by its recipient once it is sent. */
@Injectable()
export class ScanService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** Throws `request.tooLarge`, `file.*` or `dossier.notOpen`; the kind is what the bytes say, whatever the name says. */
  async add(actor: SessionActor, dossierId: string, name: string, body: Readable): Promise<ScanDto> {
    await this.work.run(actor.scope, async (tx) => {
      const dossier = await visibleDossier(tx, dossierId);
      if (dossier.ownerOrg !== actor.orgId || dossier.kind !== 'nomination') throw new DomainError('subject.notFound');
      if (dossier.state !== 'drafted') throw new DomainError('dossier.notOpen');
    });
    const { kind, sha, ...kept } = await keepScan(this.store, this.config.dataDir, name, body, 'scan');
    const scan: ScanDto = {
      id: randomUUID(),
      ...kept,
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
}
