import type { BusinessDate } from '../../calendar';

/** What a person's history holds that a conflict of interest may rest on. */
export type FactKind = 'employment' | 'education' | 'patent' | 'report' | 'relation';

/** How a person stands to a unit or another person, in the person's own words of a short list. */
export type DeclaredRelation =
  'family' | 'adviser' | 'student' | 'employment' | 'shareholding' | 'cooperation' | 'dispute' | 'other';

export interface PartyOrganisation {
  /** Code where the organisation is registered, otherwise its name. */
  readonly organisation: string;
  /** Its names and its unified social credit code: what else it may be called where it is not registered. */
  readonly alsoKnown?: readonly string[];
  /** Every ancestor in the group tree. */
  readonly groups?: readonly string[];
  /** Division code of its seat (GB/T 2260), where it is registered. */
  readonly region?: string | null;
}

/** One line of an expert's history; `organisation` is the unit or, for relations and advisers, the person it speaks of. */
export interface ExpertFact extends PartyOrganisation {
  readonly kind: FactKind;
  /** Of a patent or a report. */
  readonly number?: string | null;
  readonly relation?: DeclaredRelation | null;
  readonly since?: BusinessDate | null;
  /** The last day on which it held; null: it still does. */
  readonly until?: BusinessDate | null;
}

/** Holds on that day. */
export const isRunning = ({ since, until }: Pick<ExpertFact, 'since' | 'until'>, on: BusinessDate): boolean =>
  (since ?? on) <= on && (until ?? on) >= on;

/** All that a party may be called by. */
export const identifiersOf = ({ organisation, alsoKnown = [] }: PartyOrganisation): readonly string[] => [
  organisation,
  ...alsoKnown,
];

export const isParty = (one: PartyOrganisation, identifiers: readonly string[]): boolean =>
  identifiersOf(one).some((identifier) => identifiers.includes(identifier));
