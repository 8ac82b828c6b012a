import { parseExpression } from 'feelin';
import { cutText } from '../text';
import {
  FUNCTIONS,
  type CompareOp,
  type DefectCode,
  type ExpressionDefect,
  type FunctionName,
  type Node,
} from './types';

/**
 * FEEL text to the tree of our subset. The grammar is feelin's; what is evaluated is ours (see evaluate.ts), so that an
 * unknown stays unknown and decimals stay exact.
 */
type Syntax = ReturnType<typeof parseExpression>['topNode'];

export const MAX_EXPRESSION_LENGTH = 2_000;

const CLOCK: ReadonlySet<string> = new Set(['today', 'now']);
const COMPARE: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];

class Refused extends Error {
  constructor(readonly defect: ExpressionDefect) {
    super(defect.code);
  }
}

export type Parsed = { ok: true; node: Node } | { ok: false; defect: ExpressionDefect };

export function parseFeel(source: string): Parsed {
  if (source.length > MAX_EXPRESSION_LENGTH) {
    return {
      ok: false,
      defect: { code: 'too-long', text: `${source.length} > ${MAX_EXPRESSION_LENGTH}`, from: 0, to: source.length },
    };
  }
  try {
    return { ok: true, node: new Reader(source).read() };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, defect: error.defect };
    throw error;
  }
}

class Reader {
  constructor(private readonly source: string) {}

  read(): Node {
    const tree = parseExpression(this.source, {}, undefined);
    const cursor = tree.cursor();
    do {
      if (cursor.type.isError) this.refuse('syntax', cursor.from, cursor.to);
    } while (cursor.next());
    return this.node(this.only(children(tree.topNode), tree.topNode));
  }

  private refuse(code: DefectCode, from: number, to: number): never {
    throw new Refused({ code, text: cutText(this.source.slice(from, Math.max(to, from + 1)), 80), from, to });
  }

  private only(nodes: Syntax[], parent: Syntax): Syntax {
    const [first] = nodes;
    return first && nodes.length === 1 ? first : this.refuse('syntax', parent.from, parent.to);
  }

  private text(at: Syntax): string {
    return this.source.slice(at.from, at.to).replace(/\s+/g, ' ');
  }

  private node(at: Syntax): Node {
    const span = { from: at.from, to: at.to };
    const parts = children(at);
    const child = (index: number): Node => this.node(parts[index] ?? this.refuse('syntax', at.from, at.to));
    switch (at.name) {
      case 'null':
        return { ...span, k: 'null' };
      case 'BooleanLiteral':
        return { ...span, k: 'boolean', value: this.text(at) === 'true' };
      case 'NumericLiteral':
        return { ...span, k: 'number', text: this.text(at).replace(/\s/g, '') };
      case 'StringLiteral':
        return { ...span, k: 'string', value: this.string(at) };
      case 'VariableName':
        return { ...span, k: 'name', name: this.text(at) };
      case 'PathExpression':
        return { ...span, k: 'member', base: child(0), name: this.text(parts.at(-1) ?? at) };
      case 'ParenthesizedExpression':
        return child(1);
      case 'List':
        return { ...span, k: 'list', items: parts.slice(1, -1).map((part) => this.node(part)) };
      case 'Conjunction':
        return { ...span, k: 'and', left: child(0), right: child(2) };
      case 'Disjunction':
        return { ...span, k: 'or', left: child(0), right: child(2) };
      case 'IfExpression':
        return { ...span, k: 'if', condition: child(1), yes: child(3), no: child(5) };
      case 'FilterExpression':
        return { ...span, k: 'filter', list: child(0), condition: child(2) };
      case 'PositiveUnaryTest':
        return this.node(this.only(parts, at));
      case 'Comparison':
        return this.comparison(at, parts);
      case 'ArithmeticExpression':
        return this.arithmetic(at, parts);
      case 'QuantifiedExpression':
        return this.quantified(at, parts);
      case 'FunctionInvocation':
        return this.call(at, this.text(parts[0] ?? at), parts[2]);
      case 'DateTimeLiteral':
        return this.temporal(at, parts);
      case 'ForExpression':
        return this.refuse('iteration-not-allowed', at.from, at.to);
      default:
        return this.refuse('not-allowed', at.from, at.to);
    }
  }

  private string(at: Syntax): string {
    try {
      return String(JSON.parse(this.source.slice(at.from, at.to)));
    } catch {
      return this.refuse('syntax', at.from, at.to);
    }
  }

  private comparison(at: Syntax, parts: Syntax[]): Node {
    const span = { from: at.from, to: at.to };
    const [left, operator, right] = parts;
    if (!left || !operator || !right) return this.refuse('syntax', at.from, at.to);
    if (operator.name === 'between') {
      return { ...span, k: 'between', value: this.node(left), low: this.node(right), high: this.node(parts[4] ?? at) };
    }
    if (operator.name === 'in') {
      if (right.name !== '(') return { ...span, k: 'in', value: this.node(left), list: this.node(right) };
      const items = children(parts[3] ?? at).map((part) => this.node(part));
      return { ...span, k: 'in', value: this.node(left), list: { ...span, k: 'list', items } };
    }
    const op = this.text(operator);
    if (!COMPARE.includes(op)) return this.refuse('not-allowed', operator.from, operator.to);
    return { ...span, k: 'compare', op: op as CompareOp, left: this.node(left), right: this.node(right) };
  }

  private arithmetic(at: Syntax, parts: Syntax[]): Node {
    const span = { from: at.from, to: at.to };
    const [left, operator, right] = parts;
    if (!left || !operator) return this.refuse('syntax', at.from, at.to);
    if (!right) return { ...span, k: 'minus', operand: this.node(operator) };
    const op = this.text(operator);
    // A quotient or a power has no exact decimal; a rule is written the other way round (a > 2 * b, not a / b > 2).
    if (op !== '+' && op !== '-' && op !== '*') return this.refuse('inexact', operator.from, operator.to);
    return { ...span, k: 'arith', op, left: this.node(left), right: this.node(right) };
  }

  private quantified(at: Syntax, parts: Syntax[]): Node {
    const [kind, within, , condition] = parts;
    if (!kind || !within || !condition) return this.refuse('syntax', at.from, at.to);
    return children(within).reduceRight<Node>((inner, one) => {
      const [name, , list] = children(one);
      if (!name || !list) return this.refuse('syntax', one.from, one.to);
      const bounds = children(list);
      // `in 1..1000000` would be a loop without a list of the content to bound it.
      if (bounds.length !== 1 || !bounds[0]) return this.refuse('iteration-not-allowed', list.from, list.to);
      return {
        from: at.from,
        to: at.to,
        k: 'quantified',
        every: kind.name === 'every',
        variable: this.text(name),
        list: this.node(bounds[0]),
        condition: inner,
      };
    }, this.node(condition));
  }

  private temporal(at: Syntax, parts: Syntax[]): Node {
    const [head] = parts;
    if (!head) return this.refuse('syntax', at.from, at.to);
    if (head.name !== 'AtLiteral') return this.call(at, this.text(head), parts[2]);
    const literal = this.node(this.only(children(head), head));
    const isDuration = literal.k === 'string' && literal.value.replace('-', '').startsWith('P');
    return { from: at.from, to: at.to, k: 'call', name: isDuration ? 'duration' : 'date', args: [literal] };
  }

  private call(at: Syntax, name: string, parameters: Syntax | undefined): Node {
    const span = { from: at.from, to: at.to };
    if (CLOCK.has(name)) return this.refuse('clock-not-allowed', at.from, at.to);
    if (parameters && parameters.name !== 'PositionalParameters') return this.refuse('not-allowed', at.from, at.to);
    const args = parameters ? children(parameters).map((part) => this.node(part)) : [];
    const [operand] = args;
    if (name === 'not' && operand && args.length === 1) return { ...span, k: 'not', operand };
    return isFunction(name) ? { ...span, k: 'call', name, args } : this.refuse('function-not-allowed', at.from, at.to);
  }
}

function isFunction(name: string): name is FunctionName {
  return (FUNCTIONS as readonly string[]).includes(name);
}

function children(at: Syntax): Syntax[] {
  const found: Syntax[] = [];
  for (let child = at.firstChild; child; child = child.nextSibling) {
    if (!['LineComment', 'BlockComment'].includes(child.name)) found.push(child);
  }
  return found;
}
