import {
  rosterTargets,
  routeApplicant,
  type GroupNode,
  type OutsideFacts,
  type ProgrammeDefinition,
} from '@linxuan/domain';
import type { Tx } from './unit-of-work';

interface OrgNode {
  id: string;
  kind: string;
  name_zh: string;
  region_code: string | null;
  affiliation: string | null;
}

/** By which route an applicant reaches the authority, and through whom: its place of registration and the groups that it belongs to decide. */
export async function applicantRoute(
  tx: Tx,
  definition: ProgrammeDefinition,
  org: string | undefined,
): Promise<OutsideFacts['routing']> {
  const rows: OrgNode[] = await tx.query(
    `WITH RECURSIVE tree AS (SELECT o.*, 0 AS depth FROM organisation o WHERE id = $1 UNION ALL SELECT p.*, t.depth + 1 FROM organisation p JOIN tree t ON p.id = t.parent_id WHERE t.depth < 20)
     SELECT id, kind, name_zh, region_code, affiliation FROM tree ORDER BY depth DESC`,
    [org],
  );
  const self = rows.at(-1);
  if (!self) return undefined;
  const orgPath: GroupNode[] = rows.map(({ id, kind, name_zh }) => ({ id, kind, name: name_zh }));
  const route = routeApplicant(
    {
      regionCode: self.region_code ?? '',
      affiliations: self.affiliation ? [self.affiliation] : [],
      orgPath,
      kind: self.kind,
    },
    rosterTargets(definition),
  );
  return route.refused ? undefined : { route: route.routeId, nominatorOrg: route.nominator, groupOrg: route.group };
}
