import { canonicalPatentNumber, compactIdentifier } from '@linxuan/form-rules';
import { addMonths, type BusinessDate } from '../calendar';
import { identifiersOf, isParty, isRunning, type ExpertFact, type PartyOrganisation } from './recusal/expert-fact';
import { CONFLICT_CODES, recusalRules, type ConflictCode, type RecusalRules } from './recusal/grounds';

export interface ExpertProfile {
  readonly id: string;
  readonly name: string;
  /** Where the person belongs and belonged, in whatever role and with whatever account, and what the person states. */
  readonly facts: readonly ExpertFact[];
}

/** Whom the experts of a case must be free of. Organisations go by code where they are registered, else by name. */
export interface CaseParties {
  readonly applicant: PartyOrganisation;
  readonly jointHolders?: readonly PartyOrganisation[];
  readonly reports?: readonly { readonly issuer: string; readonly number: string }[];
  readonly patents?: readonly { readonly number: string; readonly owner: string }[];
  /** Users at whose sites the technology runs. */
  readonly siteOwners?: readonly string[];
  readonly nominator?: string;
  /** Division code of the nominator's place (GB/T 2260). */
  readonly nominatorRegion?: string | null;
  /** Who else acts in the case: its group, the authority, the departments that were asked. */
  readonly handlers?: readonly string[];
  /** Names of people of the case, such as its contact. */
  readonly persons?: readonly string[];
}

export interface ConflictFound {
  readonly code: ConflictCode;
  /** `asks`: the expert may be seated and states the facts before the files open. */
  readonly strength: 'bars' | 'asks';
  readonly evidence: Readonly<Record<string, string>>;
}

type Evidence = Record<string, string>;
interface Asked {
  expert: ExpertProfile;
  parties: CaseParties;
  /** Units the person works for on the day. */
  employers: readonly ExpertFact[];
  /** What still counts under the window of the ground in question. */
  counting: (kind: ExpertFact['kind']) => readonly ExpertFact[];
}
type Finder = (asked: Asked) => readonly Evidence[];

/** The common group by which a unit is tied to a party; a unit that itself is the head of the other's group counts. */
function tied(unit: PartyOrganisation, party: PartyOrganisation): string | undefined {
  const own = new Set([unit.organisation, ...(unit.groups ?? [])]);
  return [party.organisation, ...(party.groups ?? [])].find((group) => own.has(group));
}
const sameUnit =
  (of: (parties: CaseParties) => readonly PartyOrganisation[]): Finder =>
  ({ employers, parties }) =>
    of(parties)
      .filter((party) => worksFor(employers, party))
      .map(({ organisation }) => ({ organisation }));
const sameGroup =
  (of: (parties: CaseParties) => readonly PartyOrganisation[]): Finder =>
  ({ employers, parties }) =>
    of(parties).flatMap((party) => {
      if (worksFor(employers, party)) return [];
      const group = employers.map((unit) => tied(unit, party)).find((one) => one !== undefined);
      return group === undefined ? [] : [{ organisation: party.organisation, group }];
    });
const worksAt = (units: readonly ExpertFact[], unit: string) => units.some((one) => isParty(one, [unit]));
const worksFor = (units: readonly ExpertFact[], party: PartyOrganisation) =>
  units.some((one) => isParty(one, identifiersOf(party)));
/** Numbers are compared in their one form, however each side writes them. */
const isAmong = (facts: readonly ExpertFact[], number: string, form: (number: string) => string): boolean =>
  facts.some((fact) => fact.number && form(fact.number) === form(number));
const applicant = ({ applicant: one }: CaseParties) => [one];
const joint = ({ jointHolders = [] }: CaseParties) => jointHolders;
const province = (region: string | null | undefined) => (region ? region.slice(0, 2) : undefined);

/** Everybody and everything that a declared relation may concern. */
function concerned(parties: CaseParties): ReadonlySet<string> {
  const holders = [...applicant(parties), ...joint(parties)];
  return new Set([
    ...holders.flatMap((holder) => [...identifiersOf(holder), ...(holder.groups ?? [])]),
    ...(parties.siteOwners ?? []),
    ...(parties.persons ?? []),
    ...(parties.reports ?? []).map(({ issuer }) => issuer),
    ...(parties.patents ?? []).map(({ owner }) => owner),
  ]);
}

/** One finder for each ground; what needs the whole panel (`same-person`) is found where the panel is. */
const FINDERS: Readonly<Record<Exclude<ConflictCode, 'same-person'>, Finder>> = {
  'same-organisation': sameUnit(applicant),
  'same-group': sameGroup(applicant),
  'joint-holder': sameUnit(joint),
  'joint-holder-group': sameGroup(joint),
  'report-issuer': ({ employers, parties: { reports = [] } }) =>
    reports
      .filter(({ issuer }) => worksAt(employers, issuer))
      .map(({ issuer, number }) => ({ organisation: issuer, report: number })),
  'report-author': ({ counting, parties: { reports = [] } }) =>
    reports
      .filter(({ number }) => isAmong(counting('report'), number, compactIdentifier))
      .map(({ number }) => ({ report: number })),
  'co-inventor': ({ counting, parties: { patents = [] } }) =>
    patents
      .filter(({ number }) => isAmong(counting('patent'), number, canonicalPatentNumber))
      .map(({ number }) => ({ patent: number })),
  'patent-owner': ({ employers, parties: { patents = [] } }) =>
    patents
      .filter(({ owner }) => worksAt(employers, owner))
      .map(({ owner, number }) => ({ organisation: owner, patent: number })),
  'site-owner': ({ employers, parties: { siteOwners = [] } }) =>
    siteOwners.filter((owner) => worksAt(employers, owner)).map((organisation) => ({ organisation })),
  nominator: ({ employers, parties: { nominator } }) =>
    nominator !== undefined && worksAt(employers, nominator) ? [{ organisation: nominator }] : [],
  handler: ({ employers, parties: { handlers = [], nominator } }) =>
    handlers.filter((org) => org !== nominator && worksAt(employers, org)).map((organisation) => ({ organisation })),
  'same-region': ({ employers, parties: { nominatorRegion } }) =>
    employers
      .filter(({ region }) => province(region) !== undefined && province(region) === province(nominatorRegion))
      .slice(0, 1)
      .map(({ organisation }) => ({ organisation })),
  'former-organisation': ({ counting, employers, parties }) =>
    [...applicant(parties), ...joint(parties)]
      .filter((party) => worksFor(counting('employment'), party) && !worksFor(employers, party))
      .map(({ organisation }) => ({ organisation })),
  adviser: ({ counting, parties: { persons = [] } }) =>
    persons.filter((person) => worksAt(counting('education'), person)).map((person) => ({ person })),
  'person-of-the-case': ({ expert, parties: { persons = [] } }) =>
    persons.filter((person) => person === expert.name).map((person) => ({ person })),
  'declared-relation': ({ counting, parties }) => {
    const those = concerned(parties);
    return counting('relation')
      .filter((fact) => identifiersOf(fact).some((one) => those.has(one)))
      .map(({ organisation, relation }) => ({ party: organisation, relation: relation ?? 'other' }));
  },
};

/**
 * Every ground on which the expert must not judge the case, or has to state the facts first, with what it rests on;
 * empty when there is none. `on` is the day of the question; a window of n years ends on the same day n years later.
 */
export function conflictsOf(
  expert: ExpertProfile,
  parties: CaseParties,
  on: BusinessDate,
  rules: RecusalRules = recusalRules(),
): readonly ConflictFound[] {
  const employers = expert.facts.filter((fact) => fact.kind === 'employment' && isRunning(fact, on));
  return CONFLICT_CODES.flatMap((code) => {
    const { strength, years } = rules[code];
    if (code === 'same-person' || strength === 'off') return [];
    const counting = (kind: ExpertFact['kind']) =>
      expert.facts.filter((fact) => fact.kind === kind && counts(fact, on, years));
    const evidence = FINDERS[code]({ expert, parties, employers, counting });
    return distinct(evidence).map((one) => ({ code, strength, evidence: one }));
  });
}

/** Begun, and not ended for so many years yet. */
function counts({ since, until }: ExpertFact, on: BusinessDate, years: number | null): boolean {
  if (since && since > on) return false;
  return !until || years === null || until >= on || addMonths(until, years * 12) > on;
}

function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  const keys = evidence.map((one) => JSON.stringify(one));
  return evidence.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
