import type { QuotaMeterDto } from '@linxuan/contracts';
import type { ProgrammeDefinition, Text } from '@linxuan/domain';
import { QUOTA_PLACES, type Tx } from '@linxuan/persistence';

interface SlotRow {
  account_id: string;
  quota_id: string;
  cap: number | null;
  org_ids: string[];
  number: number;
  state: 'free' | 'reserved' | 'transmitted' | 'spent';
  case_id: string | null;
  title: string | null;
  case_number: string | null;
  holder_zh: string | null;
  holder_en: string | null;
}

/**
 * The account that the organisation nominates from, slot by slot. A slot that another organisation of the account holds
 * shows that organisation and nothing of its case. One query; null where nothing limits the organisation and no rule speaks.
 */
export async function quotaMeter(
  tx: Tx,
  definition: ProgrammeDefinition,
  editionId: string,
  org: string,
  by: 'nominator' | 'group',
): Promise<QuotaMeterDto | null> {
  const rows: SlotRow[] = await tx.query(
    `SELECT a.id AS account_id, a.quota_id, ${QUOTA_PLACES} AS cap, a.org_ids, h.number, h.state, h.case_id, c.title, c.number AS case_number, o.name_zh AS holder_zh, o.name_en AS holder_en
     FROM quota_account a CROSS JOIN LATERAL quota_holders(ARRAY[a.id]) h
     LEFT JOIN case_file c ON c.id = h.case_id LEFT JOIN organisation o ON o.id = h.holder_org
     WHERE a.edition_id = $1 AND $2 = ANY(a.org_ids) ORDER BY h.number`,
    [editionId, org],
  );
  const first = rows[0];
  const quotaId =
    first?.quota_id ??
    (by === 'group' ? definition.groupQuota : definition.roster.find((entry) => entry.org === org)?.quota);
  const quota = definition.quotas.find(({ id }) => id === quotaId);
  if (!quota) return null;
  const sharers =
    first && first.org_ids.length > 1
      ? first.org_ids.map((id) => definition.roster.find((entry) => entry.org === id)?.name ?? { zh: id, en: id })
      : [];
  return {
    quotaId: quota.id,
    title: quota.title,
    cap: first?.cap ?? null,
    used: rows.filter(({ state }) => state !== 'free').length,
    rule: quota.rule,
    sharedBy: sharers,
    slots: rows.map(({ number, state, case_id, title, case_number, holder_zh, holder_en }) => ({
      number,
      state,
      caseId: case_id,
      title,
      caseNumber: case_number,
      holder: nameOf(holder_zh, holder_en),
    })),
  };
}

function nameOf(zh: string | null, en: string | null): Text | null {
  return zh === null ? null : { zh, en: en ?? zh };
}
