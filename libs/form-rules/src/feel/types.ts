/**
 * What an expression may see, and of which kind: checked before it runs, and used to read dates and decimals exactly.
 */
export type FeelType =
  | { kind: 'string' | 'number' | 'boolean' | 'date' | 'null' | 'any' }
  /** FEEL's two kinds: a month has no fixed number of days, so `P1Y` and `P365D` cannot be compared. */
  | { kind: 'months' | 'days' }
  | { kind: 'list'; element: FeelType; maxItems?: number }
  | { kind: 'context'; entries: Readonly<Record<string, FeelType>> };

/** Top-level names; `scopeOf(form)` makes them for a form. */
export type FeelScope = Readonly<Record<string, FeelType>>;

export type DefectCode =
  | 'syntax'
  | 'too-long'
  | 'not-allowed'
  | 'function-not-allowed'
  | 'clock-not-allowed'
  | 'iteration-not-allowed'
  | 'inexact'
  | 'unknown-path'
  | 'type-mismatch'
  | 'unbounded-list'
  | 'too-costly'
  | 'not-a-condition';

/** Why an expression is refused; `from` and `to` are offsets into its text. */
export interface ExpressionDefect {
  code: DefectCode;
  text: string;
  from: number;
  to: number;
}

export class ExpressionError extends Error {
  constructor(
    readonly source: string,
    readonly defects: readonly ExpressionDefect[],
  ) {
    super(`${source}: ${defects.map((defect) => `${defect.code} (${defect.text})`).join(', ')}`);
    this.name = 'ExpressionError';
  }
}

export const FUNCTIONS = [
  'count',
  'sum',
  'min',
  'max',
  'abs',
  'distinct values',
  'list contains',
  'string length',
  'starts with',
  'ends with',
  'contains',
  'date',
  'duration',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

export type CompareOp = '=' | '!=' | '<' | '<=' | '>' | '>=';

interface Span {
  from: number;
  to: number;
}
export type Node = Span &
  (
    | { k: 'null' }
    | { k: 'boolean'; value: boolean }
    | { k: 'number'; text: string }
    | { k: 'string'; value: string }
    | { k: 'name'; name: string }
    | { k: 'member'; base: Node; name: string }
    | { k: 'list'; items: Node[] }
    | { k: 'filter'; list: Node; condition: Node }
    | { k: 'not' | 'minus'; operand: Node }
    | { k: 'and' | 'or'; left: Node; right: Node }
    | { k: 'compare'; op: CompareOp; left: Node; right: Node }
    | { k: 'between'; value: Node; low: Node; high: Node }
    | { k: 'in'; value: Node; list: Node }
    | { k: 'arith'; op: '+' | '-' | '*'; left: Node; right: Node }
    | { k: 'if'; condition: Node; yes: Node; no: Node }
    | { k: 'quantified'; every: boolean; variable: string; list: Node; condition: Node }
    | { k: 'call'; name: FunctionName; args: Node[] }
  );
