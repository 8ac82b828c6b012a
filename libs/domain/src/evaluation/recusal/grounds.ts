import type { Text } from '../../programme/rule-terms';

/** `bars`: no seat; `asks`: the expert states the facts before the files open; `off`: the edition does not ask. */
export const RECUSAL_STRENGTHS = ['bars', 'asks', 'off'] as const;
export type RecusalStrength = (typeof RECUSAL_STRENGTHS)[number];

export interface RecusalRule {
  readonly strength: RecusalStrength;
  /** Years after the end of what it rests on; null: it has no end or counts for ever. */
  readonly years: number | null;
}

/** How an edition departs from the product's own rules. */
export interface RecusalDefinition {
  ground: ConflictCode;
  strength?: RecusalStrength;
  years?: number;
  source: string;
}

interface Ground extends RecusalRule {
  /** No edition may weaken it: who judges the own house, or sits twice, judges for nobody. */
  readonly fixed: boolean;
  /** Where the facts come from. */
  readonly facts: Text;
}

const OWN_HISTORY: Text = { zh: '专家本人填报的经历', en: 'the history that the expert states' };
const REGISTER: Text = { zh: '机构与人员登记', en: 'the register of organisations and people' };
const ACCOUNTS: Text = { zh: '账号登记', en: 'the register of accounts' };
const BOTH: Text = { zh: '登记和专家本人填报的经历', en: 'the register and the history that the expert states' };

const ground = (facts: Text, rule: Partial<RecusalRule> & { fixed?: boolean } = {}): Ground => ({
  strength: 'bars',
  years: null,
  fixed: false,
  ...rule,
  facts,
});

/**
 * Grounds of recusal. The documents demand it in general terms only (财教〔2025〕2号: 评审专家应当满足相关回避要求) and list
 * none, so the grounds, their windows and their strength are the product's own, and an edition may state others.
 */
export const RECUSAL_GROUNDS = {
  'same-organisation': ground(BOTH, { fixed: true }),
  'same-group': ground(BOTH, { fixed: true }),
  'joint-holder': ground(BOTH, { fixed: true }),
  'joint-holder-group': ground(BOTH),
  'report-issuer': ground(BOTH),
  'report-author': ground(OWN_HISTORY),
  'co-inventor': ground(OWN_HISTORY),
  'patent-owner': ground(BOTH),
  'site-owner': ground(BOTH),
  nominator: ground(BOTH, { fixed: true }),
  handler: ground(REGISTER, { fixed: true }),
  'same-region': ground(BOTH, { strength: 'off' }),
  'former-organisation': ground(BOTH, { years: 3 }),
  adviser: ground(OWN_HISTORY, { strength: 'asks' }),
  'person-of-the-case': ground(ACCOUNTS, { strength: 'asks' }),
  'declared-relation': ground(OWN_HISTORY, { years: 5 }),
  /** Another account of the person is on the same panel. */
  'same-person': ground(ACCOUNTS, { fixed: true }),
} as const satisfies Record<string, Ground>;

export type ConflictCode = keyof typeof RECUSAL_GROUNDS;
export const CONFLICT_CODES = Object.keys(RECUSAL_GROUNDS) as ConflictCode[];

export type RecusalRules = Readonly<Record<ConflictCode, RecusalRule>>;

/** The product's rules with what the edition says otherwise; `check` refuses what weakens a fixed one. */
export function recusalRules(stated: readonly RecusalDefinition[] = []): RecusalRules {
  const own = (code: ConflictCode): RecusalRule => {
    const { strength, years }: Ground = RECUSAL_GROUNDS[code];
    const said = stated.find(({ ground: named }) => named === code);
    return { strength: said?.strength ?? strength, years: said?.years ?? years };
  };
  return Object.fromEntries(CONFLICT_CODES.map((code) => [code, own(code)])) as Record<ConflictCode, RecusalRule>;
}
