import type { OrderKind } from '@linxuan/contracts';

/** Orders that one lead records alone. */
export const ALONE: readonly OrderKind[] = ['extend-nomination', 'rename-nominator'];

/** Orders that give or take a power and so need another person. */
export const BY_TWO: readonly OrderKind[] = ['merge-nominator', 'replace-official'];

/**
 * All that stand in the list: those above and what is recorded elsewhere, by the closing of an edition for instance.
 */
export const ORDER_KINDS: readonly string[] = [
  ...ALONE,
  ...BY_TWO,
  'own-date',
  'open-version',
  'migrate-cases',
  'close-edition',
];
