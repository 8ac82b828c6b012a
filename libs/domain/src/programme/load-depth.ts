/** Levels of a text that somebody wrote; the delivered editions and forms have fourteen at most. */
const DEEPEST = 64;

/**
 * Whether a YAML text is nested more deeply than any document: brackets that open a list or map (they stand where a
 * value may begin), or dashes in a row. The parser needs time that grows with the square of the depth, so this is asked
 * before.
 */
export function isNestedDeeply(text: string): boolean {
  return hasRowOfDashes(text) || hasDeepBrackets(text);
}

function hasRowOfDashes(text: string): boolean {
  return new RegExp(`(?:^|\\n)[ \\t]*(?:[-?:][ \\t]+){${DEEPEST}}`).test(text);
}

function hasDeepBrackets(text: string): boolean {
  let depth = 0;
  let before = '\n';
  for (const unit of text) {
    if ((unit === '[' || unit === '{') && '[{,:-?\n'.includes(before)) depth += 1;
    else if ((unit === ']' || unit === '}') && depth > 0) depth -= 1;
    if (depth > DEEPEST) return true;
    if (unit !== ' ' && unit !== '\t' && unit !== '\r' && !(unit === '\n' && depth > 0)) before = unit;
  }
  return false;
}
