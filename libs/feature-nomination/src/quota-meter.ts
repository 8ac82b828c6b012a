import type { QuotaMeterDto } from '@linxuan/contracts';
import type { ProgrammeDefinition, Text } from '@linxuan/domain';
import { QuotaRepository, type Tx } from '@linxuan/persistence';

/**
 * The account that the organisation nominates from, slot by slot. A slot that another organisation of the account holds
 * shows that organisation and nothing of its case. One query; null where nothing limits the organisation and no rule
 * speaks.
 */
export async function quotaMeter(
  tx: Tx,
  definition: ProgrammeDefinition,
  editionId: string,
  org: string,
  by: 'nominator' | 'group',
): Promise<QuotaMeterDto | null> {
  const rows = await new QuotaRepository(tx).heldPlacesOf(editionId, org);
  const first = rows[0];
  const quotaId =
    first?.quotaId ??
    (by === 'group' ? definition.groupQuota : definition.roster.find((entry) => entry.org === org)?.quota);
  const quota = definition.quotas.find(({ id }) => id === quotaId);
  if (!quota) return null;
  const sharers =
    first && first.orgIds.length > 1
      ? first.orgIds.map((id) => definition.roster.find((entry) => entry.org === id)?.name ?? { zh: id, en: id })
      : [];
  return {
    quotaId: quota.id,
    title: quota.title,
    cap: first?.cap ?? null,
    used: rows.filter(({ state }) => state !== 'free').length,
    rule: quota.rule,
    sharedBy: sharers,
    slots: rows.map(({ number, state, caseId, title, caseNumber, holderZh, holderEn }) => ({
      number,
      state,
      caseId,
      title,
      caseNumber,
      holder: nameOf(holderZh, holderEn),
    })),
  };
}

function nameOf(zh: string | null, en: string | null): Text | null {
  return zh === null ? null : { zh, en: en ?? zh };
}
