import { isBeaconSignature, verifyTranscript, type Entry, type Frozen, type Leaf } from '@linxuan/draw';
import { LedgerReader, type UnitOfWork } from '@linxuan/persistence';

/** What events of a draw's chain carry: the freezing first, then each act; the experts with the first draw. */
interface DrawEvent {
  draw: { frozen?: Frozen; commitment?: string; experts?: Leaf[] } & Partial<Entry>;
}

export interface DrawReport {
  rounds: number;
  /** Where a round first differs: a pointer into its transcript, or the column that says something else. */
  faults: { round: string; at: string }[];
}

/** Draws every round again from the ledger alone, and holds the rows against it. */
export async function replayDraws(work: UnitOfWork): Promise<DrawReport> {
  const rows = await new LedgerReader(work).draws();
  const faults = rows.flatMap(({ round, payloads, phase, head, seats }) => {
    const events = payloads.map((payload) => (JSON.parse(payload) as DrawEvent).draw);
    const { frozen, commitment } = events[0] ?? {};
    const entries = events.flatMap(({ act, head: after }) => (act && after ? [{ act, head: after }] : []));
    const experts = events.find((event) => event.experts)?.experts ?? null;
    if (!frozen || commitment === undefined) return [{ round, at: '/frozen' }];
    const transcript = { frozen, commitment, experts, entries, head: entries.at(-1)?.head ?? commitment };
    const verdict = verifyTranscript(transcript, { isBeaconSignature });
    if (!verdict.ok) return [{ round, at: verdict.at }];
    const { state } = verdict;
    const drawn = state.phase === 'drawn' ? state.panels : {};
    const told = Object.entries(drawn).map(([code, panel]) => [code, ...panel.seats].join(' '));
    const differs =
      (state.phase !== phase && 'phase') ||
      (state.head !== head && 'head') ||
      (told.sort().join('\n') !== seats.join('\n') && 'seats');
    return differs ? [{ round, at: differs }] : [];
  });
  return { rounds: rows.length, faults };
}
