import type { Command, RowChange } from '@linxuan/domain';
import { snapshotOf, type Snapshot } from '@linxuan/persistence';

const LONG_TEXTS = ['text', 'reason', 'answer'] as const;

/**
 * Long texts lie in the content-addressed store; rows and ledger hold their digests. Keys are JSON pointers, '' is the
 * whole payload, or the paper that was drawn from it where the action freezes one.
 */
export function textsOf({ payload }: Command, paper?: Record<string, unknown>): Record<string, Snapshot> {
  const named = LONG_TEXTS.filter((key) => typeof payload[key] === 'string');
  const override = payload['override'] as { reason?: unknown } | undefined;
  return Object.fromEntries([
    ['', snapshotOf(paper ?? payload)],
    ...(typeof override?.reason === 'string' ? [['/override/reason', snapshotOf(override.reason)]] : []),
    ...named.map((key) => [`/${key}`, snapshotOf(payload[key])]),
  ]) as Record<string, Snapshot>;
}

/** Those texts that a row names now; what no row names is not kept. */
export function namedTexts(command: Command, changes: RowChange[], paper?: Record<string, unknown>): Snapshot[] {
  const named = new Set(changes.flatMap((change) => ('set' in change ? Object.values(change.set) : [])));
  return Object.values(textsOf(command, paper)).filter(({ sha }) => named.has(sha));
}
