import { Inject, Injectable } from '@nestjs/common';
import type { DossierListDto, DossierListQueryDto } from '@linxuan/contracts';
import { DossierListRepository, UnitOfWork } from '@linxuan/persistence';
import { EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { toListRow } from './dossier-rows';

/** Dossiers that the person may see: the own organisation's, and those sent to it. Three queries for any page. */
@Injectable()
export class DossierListService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  async list(actor: SessionActor, query: DossierListQueryDto): Promise<{ data: DossierListDto[]; total: number }> {
    const { kind, stage, state, editionId, q, sort, order, page, perPage } = query;
    return this.work.list(actor.scope, async (tx) => {
      const { rows, total } = await new DossierListRepository(tx).page({
        filters: { kind, stage, state, editionId },
        words: q,
        sort,
        ascending: order === 'ASC',
        limit: perPage,
        offset: (page - 1) * perPage,
      });
      const data: DossierListDto[] = [];
      for (const { dossier, items, owner, recipient } of rows) {
        const { machine } = await this.editions.get(tx, dossier.editionId);
        data.push(
          toListRow(dossier, {
            stageTitle: machine.stages.get(dossier.stage)?.title ?? { zh: dossier.stage, en: dossier.stage },
            items,
            ownerName: owner,
            recipientName: recipient,
          }),
        );
      }
      return { data, total };
    });
  }
}
