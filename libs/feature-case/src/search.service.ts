import { Inject, Injectable } from '@nestjs/common';
import { FOUND_KINDS, type FoundDto, type FoundGroupDto, type FoundKind } from '@linxuan/contracts';
import { hiddenPointers, withoutHolder, type Role } from '@linxuan/domain';
import { searchWords } from '@linxuan/form-rules';
import {
  dutiesIn,
  SearchRepository,
  seatedCases,
  UnitOfWork,
  type FoundCase,
  type FoundDossier,
  type FoundName,
  type Tx,
} from '@linxuan/persistence';
import { EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';

/** Rows of a kind that are shown; one more is read, to know that there are more. */
const SHOWN = 5;
/** More words than that narrow nothing further for a person, and each is a condition of its own. */
const WORDS = 12;

const AUTHORITY: readonly Role[] = ['authority-clerk', 'authority-lead', 'publicity-officer'];
const NOMINATORS: readonly Role[] = ['nominator-clerk', 'nominator-lead'];
const OFFICES: readonly Role[] = ['operator', 'security-officer', 'auditor'];

/** Who has a page that shows a thing of the kind; what of the kind they see, the database says. */
const READS: Record<FoundKind, (role: Role) => boolean> = {
  case: (role) => !OFFICES.includes(role),
  entry: (role) => AUTHORITY.includes(role),
  notice: (role) => AUTHORITY.includes(role) || NOMINATORS.includes(role),
  dossier: (role) => AUTHORITY.includes(role) || NOMINATORS.includes(role) || role === 'group-clerk',
  edition: (role) => !OFFICES.includes(role) && role !== 'expert',
  organisation: (role) => role === 'operator',
  account: (role) => role === 'operator',
};

/** One search over everything that the person may see. */
@Injectable()
export class SearchService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  /** Kinds of which something was found, in their order; none for a query without a visible character. */
  async find(actor: SessionActor, query: string | undefined): Promise<FoundGroupDto[]> {
    const words = [...new Set(searchWords(query))].slice(0, WORDS);
    if (words.length === 0) return [];
    return this.work.run(actor.scope, async (tx) => {
      const search = new SearchRepository(tx, words, SHOWN + 1);
      const lanes = READS.case(actor.role) ? await search.lanes() : [];
      const find: Record<FoundKind, () => Promise<FoundDto[]>> = {
        case: async () => this.casesOf(tx, actor, await search.cases(lanes), 'case'),
        entry: async () => this.casesOf(tx, actor, await search.cases(lanes, true), 'entry'),
        notice: async () => (await search.dossiers(true)).map(dossierOf),
        dossier: async () => (await search.dossiers(false)).map(dossierOf),
        edition: async () => (await search.editions()).map(editionOf),
        organisation: async () => (await search.organisations()).map((one) => nameOf('organisation', one)),
        account: async () => (await search.accounts()).map((one) => nameOf('account', one)),
      };
      const groups: FoundGroupDto[] = [];
      for (const kind of FOUND_KINDS) {
        const rows = READS[kind](actor.role) ? await find[kind]() : [];
        if (rows.length > 0) groups.push({ kind, rows: rows.slice(0, SHOWN), more: rows.length > SHOWN });
      }
      return groups;
    });
  }

  /** The holder is left out where the list of cases leaves it out. */
  private async casesOf(
    tx: Tx,
    actor: SessionActor,
    rows: readonly FoundCase[],
    kind: 'case' | 'entry',
  ): Promise<FoundDto[]> {
    const seated = await seatedCases(tx);
    const found: FoundDto[] = [];
    for (const stored of rows) {
      const { machine } = await this.editions.get(tx, stored.editionId);
      const hidden = hiddenPointers(machine, stored, dutiesIn(seated, stored.id, actor.role));
      const { holderName } = stored.applicantOrg === actor.orgId ? stored : withoutHolder(stored, hidden);
      found.push({
        kind,
        id: stored.id,
        number: stored.number,
        title: { zh: stored.title, en: stored.title },
        holder: holderName === '' ? null : { zh: holderName, en: holderName },
        edition: { id: stored.editionId, title: stored.editionTitle, name: stored.editionName },
        dossierKind: null,
      });
    }
    return found;
  }
}

function dossierOf(row: FoundDossier): FoundDto {
  return {
    kind: row.kind === 'notice' ? 'notice' : 'dossier',
    id: row.id,
    number: row.number,
    title: row.title === null ? null : { zh: row.title, en: row.title },
    holder: { zh: row.ownerZh, en: row.ownerEn },
    edition: { id: row.editionId, title: row.editionTitle, name: row.editionName },
    dossierKind: row.kind,
  };
}

function nameOf(kind: 'organisation' | 'account', { id, zh, en, number }: FoundName): FoundDto {
  return { kind, id, number, title: { zh, en }, holder: null, edition: null, dossierKind: null };
}

function editionOf({ id, zh, en, number }: FoundName): FoundDto {
  const title = { zh, en };
  return {
    kind: 'edition',
    id,
    number: null,
    title,
    holder: null,
    edition: { id, title, name: number ?? id },
    dossierKind: null,
  };
}
