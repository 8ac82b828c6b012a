import type { Bilingual } from '../calendar/bilingual';

/** Whether an entry has its own account, shares another entry's, or has no cap of its own. */
export type RosterQuota =
  | { readonly type: 'own'; readonly quota: string }
  | { readonly type: 'alias'; readonly of: string }
  | { readonly type: 'none' };

/**
 * A nominator, or a group that applies through one. Every condition that is stated must hold:
 * `regionPrefix`: the applicant's region code begins with it (44 province, 4403 city with separate planning) ·
 * `affiliation`: the applicant declares it (兵团) · `group`: the applicant stands in the tree of this group ·
 * `groupTree`: takes the members of every central group, whatever region or affiliation they state.
 */
export interface RosterTarget {
  readonly id: string;
  readonly name: Bilingual;
  readonly route: string;
  readonly regionPrefix?: string;
  readonly affiliation?: string;
  readonly group?: string;
  readonly groupTree?: boolean;
  /** Takes its own applications only: the organisation nominates itself. */
  readonly own?: boolean;
  /** Takes whoever no closer entry takes. */
  readonly national?: boolean;
  /** Kinds of organisation that may come here; all when absent. */
  readonly kinds?: readonly string[];
  readonly quota?: RosterQuota;
}

interface StatedEntry {
  readonly org: string;
  readonly name: Bilingual;
  readonly route: string;
  readonly regionPrefix?: string;
  readonly affiliation?: string;
  readonly quota: string | null;
  readonly sharesQuotaOf?: string;
}

/** The roster of an edition as routing reads it: whether an entry takes the group tree follows from its route. */
export function rosterTargets(edition: {
  readonly routes: readonly {
    readonly id: string;
    readonly match: 'central-soe-group' | 'roster-group' | 'region-or-affiliation' | 'own' | 'national';
  }[];
  readonly roster: readonly StatedEntry[];
}): readonly RosterTarget[] {
  const trees = new Set(edition.routes.filter(({ match }) => match === 'central-soe-group').map(({ id }) => id));
  const owns = new Set(edition.routes.filter(({ match }) => match === 'own').map(({ id }) => id));
  const nationals = new Set(edition.routes.filter(({ match }) => match === 'national').map(({ id }) => id));
  const groups = new Set(edition.routes.filter(({ match }) => match === 'roster-group').map(({ id }) => id));
  return edition.roster.map(({ org, name, route, regionPrefix, affiliation, quota, sharesQuotaOf }) => ({
    id: org,
    name,
    route,
    ...(regionPrefix === undefined ? {} : { regionPrefix }),
    ...(affiliation === undefined ? {} : { affiliation }),
    groupTree: trees.has(route),
    ...(owns.has(route) ? { own: true } : {}),
    ...(nationals.has(route) ? { national: true } : {}),
    ...(groups.has(route) ? { group: org } : {}),
    quota: quotaOf(quota, sharesQuotaOf),
  }));
}

function quotaOf(quota: string | null, sharesQuotaOf: string | undefined): RosterQuota {
  if (sharesQuotaOf !== undefined) return { type: 'alias', of: sharesQuotaOf };
  return quota === null ? { type: 'none' } : { type: 'own', quota };
}

/**
 * The entry whose account counts for `id`, aliases followed. A missing entry or a circle throws: the edition is wrong.
 */
export function accountHolder(roster: readonly RosterTarget[], id: string): RosterTarget {
  const passed = new Set<string>();
  let current = id;
  for (;;) {
    const entry = roster.find((candidate) => candidate.id === current);
    if (!entry) throw new Error(`the roster has no ${current}`);
    if (entry.quota?.type !== 'alias') return entry;
    if (passed.has(current)) throw new Error(`shared quotas go round in a circle at ${current}`);
    passed.add(current);
    current = entry.quota.of;
  }
}
