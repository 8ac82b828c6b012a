import { parseDecimal } from '../formats/decimal';
import { isDate } from '../formats/dates';
import { cutText } from '../text';
import { arithmeticType, common, comparable, durationType, isKind } from './kinds';
import { parseFeel } from './parse';
import { SIGNATURES } from './signatures';
import {
  ExpressionError,
  type DefectCode,
  type ExpressionDefect,
  type FeelScope,
  type FeelType,
  type Node,
} from './types';

/** Steps that one evaluation may take in the worst case: a list counts with its `maxItems`. */
export const MAX_COST = 200_000;

const ANY: FeelType = { kind: 'any' };
const BOOLEAN: FeelType = { kind: 'boolean' };
/** Items assumed where a list came without a declared maximum; such a list may be counted but not iterated over. */
const ASSUMED_ITEMS = 1_000;

interface Typed {
  type: FeelType;
  cost: number;
}

/** Every reason why the expression is refused; empty for a condition that may be stored and run. */
export function checkExpression(source: string, scope: FeelScope): ExpressionDefect[] {
  const parsed = parseFeel(source);
  if (!parsed.ok) return [parsed.defect];
  const checker = new Checker(source);
  const { type, cost } = checker.visit(parsed.node, scope);
  if (type.kind !== 'boolean' && type.kind !== 'any') checker.add('not-a-condition', parsed.node);
  if (cost > MAX_COST) checker.add('too-costly', parsed.node);
  return checker.defects;
}

/** The tree of a condition; throws ExpressionError where `checkExpression` finds anything. */
export function checkedNode(source: string, scope: FeelScope): Node {
  const defects = checkExpression(source, scope);
  const parsed = parseFeel(source);
  if (defects.length > 0 || !parsed.ok) throw new ExpressionError(source, defects);
  return parsed.node;
}

class Checker {
  readonly defects: ExpressionDefect[] = [];
  constructor(private readonly source: string) {}

  add(code: DefectCode, at: Node): Typed {
    this.defects.push({ code, text: cutText(this.source.slice(at.from, at.to), 80), from: at.from, to: at.to });
    return { type: ANY, cost: 1 };
  }

  visit(node: Node, scope: FeelScope): Typed {
    switch (node.k) {
      case 'null':
        return { type: { kind: 'null' }, cost: 1 };
      case 'boolean':
        return { type: BOOLEAN, cost: 1 };
      case 'number':
        return parseDecimal(node.text) ? { type: { kind: 'number' }, cost: 1 } : this.add('inexact', node);
      case 'string':
        return { type: { kind: 'string' }, cost: 1 };
      case 'name':
        return this.lookUp(node.name, scope, node);
      case 'member':
        return this.member(node, scope);
      case 'list':
        return this.list(node.items, scope);
      case 'filter':
        return this.filter(node, scope);
      case 'not':
        return this.expect(node.operand, scope, 'boolean', BOOLEAN);
      case 'minus':
        return this.expect(node.operand, scope, 'number', { kind: 'number' });
      case 'and':
      case 'or':
        return this.both(
          node.left,
          node.right,
          scope,
          (l, r) => isKind(l, 'boolean') && isKind(r, 'boolean'),
          BOOLEAN,
          node,
        );
      case 'compare':
        return this.both(
          node.left,
          node.right,
          scope,
          (l, r) => comparable(l, r, node.op === '=' || node.op === '!='),
          BOOLEAN,
          node,
        );
      case 'between': {
        const low = this.both(node.value, node.low, scope, (l, r) => comparable(l, r, false), BOOLEAN, node);
        return {
          type: BOOLEAN,
          cost:
            low.cost + this.both(node.value, node.high, scope, (l, r) => comparable(l, r, false), BOOLEAN, node).cost,
        };
      }
      case 'in':
        return this.both(
          node.value,
          node.list,
          scope,
          (l, r) => r.kind === 'any' || (r.kind === 'list' && comparable(l, r.element, true)),
          BOOLEAN,
          node,
        );
      case 'arith':
        return this.arithmetic(node, scope);
      case 'if': {
        const condition = this.decided(node.condition, scope);
        const [yes, no] = [this.visit(node.yes, scope), this.visit(node.no, scope)];
        const type = common(yes.type, no.type);
        if (!type) return this.add('type-mismatch', node);
        return { type, cost: (condition?.cost ?? 1) + yes.cost + no.cost };
      }
      case 'quantified':
        return this.quantified(node, scope);
      case 'call':
        return this.call(node, scope);
    }
  }

  private lookUp(name: string, entries: FeelScope, at: Node): Typed {
    const type = Object.hasOwn(entries, name) ? entries[name] : undefined;
    return type ? { type, cost: 1 } : this.add('unknown-path', at);
  }

  private member(node: Node & { k: 'member' }, scope: FeelScope): Typed {
    const base = this.visit(node.base, scope);
    const inner = base.type.kind === 'list' ? base.type.element : base.type;
    if (inner.kind === 'any') return { type: base.type.kind === 'list' ? base.type : ANY, cost: base.cost + 1 };
    if (inner.kind !== 'context') return this.add('unknown-path', node);
    const found = this.lookUp(node.name, inner.entries, node);
    if (base.type.kind !== 'list') return { type: found.type, cost: base.cost + 1 };
    return { type: { ...base.type, element: found.type }, cost: base.cost + items(base.type) };
  }

  private list(nodes: Node[], scope: FeelScope): Typed {
    const typed = nodes.map((item) => this.visit(item, scope));
    const [first = ANY, ...more] = typed.map((item) => item.type);
    const element = more.reduce<FeelType>((so, type) => common(so, type) ?? ANY, first);
    return {
      type: { kind: 'list', element, maxItems: nodes.length },
      cost: typed.reduce((sum, item) => sum + item.cost, 1),
    };
  }

  private filter(node: Node & { k: 'filter' }, scope: FeelScope): Typed {
    const list = this.iterable(node.list, scope);
    if (!list) return { type: ANY, cost: 1 };
    const inner = this.decided(node.condition, { ...scope, item: list.element });
    if (!inner) return { type: ANY, cost: 1 };
    return { type: list.type, cost: list.cost + items(list.type) * (inner.cost + 1) };
  }

  private quantified(node: Node & { k: 'quantified' }, scope: FeelScope): Typed {
    const list = this.iterable(node.list, scope);
    if (!list) return { type: BOOLEAN, cost: 1 };
    const inner = this.visit(node.condition, { ...scope, [node.variable]: list.element });
    if (!isKind(inner.type, 'boolean')) return this.add('type-mismatch', node.condition);
    return { type: BOOLEAN, cost: list.cost + items(list.type) * (inner.cost + 1) };
  }

  private iterable(node: Node, scope: FeelScope): (Typed & { element: FeelType }) | null {
    const list = this.visit(node, scope);
    if (list.type.kind === 'any') this.add('unbounded-list', node);
    else if (list.type.kind !== 'list') this.add('type-mismatch', node);
    else if (list.type.maxItems === undefined) this.add('unbounded-list', node);
    return list.type.kind === 'list' && list.type.maxItems !== undefined
      ? { ...list, element: list.type.element }
      : null;
  }

  private arithmetic(node: Node & { k: 'arith' }, scope: FeelScope): Typed {
    const [left, right] = [this.visit(node.left, scope), this.visit(node.right, scope)];
    const type = arithmeticType(left.type, node.op, right.type);
    return type ? { type, cost: left.cost + right.cost + 1 } : this.add('type-mismatch', node);
  }

  private call(node: Node & { k: 'call' }, scope: FeelScope): Typed {
    const typed = node.args.map((arg) => this.visit(arg, scope));
    const signature = SIGNATURES[node.name];
    const [first = ANY, second = ANY] = typed.map((arg) => arg.type);
    const fine =
      typed.length === signature.args.length &&
      typed.every((arg, i) => signature.args[i]?.(arg.type)) &&
      (signature.related?.(first, second) ?? true);
    const type = fine ? literalType(node, signature.result(first)) : null;
    if (!type) return this.add('type-mismatch', node);
    return { type, cost: typed.reduce((sum, arg) => sum + arg.cost + items(arg.type), 1) };
  }

  private expect(node: Node, scope: FeelScope, kind: FeelType['kind'], result: FeelType): Typed {
    const typed = this.visit(node, scope);
    return isKind(typed.type, kind) ? { type: result, cost: typed.cost + 1 } : this.add('type-mismatch', node);
  }

  /** A condition inside of one: a written `null` there would never let it be decided. */
  private decided(node: Node, scope: FeelScope): Typed | null {
    const typed = this.visit(node, scope);
    if (typed.type.kind !== 'null' && isKind(typed.type, 'boolean')) return typed;
    this.add('type-mismatch', node);
    return null;
  }

  private both(
    left: Node,
    right: Node,
    scope: FeelScope,
    fit: (l: FeelType, r: FeelType) => boolean,
    type: FeelType,
    at: Node,
  ): Typed {
    const [l, r] = [this.visit(left, scope), this.visit(right, scope)];
    return fit(l.type, r.type) ? { type, cost: l.cost + r.cost + items(r.type) + 1 } : this.add('type-mismatch', at);
  }
}

function items(type: FeelType): number {
  return type.kind === 'list' ? (type.maxItems ?? ASSUMED_ITEMS) : 0;
}

/**
 * A written date or duration must be one, and a duration must be written, so that its kind is known; null otherwise.
 */
function literalType(node: Node & { k: 'call' }, type: FeelType): FeelType | null {
  const [arg] = node.args;
  if (node.name === 'duration') return arg?.k === 'string' ? durationType(arg.value) : null;
  return node.name === 'date' && arg?.k === 'string' && !isDate(arg.value) ? null : type;
}
