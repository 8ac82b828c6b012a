import type { DuplicateDto, EligibilityDto } from '@linxuan/contracts';
import { eligibilityRulesOf, judgeSubmission, type CaseRow } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import type { CompiledEdition } from '@linxuan/platform';

interface DuplicateRecord {
  kind: DuplicateDto['kind'];
  value: string;
  other_number: string;
  nominator_zh: string | null;
  nominator_en: string | null;
  route: string | null;
  visible: boolean;
  other_id: string | null;
  other_title: string | null;
  other_holder: string | null;
  other_state: string | null;
}

/** Other cases with the same patent, the same holder and name, or the same file: evidence for reviewers, never a verdict. */
export async function duplicatesOf(tx: Tx, caseId: string): Promise<DuplicateDto[]> {
  const rows: DuplicateRecord[] = await tx.query(`SELECT * FROM case_duplicates($1)`, [caseId]);
  return rows.map((row) => ({
    kind: row.kind,
    value: row.value,
    number: row.other_number,
    route: row.route,
    nominator: row.nominator_zh ? { zh: row.nominator_zh, en: row.nominator_en ?? row.nominator_zh } : null,
    other:
      row.visible && row.other_id
        ? {
            id: row.other_id,
            title: row.other_title ?? '',
            holderName: row.other_holder ?? '',
            state: row.other_state ?? '',
          }
        : null,
  }));
}

/** What the application itself says to each rule of the edition, computed from the revision in force. */
export function eligibilityOf(
  edition: CompiledEdition,
  row: CaseRow,
  stored: Record<string, unknown>,
): EligibilityDto[] {
  const rules = eligibilityRulesOf(edition.machine, edition.form);
  return judgeSubmission(edition.machine, edition.form, stored, {
    route: row.route,
    submittedAt: row.firstSubmittedAt,
    ...(edition.earlier ? { earlier: edition.earlier } : {}),
  }).map((result, index) => {
    const rule = rules[index];
    return {
      ...result,
      title: rule?.title ?? { zh: result.ruleId, en: result.ruleId },
      source: rule?.basis.document ?? '',
      words: rule?.basis.summary ?? { zh: '', en: '' },
    };
  });
}
