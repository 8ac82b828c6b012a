import { missingChains, verifyChain, type ChainFault } from '@linxuan/domain';
import type { UnitOfWork } from '@linxuan/persistence';

export interface LedgerReport {
  ok: boolean;
  chains: number;
  events: number;
  faults: { chain: string; at: number; why: ChainFault | 'missing' | 'unheaded' }[];
}

interface EventRow {
  chain: string;
  seq: number;
  type: string;
  payload: string;
  prev_hash: string;
  hash: string;
  actor_user: string;
  actor_org: string;
  at: Date;
  request_id: string;
}

/** Verifies every chain against its head, and that no chain is missing as a whole. Reads chain by chain, so memory stays small. */
export async function checkLedger(work: UnitOfWork): Promise<LedgerReport> {
  const heads: { chain: string; seq: number; hash: string }[] = await work.source.query(
    `SELECT subject_type || '/' || subject_id AS chain, seq, hash FROM ledger_head ORDER BY 1`,
  );
  const firsts: { chain: string; events: number }[] = await work.source.query(
    `SELECT subject_type || '/' || subject_id AS chain, count(*)::int AS events FROM ledger_event GROUP BY 1`,
  );
  const { missing, unheaded } = missingChains(heads, firsts);
  const faults: LedgerReport['faults'] = [
    ...missing.map((chain) => ({ chain, at: 1, why: 'missing' as const })),
    ...unheaded.map((chain) => ({ chain, at: 1, why: 'unheaded' as const })),
  ];
  for (const head of heads.filter(({ chain }) => !missing.includes(chain))) {
    const [type, id] = head.chain.split('/');
    const rows: EventRow[] = await work.source.query(
      `SELECT seq, type, payload, prev_hash, hash, actor_user, actor_org, at, request_id FROM ledger_event WHERE subject_type = $1 AND subject_id = $2 ORDER BY seq`,
      [type, id],
    );
    const verdict = verifyChain(
      rows.map((row) => ({
        sequence: row.seq,
        previousHash: row.prev_hash,
        hash: row.hash,
        text: row.payload,
        mirror: {
          seq: row.seq,
          type: row.type,
          subjectType: type,
          subjectId: id,
          actorUser: row.actor_user,
          actorOrg: row.actor_org,
          at: new Date(row.at).toISOString(),
          requestId: row.request_id,
        },
      })),
      { sequence: head.seq, hash: head.hash },
    );
    if (!verdict.ok) faults.push({ chain: head.chain, at: verdict.at, why: verdict.why });
  }
  return {
    ok: faults.length === 0,
    chains: firsts.length,
    events: firsts.reduce((sum, { events }) => sum + events, 0),
    faults,
  };
}
