import type { Command, RowChange } from '@linxuan/domain';
import { snapshotOf, type Snapshot } from '@linxuan/persistence';

const LONG_TEXTS = ['text', 'reason', 'answer'] as const;

/** Long texts lie in the content-addressed store; rows and ledger hold their digests. Keys are JSON pointers, '' is the whole payload. */
export function textsOf({ payload }: Command): Record<string, Snapshot> {
  const named = LONG_TEXTS.filter((key) => typeof payload[key] === 'string');
  const override = payload['override'] as { reason?: unknown } | undefined;
  return Object.fromEntries([
    ['', snapshotOf(payload)],
    ...(typeof override?.reason === 'string' ? [['/override/reason', snapshotOf(override.reason)]] : []),
    ...named.map((key) => [`/${key}`, snapshotOf(payload[key])]),
  ]) as Record<string, Snapshot>;
}

/** Of the texts those that a row now names; what no row names is not kept. */
export function namedTexts(command: Command, changes: RowChange[]): Snapshot[] {
  const named = new Set(changes.flatMap((change) => ('set' in change ? Object.values(change.set) : [])));
  return Object.values(textsOf(command)).filter(({ sha }) => named.has(sha));
}
