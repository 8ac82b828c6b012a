import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { MIME_OF_KIND, type ScanDto } from '@linxuan/contracts';
import { DossierScanRepository, UnitOfWork, type DossierScanEntity } from '@linxuan/persistence';
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
import { scanDto } from './batch-facts';
import { visibleDossier } from './dossier-view.service';

/**
 * The signed and stamped letter as a scan: taken while the batch is in draft, read by its recipient once it is sent.
 */
@Injectable()
export class ScanService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `request.tooLarge`, `file.*` or `dossier.notOpen`; the kind is what the bytes say, whatever the name says.
   */
  async add(actor: SessionActor, dossierId: string, name: string, body: Readable): Promise<ScanDto> {
    await this.work.run(actor.scope, async (tx) => {
      const dossier = await visibleDossier(tx, dossierId);
      if (dossier.ownerOrg !== actor.orgId || dossier.kind !== 'nomination') throw new DomainError('subject.notFound');
      if (dossier.state !== 'drafted') throw new DomainError('dossier.notOpen');
    });
    const { kind, sha, ...kept } = await keepScan(this.store, this.config.dataDir, name, body, 'scan');
    const scan: DossierScanEntity = {
      id: randomUUID(),
      dossierId,
      orgId: actor.orgId,
      ...kept,
      mime: MIME_OF_KIND[kind],
      sha,
      uploadedBy: actor.scope.userId,
      uploadedAt: this.clock.iso(),
    };
    await this.work.run(actor.scope, (tx) => new DossierScanRepository(tx).add(scan));
    return scanDto(scan);
  }

  async read(
    actor: SessionActor,
    dossierId: string,
    scanId: string,
  ): Promise<{ scan: Pick<ScanDto, 'name' | 'mime' | 'size'>; content: Readable }> {
    const scan = await this.work.run(actor.scope, (tx) => new DossierScanRepository(tx).of(dossierId, scanId));
    if (!scan) throw new DomainError('subject.notFound');
    return { scan, content: await this.store.read(scan.sha) };
  }
}
