export function unansweredOperations(root: string, answered: string): { ok: boolean; words: string };
export function compareAnswered(
  all: readonly string[],
  answered: readonly string[],
  listed: readonly string[],
): { ok: boolean; words: string };
