import type { QuotaDto } from '@linxuan/contracts';
import type { CaseRow } from '@linxuan/domain';
import { OrganisationRepository, QuotaRepository, type Tx } from '@linxuan/persistence';

/**
 * The account that the case counts against and who holds each slot. Another nominator's case in a shared account shows
 * as its organisation only; its number and title stay with those who may see it.
 */
export async function quotaOf(
  tx: Tx,
  row: Pick<CaseRow, 'editionId' | 'nominatorOrg' | 'groupOrg'>,
): Promise<QuotaDto | null> {
  const slots = await new QuotaRepository(tx).placesAround(row.editionId, row.nominatorOrg, row.groupOrg);
  const names = await new OrganisationRepository(tx).namesOf(slots[0]?.orgIds ?? []);
  const first = slots[0];
  // An account of money has no places to draw.
  if (!first || first.cap === null) return null;
  return {
    account: first.account,
    holders: first.orgIds.map((org) => names.get(org) ?? { zh: org, en: org }),
    cap: first.cap,
    used: slots.filter(({ state }) => state !== 'free').length,
    slots: slots.map(({ number, state, caseId, caseNumber, title, holderZh, holderEn }) => ({
      number,
      state,
      caseId,
      ...(caseNumber ? { caseNumber } : {}),
      ...(title ? { title } : {}),
      ...(holderZh ? { holder: { zh: holderZh, en: holderEn ?? holderZh } } : {}),
    })),
  };
}
