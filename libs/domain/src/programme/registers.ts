import type { Text } from './rule-terms';

/**
 * 名录准入: who may apply is a member of at least one of these registers on the day of its submission. What a register
 * holds is imported with its evidence; nothing that an applicant states counts.
 */
export interface EntryRule {
  anyOf: { register: string; title: Text }[];
  source: string;
}

/** One line of a register: who, by which certificate or notice, from which day to which. Days are business days. */
export interface RegisterMembership {
  register: string;
  /** Number of the certificate or of the notice that lists the member. */
  number: string;
  issuedOn: string;
  /** Last day; null where none is stated. */
  validUntil: string | null;
  /** Document or site from which it was taken. */
  source: string;
}

/** Whether a membership counts on a day; its first and its last day count. */
export function isMemberOn({ issuedOn, validUntil }: RegisterMembership, day: string): boolean {
  return issuedOn <= day && (validUntil === null || day <= validUntil);
}

/** The memberships by which somebody may enter on a day; none: it may not. */
export function entryBy(
  rule: EntryRule,
  memberships: readonly RegisterMembership[],
  day: string,
): RegisterMembership[] {
  const named = new Set(rule.anyOf.map(({ register }) => register));
  return memberships.filter((one) => named.has(one.register) && isMemberOn(one, day));
}
