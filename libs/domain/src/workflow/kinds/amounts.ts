import type { QuotaDefinition } from '../../programme/definition';
import type { DecisionContext } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import { rowsOf } from '../working-set';

const FEN_PER = { yuan: 100n, 'wan-yuan': 1_000_000n } as const;

/** A decimal text such as "12.50" in the form's unit, in fen; null where it is no amount or finer than a fen. */
export function fenOf(text: unknown, unit: NonNullable<QuotaDefinition['amountField']>['unit']): number | null {
  if (typeof text !== 'string' && typeof text !== 'number') return null;
  const match = /^(\d{1,12})(?:\.(\d{1,8}))?$/.exec(String(text).trim());
  if (!match) return null;
  const [, whole = '0', part = ''] = match;
  const scaled = BigInt(whole + part) * FEN_PER[unit];
  const divisor = 10n ** BigInt(part.length);
  return scaled % divisor === 0n ? Number(scaled / divisor) : null;
}

export function valueAt(content: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
      content,
    );
}

/** The amount that a submission asks for, where a quota of the edition counts money; undefined where none does. */
export function submittedAmount(ctx: DecisionContext, content: Record<string, unknown>): number | null | undefined {
  const field = ctx.def.quotas.find(({ type, amountField }) => type === 'money' && amountField)?.amountField;
  return field ? fenOf(valueAt(content, field.pointer), field.unit) : undefined;
}

/**
 * A correction may ask for less than the place it holds in the account, never for more: that would be a second claim
 * without a look at the cap.
 */
export function keepAmount(ctx: DecisionContext, caseId: string, amount: number | null | undefined): Refusal | void {
  if (amount === undefined) return;
  for (const slot of rowsOf(ctx.workingSet, 'quotaSlot', (row) => row.caseId === caseId && row.amountFen !== null)) {
    const held = slot.amountFen ?? 0;
    if (amount === null || amount > held) return refuse('quota.amountRaised', { held: String(held / 100) });
    if (amount < held) ctx.update('quotaSlot', slot.id, { amountFen: amount });
  }
}
