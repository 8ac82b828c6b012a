import {
  registeredRelations,
  rosterTargets,
  routeApplicant,
  type OutsideFacts,
  type ProgrammeDefinition,
  type RoutedApplicant,
} from '@linxuan/domain';
import { confirmedCodes } from './code-confirmations';
import type { Tx } from './unit-of-work';

interface OrgNode {
  id: string;
  kind: string;
  /** In Chinese. */
  name: string;
  uscc: string | null;
  regionCode: string | null;
  affiliation: string | null;
  detail: Record<string, unknown> | null;
}

/** An organisation of the register with its ancestors from the top down to itself; empty where there is none. */
export function organisationPath(tx: Tx, org: string | undefined): Promise<OrgNode[]> {
  return tx.query(
    `WITH RECURSIVE tree AS (
       SELECT o.*, 0 AS depth
       FROM organisation o
       WHERE id = $1
       UNION ALL
       SELECT p.*, t.depth + 1
       FROM organisation p
       JOIN tree t ON p.id = t.parent_id
       WHERE t.depth < 20)
     SELECT id, kind, name_zh AS name, uscc, region_code AS "regionCode", affiliation, detail
     FROM tree
     ORDER BY depth DESC`,
    [org],
  );
}

function routed(rows: readonly OrgNode[], self: OrgNode): RoutedApplicant {
  return {
    regionCode: self.regionCode ?? '',
    affiliations: self.affiliation ? [self.affiliation] : [],
    orgPath: rows.map(({ id, kind, name }) => ({ id, kind, name })),
    kind: self.kind,
  };
}

/**
 * By which route an applicant reaches the authority, and through whom: its place of registration and the groups that it
 * belongs to decide.
 */
export async function applicantRoute(
  tx: Tx,
  definition: ProgrammeDefinition,
  org: string | undefined,
): Promise<OutsideFacts['routing']> {
  const rows = await organisationPath(tx, org);
  const self = rows.at(-1);
  if (!self) return undefined;
  const route = routeApplicant(routed(rows, self), rosterTargets(definition));
  return route.refused ? undefined : { route: route.routeId, nominatorOrg: route.nominator, groupOrg: route.group };
}

/**
 * What the register says of the organisation that applies, as the rules of a form read it: its code and its relations;
 * and the codes that are right although their check digit fails.
 */
export async function applicantFacts(tx: Tx, definition: ProgrammeDefinition, org: string | undefined) {
  const rows = await organisationPath(tx, org);
  const self = rows.at(-1);
  return {
    accountUscc: self?.uscc ?? null,
    confirmedCodes: await confirmedCodes(tx),
    registered: self ? { ...registeredRelations(routed(rows, self), rosterTargets(definition)) } : {},
  };
}
