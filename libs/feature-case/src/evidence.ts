import type { DuplicateDto, EligibilityDto } from '@linxuan/contracts';
import { eligibilityRulesOf, judgeSubmission, type CaseRow } from '@linxuan/domain';
import { CaseHistoryRepository, type Tx } from '@linxuan/persistence';
import type { CompiledEdition } from '@linxuan/platform';

/**
 * Other cases with the same patent, the same holder and name, or the same file: evidence for reviewers, never a
 * verdict.
 */
export async function duplicatesOf(tx: Tx, caseId: string): Promise<DuplicateDto[]> {
  const rows = await new CaseHistoryRepository(tx).duplicatesOf(caseId);
  return rows.map((row) => ({
    kind: row.kind,
    value: row.value,
    number: row.otherNumber,
    route: row.route,
    nominator: row.nominatorZh ? { zh: row.nominatorZh, en: row.nominatorEn ?? row.nominatorZh } : null,
    other:
      row.visible && row.otherId
        ? {
            id: row.otherId,
            title: row.otherTitle ?? '',
            holderName: row.otherHolder ?? '',
            state: row.otherState ?? '',
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
