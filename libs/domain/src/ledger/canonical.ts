/** Canonical JSON stands with the rules that browsers run too: a draw is repeated there over the same text. */
export { canonicalJson, CanonicalJsonError, isCanonicalText, type JsonValue } from '@linxuan/form-rules';
