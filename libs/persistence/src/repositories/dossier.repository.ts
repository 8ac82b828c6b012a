import { In } from 'typeorm';
import { DossierEntity, DossierItemEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A decided list with how its items were decided; the instant in ISO 8601 UTC. */
export interface DecidedList {
  id: string;
  decidedAt: string | null;
  listed: number;
  notListed: number;
}

/** Dossiers of any kind and their items. */
export class DossierRepository {
  constructor(private readonly tx: Tx) {}

  /** Null for a dossier that does not exist or is not visible. `id` must be a UUID. */
  find(id: string): Promise<DossierEntity | null> {
    return this.tx.findOneBy(DossierEntity, { id });
  }

  /** Every nomination that an organisation owns, of all editions, in no order. */
  nominationsOf(ownerOrg: string): Promise<DossierEntity[]> {
    return this.tx.findBy(DossierEntity, { ownerOrg, kind: 'nomination' });
  }

  /** The dossier that an organisation has at hand in a stage: in draft, or signed by the first of two. */
  async atHand(editionId: string, stage: string, ownerOrg: string): Promise<DossierEntity | undefined> {
    const row = await this.tx.findOne(DossierEntity, {
      where: { editionId, stage, ownerOrg, state: In(['drafted', 'prepared']) },
    });
    return row ?? undefined;
  }

  /** Ids of all dossiers of an edition. */
  async idsIn(editionId: string): Promise<Set<string>> {
    const rows = await this.tx.find(DossierEntity, { select: { id: true }, where: { editionId } });
    return new Set(rows.map(({ id }) => id));
  }

  /** A list of decisions by its id. */
  async list(id: string): Promise<DossierEntity | undefined> {
    return (await this.tx.findOneBy(DossierEntity, { id, kind: 'list' })) ?? undefined;
  }

  /** The items of a dossier in the sender's order, by their cases. */
  items(dossierId: string): Promise<Pick<DossierItemEntity, 'caseId' | 'position'>[]> {
    return this.tx.find(DossierItemEntity, {
      select: { id: true, caseId: true, position: true },
      where: { dossierId },
      order: { position: 'ASC' },
    });
  }

  /** Lists that an organisation has decided in a stage, newest first. */
  async decidedLists(editionId: string, stage: string, ownerOrg: string): Promise<DecidedList[]> {
    return rowsOf<DecidedList>(
      this.tx,
      `SELECT d.id, d.released_at AS "decidedAt",
         count(*) FILTER (WHERE i.outcome = 'listed')::int AS listed,
         count(*) FILTER (WHERE i.outcome = 'not-listed')::int AS "notListed"
       FROM dossier d
       LEFT JOIN dossier_item i ON i.dossier_id = d.id
       WHERE d.edition_id = $1 AND d.stage = $2 AND d.owner_org = $3 AND d.state = 'decided'
       GROUP BY d.id
       ORDER BY d.released_at DESC`,
      [editionId, stage, ownerOrg],
    );
  }
}
