import type { CandidateFiguresDto, ConditionDto } from '@linxuan/contracts';
import {
  businessDateOf,
  judge,
  parseEligibilityRules,
  type EligibilityResult,
  type EligibilityRule,
} from '@linxuan/domain';
import type { FormDefinition, Json, JsonObject } from '@linxuan/form-rules';

/** The parts of an application that ranking looks at; long texts and tables stay behind. */
export interface CandidateContent {
  effects?: { annualTce?: string; annualTco2?: string; annualWater?: string };
  economics?: { investment?: string; paybackYears?: string };
  patents?: { type?: string; number?: string }[];
  reports?: { kind?: string; qualificationKind?: string }[];
  cases?: Json[];
  declarations?: JsonObject;
  technology?: JsonObject;
  attachments?: { slot?: string }[];
  holder?: { uscc?: string; contact?: { person?: string; phone?: string } };
}

/** Figures and computed conditions of one application. `deadline` is the business date by which nominations are due. */
export function figuresOf(
  content: CandidateContent,
  rules: readonly EligibilityRule[],
  form: FormDefinition,
  submittedAt: string | null,
  deadline: string | null,
): CandidateFiguresDto {
  const { effects = {}, economics = {}, patents = [], reports = [], attachments = [] } = content;
  const files: Record<string, number> = {};
  for (const { slot } of attachments) if (slot) files[slot] = (files[slot] ?? 0) + 1;
  const results = judge(
    rules,
    content as unknown as Json,
    { submittedOn: submittedAt ? businessDateOf(submittedAt) : null, deadline, files },
    form,
  );
  const inUse = results.find(({ ruleId }) => rules.find(({ id }) => id === ruleId)?.evaluator.kind === 'cases-in-use');
  return {
    annualTce: effects.annualTce ?? null,
    annualTco2: effects.annualTco2 ?? null,
    annualWater: effects.annualWater ?? null,
    investment: economics.investment ?? null,
    paybackYears: economics.paybackYears ?? null,
    cases: inUse ? casesOf(inUse, content) : null,
    patents: {
      total: patents.length,
      invention: patents.filter(({ type }) => type === 'invention').length,
      utility: patents.filter(({ type }) => type === 'utility').length,
    },
    reports: {
      total: reports.length,
      kinds: reports.map(({ kind }) => kind ?? ''),
      qualifications: reports.map(({ qualificationKind }) => qualificationKind ?? ''),
    },
    conditions: results
      .filter(({ ruleId }) => rules.find(({ id }) => id === ruleId)?.evaluator.kind !== 'by-person')
      .map((result) => condition(result, rules)),
  };
}

function casesOf(
  { facts, verdict, explanation }: EligibilityResult,
  content: CandidateContent,
): NonNullable<CandidateFiguresDto['cases']> {
  const judged = (facts['cases'] ?? []) as unknown as { monthsInUse: number | null }[];
  return {
    total: content.cases?.length ?? 0,
    counted: Number(facts['counted'] ?? 0),
    required: Number(facts['required'] ?? 0),
    verdict,
    explanation,
    months: judged.map(({ monthsInUse }) => monthsInUse),
  };
}

function condition(
  { ruleId, verdict, explanation }: EligibilityResult,
  rules: readonly EligibilityRule[],
): ConditionDto {
  return {
    ruleId,
    title: rules.find(({ id }) => id === ruleId)?.title ?? { zh: ruleId, en: ruleId },
    verdict,
    explanation,
  };
}

const parsed = new WeakMap<readonly unknown[], EligibilityRule[]>();
/** The rules of an edition, typed once. */
export function rulesOf(eligibility: readonly unknown[]): EligibilityRule[] {
  const known = parsed.get(eligibility) ?? parseEligibilityRules(eligibility);
  parsed.set(eligibility, known);
  return known;
}
