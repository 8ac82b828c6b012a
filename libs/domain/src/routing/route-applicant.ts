import type { Bilingual } from '../calendar/bilingual';
import { accountHolder } from './roster';
import type { RosterTarget } from './roster';

/** The kind of node that is the head of a central enterprise group. */
export const CENTRAL_GROUP = 'central-soe-group';

export interface GroupNode {
  readonly id: string;
  readonly name?: string;
  readonly kind?: string;
}

export interface RoutedApplicant {
  /** Six-digit administrative division code of the place of registration. */
  readonly regionCode: string;
  /** Affiliations the applicant declares. */
  readonly affiliations: readonly string[];
  /** Group tree from its root down to the applicant itself. */
  readonly orgPath: readonly GroupNode[];
  readonly kind: string;
}

export interface RouteEvidence {
  readonly by: 'group-tree' | 'own' | 'affiliation' | 'region' | 'national';
  readonly regionCode: string;
  readonly regionPrefix: string | null;
  readonly affiliation: string | null;
  readonly group: string | null;
  /** Affiliations declared that had no say. */
  readonly unused: readonly string[];
}

export interface Route {
  readonly refused: false;
  readonly routeId: string;
  /** Roster id of the nominator. */
  readonly nominator: string;
  /** Organisation id of the central group that the applicant belongs to and that holds the account. */
  readonly group: string | null;
  /** Whose quota account counts: the group, or the nominator with shared quotas followed. */
  readonly accountHolder: string;
  readonly explanation: Bilingual;
  readonly evidence: RouteEvidence;
}

export interface RouteRefusal {
  readonly refused: true;
  readonly code: 'routing.no-nominator' | 'routing.ambiguous';
  readonly params: { readonly regionCode: string; readonly candidates: string };
}

interface GroupMatch {
  readonly node: GroupNode;
  readonly nominator: RosterTarget;
}

const takesKind = (entry: RosterTarget, kind: string): boolean =>
  entry.kinds === undefined || entry.kinds.includes(kind);

/**
 * The outermost group counts: a listed subsidiary that is itself marked as a group still belongs to the one above it.
 */
function byGroupTree(applicant: RoutedApplicant, roster: readonly RosterTarget[]): GroupMatch | undefined {
  const collector = roster.find((entry) => entry.groupTree === true && takesKind(entry, applicant.kind));
  for (const node of applicant.orgPath) {
    const own = roster.find((entry) => entry.group === node.id && takesKind(entry, applicant.kind));
    // Without a collector (国资委) the group on the roster nominates itself.
    const nominator = own ? (collector ?? own) : node.kind === CENTRAL_GROUP ? collector : undefined;
    if (nominator) return { node, nominator };
  }
  return undefined;
}

/** The group whose member the applicant is by the tree, where the roster takes groups. */
export function groupOf(applicant: RoutedApplicant, roster: readonly RosterTarget[]): GroupNode | undefined {
  return byGroupTree(applicant, roster)?.node;
}

function holds(entry: RosterTarget, applicant: RoutedApplicant): boolean {
  if (entry.group !== undefined || entry.groupTree === true || !takesKind(entry, applicant.kind)) return false;
  if (entry.own === true) return applicant.orgPath.at(-1)?.id === entry.id;
  if (entry.national === true) return true;
  if (entry.affiliation === undefined && entry.regionPrefix === undefined) return false;
  const affiliated = entry.affiliation === undefined || applicant.affiliations.includes(entry.affiliation);
  return affiliated && applicant.regionCode.startsWith(entry.regionPrefix ?? '');
}

/**
 * An organisation of the roster goes to itself; a declared affiliation goes before place; of places the longest prefix;
 * the nation comes last.
 */
function closeness(entry: RosterTarget): number {
  if (entry.own === true) return 1000;
  if (entry.national === true) return -1;
  return (entry.affiliation === undefined ? 0 : 100) + (entry.regionPrefix ?? '').length;
}

function groupRoute(applicant: RoutedApplicant, { node, nominator }: GroupMatch): Route {
  const group = node.name ?? node.id;
  const self = applicant.orgPath.at(-1)?.id === node.id;
  return {
    refused: false,
    routeId: nominator.route,
    nominator: nominator.id,
    // A group that nominates itself is the nominator; there is nobody between.
    group: nominator.id === node.id ? null : node.id,
    accountHolder: node.id,
    explanation: {
      zh: `${self ? `申报单位是中央企业集团${group}` : `按集团产权关系属于${group}`}，由${nominator.name.zh}推荐，名额计入该集团；所在地和自选隶属关系不改变归口`,
      en: `${self ? `The applicant is the group ${group}` : `By the group tree it belongs to ${group}`}; nominated by ${nominator.name.en}, counted for the group; place and declared affiliation do not change this`,
    },
    evidence: {
      by: 'group-tree',
      regionCode: applicant.regionCode,
      regionPrefix: null,
      affiliation: null,
      group: node.id,
      unused: applicant.affiliations,
    },
  };
}

function matchOf({ own, national, affiliation }: RosterTarget): Exclude<RouteEvidence['by'], 'group-tree'> {
  if (own === true) return 'own';
  if (national === true) return 'national';
  return affiliation === undefined ? 'region' : 'affiliation';
}

function reasonOf(
  by: Exclude<RouteEvidence['by'], 'group-tree'>,
  code: string,
  { affiliation, regionPrefix }: RosterTarget,
): Bilingual {
  switch (by) {
    case 'own':
      return { zh: '申报单位本身是推荐单位', en: 'The applicant nominates itself' };
    case 'national':
      return { zh: '全国统一受理', en: 'One office receives for the whole country' };
    case 'affiliation':
      return {
        zh: `申报单位声明隶属${affiliation ?? ''}`,
        en: `The applicant declares the affiliation ${affiliation ?? ''}`,
      };
    case 'region':
      return {
        zh: `行政区划代码${code}以${regionPrefix ?? ''}开头`,
        en: `Region code ${code} begins with ${regionPrefix ?? ''}`,
      };
  }
}

function placeRoute(applicant: RoutedApplicant, entry: RosterTarget, roster: readonly RosterTarget[]): Route {
  const { affiliation, regionPrefix } = entry;
  const holder = accountHolder(roster, entry.id);
  const shared: Bilingual =
    holder.id === entry.id
      ? { zh: '', en: '' }
      : { zh: `，名额与${holder.name.zh}合并计算`, en: `, sharing the quota of ${holder.name.en}` };
  const code = applicant.regionCode;
  const by = matchOf(entry);
  const why = reasonOf(by, code, entry);
  return {
    refused: false,
    routeId: entry.route,
    nominator: entry.id,
    group: null,
    accountHolder: holder.id,
    explanation: {
      zh: `${why.zh}，由${entry.name.zh}受理和推荐${shared.zh}`,
      en: `${why.en}; received and nominated by ${entry.name.en}${shared.en}`,
    },
    evidence: {
      by,
      regionCode: code,
      regionPrefix: regionPrefix ?? null,
      affiliation: affiliation ?? null,
      group: null,
      unused: applicant.affiliations.filter((declared) => declared !== affiliation),
    },
  };
}

/**
 * To whom an application goes. The group tree goes first, because a subsidiary belongs to its group whatever it ticks
 * (发改办环资〔2024〕528号 counts per central enterprise); then a declared affiliation; then the longest region prefix. Ticking
 * an affiliation of a group without standing in its tree has no effect. Two equally close entries are refused, not
 * guessed.
 */
export function routeApplicant(applicant: RoutedApplicant, roster: readonly RosterTarget[]): Route | RouteRefusal {
  const group = byGroupTree(applicant, roster);
  if (group) return groupRoute(applicant, group);
  const candidates = roster.filter((entry) => holds(entry, applicant));
  const closest = Math.max(...candidates.map(closeness));
  const [entry, rival] = candidates.filter((candidate) => closeness(candidate) === closest);
  const params = { regionCode: applicant.regionCode, candidates: candidates.map(({ id }) => id).join(',') };
  if (!entry) return { refused: true, code: 'routing.no-nominator', params };
  return rival ? { refused: true, code: 'routing.ambiguous', params } : placeRoute(applicant, entry, roster);
}
