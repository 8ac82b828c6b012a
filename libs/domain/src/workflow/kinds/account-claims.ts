import { PROMISES, type ProgrammeDefinition, type PromiseKind, type QuotaDefinition } from '../../programme/definition';
import { keyedAccountOf, keyedQuotas } from '../../quota';
import type { CaseRow } from '../rows';

/** An account that counts a case, and by which quota. */
export interface AccountClaim {
  quota: QuotaDefinition;
  accountId: string;
  /** Organisation or place that the account counts for; null where it counts for all. */
  holder: string | null;
  /** Code of the taxonomy that the account counts; null where it counts every one. */
  branch: string | null;
}

/** A city that shares its province's cap is an alias of the province's account. */
export function accountIdOf(def: ProgrammeDefinition, editionId: string, holder: string): string {
  const shared = def.roster.find((entry) => entry.org === holder)?.sharesQuotaOf;
  return `${editionId}/${shared ?? holder}`;
}

/** Whether a promise of this kind takes a place: the one that the quota names, and each behind it. */
export function isDue({ quota }: AccountClaim, at: PromiseKind): boolean {
  return PROMISES.indexOf(quota.claimedFrom ?? 'nomination') <= PROMISES.indexOf(at);
}

/** The account of the roster or of a group, by which a holder stands. */
export function ownClaim(
  def: ProgrammeDefinition,
  { editionId }: Pick<CaseRow, 'editionId'>,
  quota: QuotaDefinition,
  holder: string,
): AccountClaim {
  return { quota, accountId: accountIdOf(def, editionId, holder), holder, branch: null };
}

/** The accounts that count a case by a key. */
export function keyedClaims(def: ProgrammeDefinition, row: CaseRow): AccountClaim[] {
  return keyedQuotas(def).flatMap((quota) => {
    const account = keyedAccountOf(def, row.editionId, quota, row);
    return account ? [{ quota, accountId: account.id, holder: account.key.of, branch: account.key.branch }] : [];
  });
}

/** Every account that stands over a case: its group's, its nominator's, and those that count it by a key. */
export function claimsOver(def: ProgrammeDefinition, row: CaseRow): AccountClaim[] {
  const held = [
    { holder: row.groupOrg, quotaId: row.groupOrg === null ? null : def.groupQuota },
    { holder: row.nominatorOrg, quotaId: def.roster.find(({ org }) => org === row.nominatorOrg)?.quota ?? null },
  ];
  const own = held.flatMap(({ holder, quotaId }) => {
    const quota = def.quotas.find(({ id }) => id === quotaId);
    return quota && holder !== null ? [ownClaim(def, row, quota, holder)] : [];
  });
  return [...own, ...keyedClaims(def, row)];
}

/** How a refusal names the account: by its quota, and by the code that it counts where there is one. */
export function namesOf({ quota, accountId, holder, branch }: AccountClaim) {
  const counted = branch === null ? '' : ` ${branch}`;
  return {
    account: accountId,
    holder: holder ?? '',
    quota: `${quota.title.zh}${counted}`,
    quotaEn: `${quota.title.en}${counted}`,
  };
}
