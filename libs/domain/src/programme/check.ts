import { checkAmounts } from './check-amounts';
import { checkBindings } from './check-bindings';
import { checkColumns } from './check-columns';
import { checkDeclared } from './check-declared';
import { checkDecided } from './check-decided';
import { checkDeadlines } from './check-deadlines';
import { checkEffects } from './check-effects';
import { checkEvaluation } from './check-evaluation';
import { checkExtras } from './check-extras';
import { checkFairness } from './check-fairness';
import { checkFlow } from './check-flow';
import { checkForm } from './check-form';
import { checkLinks } from './check-links';
import type { CheckMaterial, ProgrammeCheck } from './check-material';
import type { ProgrammeProblem } from './check-problem';
import { checkNotifications } from './check-notifications';
import { checkOurs } from './check-ours';
import { checkPolicy } from './check-policy';
import { checkQuota } from './check-quota';
import { checkQuotaWords } from './check-quota-words';
import { checkReasons } from './check-reasons';
import { checkRounds } from './check-rounds';
import { checkRoutes } from './check-routes';
import { checkStaffing } from './check-staffing';
import { suggested } from './check-suggestions';
import { checkTaxonomy } from './check-taxonomy';
import { checkVisibility } from './check-visibility';
import { checkWaiting } from './check-waiting';
import type { ProgrammeDefinition } from './definition';

/** Families of static checks, in the order in which their problems are listed. */
const CHECKS: readonly ProgrammeCheck[] = [
  checkFlow,
  checkStaffing,
  checkRoutes,
  checkQuota,
  checkQuotaWords,
  checkExtras,
  checkAmounts,
  checkDeadlines,
  checkWaiting,
  checkPolicy,
  checkEvaluation,
  checkVisibility,
  checkTaxonomy,
  checkForm,
  checkBindings,
  checkColumns,
  checkEffects,
  checkDecided,
  checkDeclared,
  checkRounds,
  checkReasons,
  checkLinks,
  checkNotifications,
  checkFairness,
  checkOurs,
];

/**
 * All that is wrong in an edition of the right shape, each with what to do about it. With an error it may not open;
 * warnings may stand.
 */
export function checkProgramme(definition: ProgrammeDefinition, material: CheckMaterial): ProgrammeProblem[] {
  return CHECKS.flatMap((check) => check(definition, material)).map((problem) =>
    suggested(problem, definition, material),
  );
}
