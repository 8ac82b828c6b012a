import type { ProgrammeDefinition, QuotaDefinition, QuotaKey } from '../programme/definition';

/** A keyed quota's account as its row says it: what it counts by, and for which value. */
export interface AccountKey {
  readonly who: QuotaKey['who'];
  /** Organisation or province code (two digits) that the account counts for; null where it counts for all. */
  readonly of: string | null;
  /** Code of the taxonomy that the account counts; null where it counts every one. */
  readonly branch: string | null;
  /** Year of the call; null where the account counts every year. */
  readonly year: string | null;
  /** Name of the pot that editions of the programme share; null where the account is the edition's own. */
  readonly pot: string | null;
}

/** An account that has to stand before anybody can claim in it. */
export interface KeyedAccount {
  readonly id: string;
  readonly key: AccountKey;
  /** Nominators and groups whose cases it counts. */
  readonly orgIds: readonly string[];
}

/** What of a case a quota can count by. */
export interface CountedCase {
  readonly nominatorOrg: string | null;
  readonly groupOrg: string | null;
  readonly area: string | null;
  readonly category: string | null;
  readonly finalArea: string | null;
  readonly finalCategory: string | null;
}

/** What an edition has beside its definition: its groups, and the codes of its taxonomy with their levels. */
export interface CountedThings {
  readonly groups: readonly string[];
  readonly branches: readonly { readonly code: string; readonly level: number }[];
}

/** The province (two digits of the code of places) that a nominator stands for; null where it stands for none. */
export function provinceOf(def: Pick<ProgrammeDefinition, 'roster'>, org: string | null): string | null {
  return def.roster.find((entry) => entry.org === org)?.regionPrefix?.slice(0, 2) ?? null;
}

/** Every account of a keyed quota, one for each combination of its values. */
export function keyedAccounts(
  def: ProgrammeDefinition,
  editionId: string,
  quota: QuotaDefinition & { key: QuotaKey },
  things: CountedThings,
): KeyedAccount[] {
  const { key } = quota;
  const branches = key.by === undefined ? [null] : branchesOf(key.by, things.branches);
  return holdersBy(def, key.who, things.groups).flatMap(({ of, orgIds }) =>
    branches.map((branch) => {
      const account = { who: key.who, of, branch, year: yearOf(def, key), pot: key.pot ?? null };
      return { id: idOf(def, editionId, quota, account), key: account, orgIds };
    }),
  );
}

/** The account of a keyed quota that counts a case; null where the case has no value for the key. */
export function keyedAccountOf(
  def: ProgrammeDefinition,
  editionId: string,
  quota: QuotaDefinition & { key: QuotaKey },
  row: CountedCase,
): { id: string; key: AccountKey } | null {
  const { key } = quota;
  const of = holderBy(def, key.who, row);
  const branch = key.by === undefined ? null : branchBy(key.by, row);
  if ((key.who !== 'all' && of === null) || (key.by !== undefined && branch === null)) return null;
  const account = { who: key.who, of, branch, year: yearOf(def, key), pot: key.pot ?? null };
  return { id: idOf(def, editionId, quota, account), key: account };
}

/** Quotas that bind by a key and not by the roster. */
export function keyedQuotas(def: {
  readonly quotas: readonly QuotaDefinition[];
}): (QuotaDefinition & { key: QuotaKey })[] {
  return def.quotas.filter((quota): quota is QuotaDefinition & { key: QuotaKey } => quota.key !== undefined);
}

/** Codes that a case can have as its area (first level) or as its category (any level that a form may choose from). */
export function branchesOf(by: NonNullable<QuotaKey['by']>, branches: CountedThings['branches']): string[] {
  return branches.filter(({ level }) => by === 'category' || level === 1).map(({ code }) => code);
}

function holderBy(def: ProgrammeDefinition, who: QuotaKey['who'], row: CountedCase): string | null {
  switch (who) {
    case 'nominator':
      return row.nominatorOrg;
    case 'group':
      return row.groupOrg;
    case 'region':
      return provinceOf(def, row.nominatorOrg);
    case 'all':
      return null;
  }
}

function holdersBy(
  def: ProgrammeDefinition,
  who: QuotaKey['who'],
  groups: readonly string[],
): { of: string | null; orgIds: string[] }[] {
  const nominators = def.roster.map(({ org }) => org);
  switch (who) {
    case 'nominator':
      return nominators.map((org) => ({ of: org, orgIds: [org] }));
    case 'group':
      return groups.map((org) => ({ of: org, orgIds: [org] }));
    case 'region': {
      const provinces = [...new Set(nominators.flatMap((org) => provinceOf(def, org) ?? []))];
      return provinces.map((of) => ({ of, orgIds: nominators.filter((org) => provinceOf(def, org) === of) }));
    }
    case 'all':
      return [{ of: null, orgIds: [...new Set([...nominators, ...groups])] }];
  }
}

/** What a classification decided goes before what the applicant chose. */
function branchBy(by: NonNullable<QuotaKey['by']>, row: CountedCase): string | null {
  return by === 'area' ? (row.finalArea ?? row.area) : (row.finalCategory ?? row.category);
}

/** The year of the call: a pot that counts by year serves the editions that were called for in it. */
function yearOf(def: ProgrammeDefinition, key: QuotaKey): string | null {
  return key.yearly ? def.call.date.slice(0, 4) : null;
}

/** The same words for the same account, whoever asks; a pot is named by the programme and not by an edition. */
function idOf(def: ProgrammeDefinition, editionId: string, quota: QuotaDefinition, key: AccountKey): string {
  const where = key.pot === null ? `${editionId}/${quota.id}` : `${def.id}/pot/${key.pot}`;
  return [where, key.who, key.of, key.branch, key.year].filter((part) => part !== null).join('/');
}
