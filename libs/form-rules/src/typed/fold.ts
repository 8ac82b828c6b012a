const UNSEEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;
const BREAKS = /[\t\n\u000b\u000c\r\u0085\u2028\u2029]+/g;

/**
 * Figures, codes and addresses as a keyboard of half width would have typed them: compatibility forms folded (NFKC),
 * minus and dash as one, breaks as spaces, no marks that cannot be seen, no white ends. Not for prose.
 */
export function foldTyped(text: string): string {
  return text
    .replace(BREAKS, ' ')
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
