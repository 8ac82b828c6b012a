import { DossierScanEntity } from '../entities';
import type { Tx } from '../unit-of-work';

/** Scans of the stamped originals of dossiers; sizes in bytes. */
export class DossierScanRepository {
  constructor(private readonly tx: Tx) {}

  async add(scan: Omit<DossierScanEntity, 'dossier'>): Promise<void> {
    await this.tx.insert(DossierScanEntity, scan);
  }

  /** The newest scan of a dossier, or the one with the id. */
  async of(dossierId: string, id?: string): Promise<DossierScanEntity | undefined> {
    const row = await this.tx.findOne(DossierScanEntity, {
      where: { dossierId, ...(id === undefined ? {} : { id }) },
      order: { uploadedAt: 'DESC' },
    });
    return row ?? undefined;
  }
}
