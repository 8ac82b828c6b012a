import { missingChains, verifyChain, type ChainFault } from '@linxuan/domain';
import { LedgerReader, type UnitOfWork } from '@linxuan/persistence';

export interface LedgerReport {
  ok: boolean;
  chains: number;
  events: number;
  faults: { chain: string; at: number; why: ChainFault | 'missing' | 'unheaded' }[];
}

/**
 * Verifies every chain against its head, and that no chain is missing as a whole. Reads chain by chain, so memory stays
 * small.
 */
export async function checkLedger(work: UnitOfWork): Promise<LedgerReport> {
  const ledger = new LedgerReader(work);
  const heads = await ledger.heads();
  const firsts = await ledger.eventCounts();
  const { missing, unheaded } = missingChains(heads, firsts);
  const faults: LedgerReport['faults'] = [
    ...missing.map((chain) => ({ chain, at: 1, why: 'missing' as const })),
    ...unheaded.map((chain) => ({ chain, at: 1, why: 'unheaded' as const })),
  ];
  for (const head of heads.filter(({ chain }) => !missing.includes(chain))) {
    const [type, id] = head.chain.split('/');
    const rows = await ledger.eventsOf(head.chain);
    const verdict = verifyChain(
      rows.map((row) => ({
        sequence: row.seq,
        previousHash: row.prevHash,
        hash: row.hash,
        text: row.payload,
        mirror: {
          seq: row.seq,
          type: row.type,
          subjectType: type,
          subjectId: id,
          actorUser: row.actorUser,
          actorOrg: row.actorOrg,
          at: row.at,
          requestId: row.requestId,
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
