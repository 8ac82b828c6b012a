import type { Text } from './definition';

export type ProblemSeverity = 'error' | 'warning';

/** Something wrong in an edition. An error keeps it from opening; a warning is shown and may stand. */
export interface ProgrammeProblem {
  severity: ProblemSeverity;
  /** Id of the check, such as `quota.no-holder`; a contract for tests and documents. */
  code: string;
  /** JSON pointer into the definition. */
  path: string;
  message: Text;
  suggestion?: Text;
  /** Place in the YAML, counted from 1; set by the loader. */
  line?: number;
  column?: number;
}

export function problem(
  code: string,
  path: string,
  message: Text,
  more: Partial<Pick<ProgrammeProblem, 'severity' | 'suggestion'>> = {},
): ProgrammeProblem {
  return { severity: 'error', code, path, message, ...more };
}
