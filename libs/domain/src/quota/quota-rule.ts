import type { Bilingual } from '../calendar/bilingual';

/** Where a cap stands: its id in the edition, the document's number, and the words shown with a refusal. */
export interface QuotaRuleSource {
  readonly id: string;
  readonly source: string;
  readonly words?: Bilingual;
}

/** 不得超过: nothing goes over it. */
export interface HardCap {
  readonly type: 'hard';
  readonly cap: number;
  readonly rule: QuotaRuleSource;
}

/** 原则上不超过: over it only together with a recorded override. */
export interface SoftCap {
  readonly type: 'soft';
  readonly cap: number;
  readonly rule: QuotaRuleSource;
}

/** No cap is stated; slots are still numbered and recorded. */
export interface Uncapped {
  readonly type: 'uncapped';
  readonly rule: QuotaRuleSource;
}

/** A cap in money, counted elsewhere than in slots. Amount in fen. */
export interface MoneyCap {
  readonly type: 'money';
  readonly capFen: number;
  readonly rule: QuotaRuleSource;
}

/** Shares the account of another holder, as a city may share its province's cap. */
export interface AliasOf {
  readonly type: 'alias';
  readonly account: string;
}

export type SlotRule = HardCap | SoftCap | Uncapped;
export type QuotaRule = SlotRule | MoneyCap | AliasOf;

/** Additional slots by a recorded decision of the authority; the only way to extras under a cap. */
export interface SlotGrant {
  readonly id: string;
  readonly slots: number;
}

export interface QuotaAccount<R extends QuotaRule = QuotaRule> {
  readonly id: string;
  readonly rule: R;
  readonly grants?: readonly SlotGrant[];
}

/** The rule of a slot account as an edition states it (a cap with its strength, or uncapped). */
export function slotRuleOf(stated: {
  readonly type: 'cap' | 'uncapped' | 'money';
  readonly strength: 'hard' | 'soft';
  readonly cap: number | null;
  readonly rule: QuotaRuleSource;
}): SlotRule {
  if (stated.type === 'uncapped') return { type: 'uncapped', rule: stated.rule };
  if (stated.cap === null) throw new Error(`quota ${stated.rule.id} is a cap without a number`);
  return { type: stated.strength, cap: stated.cap, rule: stated.rule };
}

/** The number of slots an account has with its grants; null where there is no cap. */
export function capOf(account: QuotaAccount<SlotRule>): number | null {
  if (account.rule.type === 'uncapped') return null;
  const granted = (account.grants ?? []).reduce((sum, grant) => sum + grant.slots, 0);
  return account.rule.cap + granted;
}
