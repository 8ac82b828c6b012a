import { In } from 'typeorm';
import { CaseEntity, DossierItemEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A case on a notice, under the names that it has there. */
export interface NoticeItem {
  id: string;
  title: string;
  holderName: string;
  /** Code, empty where the case has none. */
  area: string;
  category: string | null;
  number: string;
  nominatorZh: string | null;
  nominatorEn: string | null;
  /** Whether its time for objections runs. */
  open: boolean;
  /** Place on the notice; null while the notice is only shown in advance. */
  position: number | null;
}

/** A case of a dossier, with the state of the dossier. */
export interface DossierItem {
  caseId: string;
  dossierId: string;
  state: string;
}

/** Notices and publications with their items, as those who write them read them. */
export class PublicationDossierRepository {
  constructor(private readonly tx: Tx) {}

  /** Dossiers of a stage with the number of their items: the one in writing, then the newest; 50 at most. */
  ofStage(editionId: string, stage: string): Promise<{ id: string; items: number }[]> {
    return rowsOf(
      this.tx,
      `SELECT d.id, (SELECT count(*)::int FROM dossier_item i WHERE i.dossier_id = d.id) AS items
       FROM dossier d
       WHERE d.edition_id = $1 AND d.stage = $2
       ORDER BY (d.state IN ('drafted', 'prepared')) DESC, d.released_at DESC NULLS LAST, d.id
       LIMIT 50`,
      [editionId, stage],
    );
  }

  /**
   * Cases of those dossiers that something may be done with: of the prepared one and, for a state that `followFrom`
   * names, of the published ones that still have a case in it.
   */
  itemsAtHand(dossierIds: readonly string[], followFrom: string | null): Promise<DossierItem[]> {
    return rowsOf(
      this.tx,
      `SELECT i.case_id, i.dossier_id, d.state
       FROM dossier_item i
       JOIN dossier d ON d.id = i.dossier_id
       WHERE d.id = ANY($1) AND (
         d.state = 'prepared'
         OR ($2 AND d.state = 'published' AND EXISTS (
           SELECT 1 FROM dossier_item o JOIN case_file c ON c.id = o.case_id WHERE o.dossier_id = d.id AND c.state = $3
         ))
       )`,
      [dossierIds, followFrom !== null, followFrom],
    );
  }

  /** Cases that the next notice will name, in the order that the decision gives them. */
  pendingItems(editionId: string, state: string): Promise<NoticeItem[]> {
    return rowsOf(
      this.tx,
      `SELECT c.id, c.title, c.holder_name, coalesce(c.area, '') AS area, c.category, c.number,
         o.name_zh AS nominator_zh, o.name_en AS nominator_en, true AS open, NULL AS position
       FROM case_file c
       LEFT JOIN organisation o ON o.id = c.nominator_org
       WHERE c.edition_id = $1 AND c.state = $2
       ORDER BY coalesce(c.area, ''), c.number`,
      [editionId, state],
    );
  }

  /**
   * The items of a prepared or published notice, as it named them when it was prepared; open are those in the given
   * state.
   */
  noticeItems(dossierId: string, openState: string): Promise<NoticeItem[]> {
    return rowsOf(
      this.tx,
      `SELECT c.id, coalesce(i.title, c.title) AS title, coalesce(i.holder_name, c.holder_name) AS holder_name,
         coalesce(i.area, c.area, '') AS area, coalesce(i.category, c.category) AS category, c.number,
         o.name_zh AS nominator_zh, o.name_en AS nominator_en, c.state = $2 AS open, i.position
       FROM dossier_item i
       JOIN case_file c ON c.id = i.case_id
       LEFT JOIN organisation o ON o.id = coalesce(i.nominator_org, c.nominator_org)
       WHERE i.dossier_id = $1
       ORDER BY i.position`,
      [dossierId, openState],
    );
  }

  /** The states of a dossier's cases, by case id. */
  async caseStates(dossierId: string): Promise<Record<string, string>> {
    const rows = await rowsOf<{ caseId: string; state: string }>(
      this.tx,
      `SELECT i.case_id, c.state
       FROM dossier_item i
       JOIN case_file c ON c.id = i.case_id
       WHERE i.dossier_id = $1`,
      [dossierId],
    );
    return Object.fromEntries(rows.map(({ caseId, state }) => [caseId, state]));
  }

  /** The items of a prepared or published catalogue with their numbers, as they were named when it was prepared. */
  catalogueItems(
    dossierId: string,
  ): Promise<Pick<DossierItemEntity, 'caseId' | 'area' | 'sectionNumber' | 'title' | 'holderName' | 'category'>[]> {
    return this.tx.find(DossierItemEntity, {
      where: { dossierId },
      select: { caseId: true, area: true, sectionNumber: true, title: true, holderName: true, category: true },
      order: { position: 'ASC' },
    });
  }

  /** The cases of these ids that the session sees, in no order. */
  cases(ids: readonly string[]): Promise<CaseEntity[]> {
    return this.tx.findBy(CaseEntity, { id: In(ids) });
  }
}
