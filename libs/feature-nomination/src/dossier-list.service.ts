import { Inject, Injectable } from '@nestjs/common';
import type { DossierListDto, DossierListQueryDto } from '@linxuan/contracts';
import type { DossierRow } from '@linxuan/domain';
import { DossierEntity, eachWord, idsHolding, UnitOfWork } from '@linxuan/persistence';
import { EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { toListRow } from './dossier-rows';

const SORT: Record<string, string> = {
  number: 'd.number',
  stage: 'd.stage',
  state: 'd.state',
  ownerOrg: 'd.owner_org',
  preparedAt: 'd.prepared_at',
  releasedAt: 'd.released_at',
  receiptedAt: 'd.receipted_at',
  dueAt: 'd.due_at',
};
const FILTERS: Record<string, string> = {
  kind: 'd.kind',
  stage: 'd.stage',
  state: 'd.state',
  editionId: 'd.edition_id',
};

const byNumberOrOwner = (place: string) =>
  `d.id IN (${idsHolding('dossier', place)} UNION ALL SELECT owned.id FROM dossier owned WHERE owned.owner_org IN (${idsHolding('organisation', place, 'names')}))`;

interface Found {
  id: string;
  items: string;
  owner_zh: string;
  owner_en: string;
  recipient_zh: string | null;
  recipient_en: string | null;
}

/** Dossiers that the person may see: the own organisation's, and those sent to it. Three queries for any page. */
@Injectable()
export class DossierListService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  async list(actor: SessionActor, query: DossierListQueryDto): Promise<{ data: DossierListDto[]; total: number }> {
    const parameters: unknown[] = [];
    const conditions = Object.entries(FILTERS).flatMap(([name, column]) => {
      const value = query[name as keyof DossierListQueryDto];
      return value === undefined ? [] : [`${column} = $${parameters.push(value)}`];
    });
    conditions.push(...eachWord(query.q, (given) => `$${parameters.push(given)}`, byNumberOrOwner));
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const order = `${(Object.hasOwn(SORT, query.sort ?? '') && SORT[query.sort ?? '']) || 'd.released_at'} ${query.order === 'ASC' ? 'ASC' : 'DESC'} NULLS LAST, d.id`;
    return this.work.run(actor.scope, async (tx) => {
      const from = `FROM dossier d JOIN organisation o ON o.id = d.owner_org LEFT JOIN organisation r ON r.id = d.recipient_org ${where}`;
      const [{ total }] = await tx.query(`SELECT count(*) AS total ${from}`, parameters);
      const found: Found[] = await tx.query(
        `SELECT d.id, (SELECT count(*) FROM dossier_item i WHERE i.dossier_id = d.id) AS items, o.name_zh AS owner_zh, o.name_en AS owner_en, r.name_zh AS recipient_zh, r.name_en AS recipient_en
         ${from} ORDER BY ${order} LIMIT ${query.perPage} OFFSET ${(query.page - 1) * query.perPage}`,
        parameters,
      );
      const rows = await tx
        .getRepository(DossierEntity)
        .createQueryBuilder('d')
        .where('d.id = ANY(:ids)', { ids: found.map(({ id }) => id) })
        .getMany();
      const data: DossierListDto[] = [];
      for (const one of found) {
        const row = rows.find(({ id }) => id === one.id);
        if (row) data.push(toListRow(row, await this.names(tx, row, one)));
      }
      return { data, total: Number(total) };
    });
  }

  private async names(
    tx: Parameters<Editions['get']>[0],
    row: DossierRow,
    { items, owner_zh, owner_en, recipient_zh, recipient_en }: Found,
  ) {
    const { machine } = await this.editions.get(tx, row.editionId);
    return {
      stageTitle: machine.stages.get(row.stage)?.title ?? { zh: row.stage, en: row.stage },
      items: Number(items),
      ownerName: { zh: owner_zh, en: owner_en },
      recipientName: recipient_zh ? { zh: recipient_zh, en: recipient_en ?? recipient_zh } : null,
    };
  }
}
