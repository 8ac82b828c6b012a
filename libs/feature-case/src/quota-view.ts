import type { QuotaDto } from '@linxuan/contracts';
import type { CaseRow } from '@linxuan/domain';
import { QUOTA_PLACES, type Tx } from '@linxuan/persistence';
import { namesOf } from './case-sources';

interface SlotRecord {
  account: string;
  org_ids: string[];
  cap: number | null;
  number: number;
  state: string;
  case_id: string | null;
  case_number: string | null;
  title: string | null;
  holder_zh: string | null;
  holder_en: string | null;
}

/**
 * The account that the case counts against and who holds each slot. Another nominator's case in a shared account shows
 * as its organisation only; its number and title stay with those who may see it.
 */
export async function quotaOf(
  tx: Tx,
  row: Pick<CaseRow, 'editionId' | 'nominatorOrg' | 'groupOrg'>,
): Promise<QuotaDto | null> {
  const slots: SlotRecord[] = await tx.query(
    `SELECT a.id AS account, a.org_ids, ${QUOTA_PLACES} AS cap, s.number, s.state, c.id AS case_id, c.number AS case_number, c.title, h.holder_zh, h.holder_en
     FROM (SELECT * FROM quota_account WHERE edition_id = $1 AND org_ids && $2::text[] ORDER BY org_ids && $3::text[] DESC LIMIT 1) a
     JOIN quota_slot s ON s.account_id = a.id LEFT JOIN case_file c ON c.id = s.case_id LEFT JOIN LATERAL slot_holders(a.id) h ON h.slot_id = s.id
     ORDER BY s.number`,
    [
      row.editionId,
      [row.nominatorOrg, row.groupOrg].filter((org) => org !== null),
      [row.groupOrg].filter((org) => org !== null),
    ],
  );
  const names = await namesOf(tx, slots[0]?.org_ids ?? []);
  const first = slots[0];
  // An account of money has no places to draw.
  if (!first || first.cap === null) return null;
  return {
    account: first.account,
    holders: first.org_ids.map((org) => names.get(org) ?? { zh: org, en: org }),
    cap: first.cap,
    used: slots.filter(({ state }) => state !== 'free').length,
    slots: slots.map(({ number, state, case_id, case_number, title, holder_zh, holder_en }) => ({
      number,
      state,
      caseId: case_id,
      ...(case_number ? { caseNumber: case_number } : {}),
      ...(title ? { title } : {}),
      ...(holder_zh ? { holder: { zh: holder_zh, en: holder_en ?? holder_zh } } : {}),
    })),
  };
}
