import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@linxuan/domain';
import type { Entry, Frozen, Leaf } from '@linxuan/draw';
import type { SessionActor } from '@linxuan/platform';

/** What of a round stands in the ledger: the freezing as event 1, then each act; the experts with the first draw. */
export type LedgerDraw =
  { readonly frozen: Frozen; readonly commitment: string } | (Entry & { readonly experts?: readonly Leaf[] });

/** The canonical text of an event. `seq` is counted from 1; no row of the workflow changes by it. */
export function ledgerText(
  { scope, role, orgId }: SessionActor,
  roundId: string,
  seq: number,
  type: string,
  draw: LedgerDraw,
  { at, digest }: { at: string; digest: string },
): string {
  return canonicalJson({
    subjectType: 'draw',
    subjectId: roundId,
    seq,
    type,
    changes: [],
    draw,
    actorUser: scope.userId,
    actorOrg: orgId,
    actorRole: role,
    at,
    requestId: randomUUID(),
    definitionDigest: digest,
  } as never);
}
