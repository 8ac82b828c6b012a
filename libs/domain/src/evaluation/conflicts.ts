/**
 * Conflicts of interest between an expert and a case. The documents demand recusal only in general terms (财教〔2025〕2号:
 * 评审专家应当满足相关回避要求) and list no grounds, so the grounds here are the product's own.
 */
export type DeclaredRelation =
  'family' | 'adviser' | 'student' | 'employment' | 'shareholding' | 'cooperation' | 'dispute' | 'other';

export interface ExpertProfile {
  readonly id: string;
  readonly organisation: string;
  /** Groups the expert's organisation belongs to: every ancestor in the group tree. */
  readonly groups?: readonly string[];
  /** Further organisations the person belongs to, in whatever role and with whatever account. */
  readonly alsoOf?: readonly PartyOrganisation[];
  readonly formerOrganisations?: readonly string[];
  readonly declared?: readonly {
    readonly party: string;
    readonly relation: DeclaredRelation;
    readonly note?: string;
  }[];
  /** Numbers of test or assessment reports the expert took part in. */
  readonly reports?: readonly string[];
}

export interface PartyOrganisation {
  readonly organisation: string;
  /** Every ancestor in the group tree. */
  readonly groups?: readonly string[];
}

export interface CaseParties {
  readonly applicant: PartyOrganisation;
  readonly jointHolders?: readonly PartyOrganisation[];
  readonly reports?: readonly { readonly issuer: string; readonly number: string }[];
  /** Users at whose sites the technology runs. */
  readonly siteOwners?: readonly string[];
  readonly nominator?: string;
  /** Who else acts in the case: its group, the authority, the departments that were asked. */
  readonly handlers?: readonly string[];
  /** Named people of the case, such as inventors; an expert may declare a relation to them. */
  readonly persons?: readonly string[];
}

export type ConflictCode =
  | 'same-organisation'
  | 'same-group'
  | 'joint-holder'
  | 'joint-holder-group'
  | 'report-issuer'
  | 'report-author'
  | 'site-owner'
  | 'nominator'
  | 'handler'
  | 'former-organisation'
  | 'person-of-the-case'
  /** Another account of the person is on the same panel. */
  | 'same-person'
  | 'declared-relation';

export interface ConflictFound {
  readonly code: ConflictCode;
  readonly evidence: Readonly<Record<string, string>>;
}

const found = (code: ConflictCode, evidence: Record<string, string>): ConflictFound => ({ code, evidence });

/** Groups that both belong to; an organisation that is itself the head of the other's group counts. */
function commonGroups(expert: ExpertProfile, party: PartyOrganisation): readonly string[] {
  const own = new Set([expert.organisation, ...(expert.groups ?? [])]);
  return [party.organisation, ...(party.groups ?? [])].filter((group) => own.has(group));
}

function withParty(
  expert: ExpertProfile,
  party: PartyOrganisation,
  codes: { same: ConflictCode; group: ConflictCode },
): readonly ConflictFound[] {
  const { organisation } = party;
  if (expert.organisation === organisation) return [found(codes.same, { organisation })];
  return commonGroups(expert, party)
    .slice(0, 1)
    .map((group) => found(codes.group, { organisation, group }));
}

function withReports(expert: ExpertProfile, parties: CaseParties): readonly ConflictFound[] {
  const own = new Set(expert.reports ?? []);
  return (parties.reports ?? []).flatMap(({ issuer, number }) => [
    ...(issuer === expert.organisation ? [found('report-issuer', { organisation: issuer, report: number })] : []),
    ...(own.has(number) ? [found('report-author', { report: number })] : []),
  ]);
}

function declaredWith(expert: ExpertProfile, parties: CaseParties): readonly ConflictFound[] {
  const holders = [parties.applicant, ...(parties.jointHolders ?? [])].flatMap(({ organisation, groups }) => [
    organisation,
    ...(groups ?? []),
  ]);
  const concerned = new Set([
    ...holders,
    ...(parties.siteOwners ?? []),
    ...(parties.persons ?? []),
    ...(parties.reports ?? []).map(({ issuer }) => issuer),
  ]);
  return (expert.declared ?? [])
    .filter(({ party }) => concerned.has(party))
    .map(({ party, relation, note }) =>
      found('declared-relation', { party, relation, ...(note === undefined ? {} : { note }) }),
    );
}

/**
 * Every ground on which the expert must not judge the case, with what it rests on; empty when there is none. Each
 * organisation of the person counts.
 */
export function conflictsOf(expert: ExpertProfile, parties: CaseParties): readonly ConflictFound[] {
  const { alsoOf = [], ...own } = expert;
  const further = alsoOf
    .filter(({ organisation }) => organisation !== own.organisation)
    .flatMap(({ organisation, groups = [] }) => ofOrganisation({ id: own.id, organisation, groups }, parties));
  const all = [...ofOrganisation(own, parties), ...further];
  const key = ({ code, evidence }: ConflictFound) => `${code} ${JSON.stringify(evidence)}`;
  return all.filter((one, index) => all.findIndex((other) => key(other) === key(one)) === index);
}

function ofOrganisation(expert: ExpertProfile, parties: CaseParties): readonly ConflictFound[] {
  const holders = [parties.applicant, ...(parties.jointHolders ?? [])];
  const former = new Set(expert.formerOrganisations ?? []);
  return [
    ...withParty(expert, parties.applicant, { same: 'same-organisation', group: 'same-group' }),
    ...(parties.jointHolders ?? []).flatMap((holder) =>
      withParty(expert, holder, { same: 'joint-holder', group: 'joint-holder-group' }),
    ),
    ...withReports(expert, parties),
    ...(parties.siteOwners ?? [])
      .filter((owner) => owner === expert.organisation)
      .map((organisation) => found('site-owner', { organisation })),
    ...(parties.nominator === expert.organisation ? [found('nominator', { organisation: expert.organisation })] : []),
    ...(parties.handlers ?? [])
      .filter((org) => org === expert.organisation && org !== parties.nominator)
      .map((organisation) => found('handler', { organisation })),
    ...holders
      .filter(({ organisation }) => former.has(organisation))
      .map(({ organisation }) => found('former-organisation', { organisation })),
    ...(parties.persons ?? [])
      .filter((person) => person === expert.id)
      .map((person) => found('person-of-the-case', { person })),
    ...declaredWith(expert, parties),
  ];
}
