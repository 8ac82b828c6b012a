export { judge } from './judge';
export { checkEligibilityRules, parseEligibilityRules, type EligibilityDefect } from './check-rules';
export type {
  EligibilityEvaluator,
  EligibilityFacts,
  EligibilityResult,
  EligibilityRule,
  EligibilityStrength,
  EligibilityVerdict,
  ReferenceDay,
} from './rule';
export type { CaseReason } from './evaluators/cases-in-use';
export { eligibilityRulesOf, judgeSubmission } from './judge-submission';
export type { EarlierEdition } from './evaluators/baseline';
