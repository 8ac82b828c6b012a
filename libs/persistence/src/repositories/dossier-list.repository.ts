import { DossierEntity } from '../entities';
import { eachWord, idsHolding } from '../search-text';
import type { Tx } from '../unit-of-work';
import type { BilingualName } from './organisation.repository';
import { pageRows, rawPage } from './usual-page';

const SORT = {
  number: 'd.number',
  stage: 'd.stage',
  state: 'd.state',
  ownerOrg: 'd.owner_org',
  preparedAt: 'd.prepared_at',
  releasedAt: 'd.released_at',
  receiptedAt: 'd.receipted_at',
  dueAt: 'd.due_at',
} as const;
const FILTERS = { kind: 'd.kind', stage: 'd.stage', state: 'd.state', editionId: 'd.edition_id' } as const;

/** A page of dossiers. An unknown column sorts by the release. */
export interface DossierQuery {
  filters: Partial<Record<keyof typeof FILTERS, string | undefined>>;
  /** Words of the number, the owner's code or its name; every word must be found. */
  words: string | undefined;
  sort: string | undefined;
  ascending: boolean;
  limit: number;
  offset: number;
}

/** A dossier with the number of its cases and the names of its two ends. */
export interface ListedDossier {
  dossier: DossierEntity;
  items: number;
  owner: BilingualName;
  recipient: BilingualName | null;
}

interface Found {
  id: string;
  items: number;
  ownerZh: string;
  ownerEn: string;
  recipientZh: string | null;
  recipientEn: string | null;
}

const byNumberOrOwner = (place: string) =>
  `d.id IN (
     ${idsHolding('dossier', place)}
     UNION ALL
     SELECT owned.id
     FROM dossier owned
     WHERE owned.owner_org IN (${idsHolding('organisation', place, 'names')}))`;

/** Lists of dossiers. SQL, since a page is sorted and cut by the database with the search among its conditions. */
export class DossierListRepository {
  constructor(private readonly tx: Tx) {}

  /** The page, and how many there are in all. Three queries. */
  async page(query: DossierQuery): Promise<{ rows: ListedDossier[]; total: number }> {
    const { limit, offset, words } = query;
    const parameters: unknown[] = [];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const conditions = Object.entries(FILTERS).flatMap(([name, column]) => {
      const value = query.filters[name as keyof typeof FILTERS];
      return value === undefined ? [] : [`${column} = ${bind(value)}`];
    });
    conditions.push(...eachWord(words, bind, byNumberOrOwner));
    const from = `
      FROM dossier d
      JOIN organisation o ON o.id = d.owner_org
      LEFT JOIN organisation r ON r.id = d.recipient_org
      ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}`;
    const asked = { page: offset / limit + 1, perPage: limit, words, ...query.filters };
    const [counted] = await pageRows<{ total: number }>(
      this.tx,
      asked,
      `SELECT count(*)::int AS total ${from}`,
      parameters,
    );
    const found = await rawPage<Found>(
      this.tx,
      asked,
      `SELECT d.id,
         (SELECT count(*)::int FROM dossier_item i WHERE i.dossier_id = d.id) AS items,
         o.name_zh AS "ownerZh", o.name_en AS "ownerEn", r.name_zh AS "recipientZh", r.name_en AS "recipientEn"
       ${from}
       ORDER BY ${sortColumn(query.sort)} ${query.ascending ? 'ASC' : 'DESC'} NULLS LAST, d.id
       LIMIT ${limit} OFFSET ${offset}`,
      parameters,
    );
    const dossiers = await this.tx
      .getRepository(DossierEntity)
      .createQueryBuilder('d')
      .where('d.id = ANY(:ids)', { ids: found.map(({ id }) => id) })
      .getMany();
    return { rows: found.flatMap((one) => listed(one, dossiers)), total: counted?.total ?? 0 };
  }
}

function sortColumn(wanted = ''): string {
  return Object.hasOwn(SORT, wanted) ? SORT[wanted as keyof typeof SORT] : SORT.releasedAt;
}

function listed(
  { id, items, ownerZh, ownerEn, recipientZh, recipientEn }: Found,
  dossiers: DossierEntity[],
): ListedDossier[] {
  const dossier = dossiers.find((one) => one.id === id);
  const recipient = recipientZh ? { zh: recipientZh, en: recipientEn ?? recipientZh } : null;
  return dossier ? [{ dossier, items, owner: { zh: ownerZh, en: ownerEn }, recipient }] : [];
}
