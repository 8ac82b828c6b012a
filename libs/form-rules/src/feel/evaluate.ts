import { addDecimals, multiplyDecimals, negateDecimal } from '../formats/decimal';
import type { Tri } from '../types';
import { checkedNode } from './check';
import { callFunction } from './functions';
import type { FeelScope, FeelType, Node } from './types';
import { asDate, between, compareValues, equalValues, shiftDate, toValue, WRITTEN_NULL, type Value } from './values';

/**
 * Evaluation of a checked condition.
 *
 * feelin's own interpreter is not used: there `null = 1` and `every` over an unknown are false and 0.1 + 0.2 is not
 * 0.3, while a condition on an application must stay undetermined ("a person decides") and money must be exact. Where
 * all values are known and whole the results are the same, which the tests compare.
 */
export interface Condition {
  readonly source: string;
  /** `true`, `false` or `undetermined` for the given names; never throws on content. */
  test(context: Readonly<Record<string, unknown>>): Tri;
}

/**
 * Evaluation steps after which a condition gives up as undetermined; only content beyond its declared limits gets
 * there.
 */
const STEP_BUDGET = 1_000_000;

class OutOfSteps extends Error {}

/** Checks and prepares a condition. Throws ExpressionError where `checkExpression` would find anything. */
export function compileExpression(source: string, scope: FeelScope): Condition {
  const node = checkedNode(source, scope);
  return {
    source,
    test(context) {
      try {
        const result = new Run(scope, context).value(node, new Map());
        return typeof result === 'boolean' ? result : 'undetermined';
      } catch (error) {
        if (error instanceof OutOfSteps) return 'undetermined';
        throw error;
      }
    },
  };
}

type Locals = ReadonlyMap<string, Value>;

class Run {
  private steps = 0;
  constructor(
    private readonly scope: FeelScope,
    private readonly context: Readonly<Record<string, unknown>>,
  ) {}

  value(node: Node, locals: Locals): Value {
    this.steps += 1;
    if (this.steps > STEP_BUDGET) throw new OutOfSteps();
    switch (node.k) {
      case 'null':
        return WRITTEN_NULL;
      case 'boolean':
      case 'string':
        return node.value;
      case 'number':
        return toValue(node.text, { kind: 'number' });
      case 'name':
        return this.name(node.name, locals);
      case 'member':
        return this.member(this.value(node.base, locals), node.name);
      case 'list':
        return { t: 'list', items: node.items.map((item) => this.value(item, locals)) };
      case 'filter':
        return this.filter(node, locals);
      case 'not':
        return negate(this.value(node.operand, locals));
      case 'minus':
        return minus(this.value(node.operand, locals));
      case 'and':
        return both(this.value(node.left, locals), () => this.value(node.right, locals));
      case 'or':
        return negate(both(negate(this.value(node.left, locals)), () => negate(this.value(node.right, locals))));
      case 'compare':
        return this.compare(node, locals);
      case 'between':
        return this.between(node, locals);
      case 'in':
        return callFunction('list contains', [this.value(node.list, locals), this.value(node.value, locals)]);
      case 'arith':
        return arithmetic(node.op, this.value(node.left, locals), this.value(node.right, locals));
      case 'if': {
        const condition = this.value(node.condition, locals);
        return typeof condition === 'boolean' ? this.value(condition ? node.yes : node.no, locals) : null;
      }
      case 'quantified':
        return this.quantified(node, locals);
      case 'call':
        return callFunction(
          node.name,
          node.args.map((arg) => this.value(arg, locals)),
        );
    }
  }

  private name(name: string, locals: Locals): Value {
    const local = locals.get(name);
    if (local !== undefined) return local;
    const type = Object.hasOwn(this.scope, name) ? this.scope[name] : undefined;
    return type && Object.hasOwn(this.context, name) ? toValue(this.context[name], type) : null;
  }

  private member(base: Value, name: string): Value {
    if (base === null || typeof base !== 'object') return null;
    if (base.t === 'list') {
      this.steps += base.items.length;
      return { t: 'list', items: base.items.map((item) => this.member(item, name)) };
    }
    if (base.t !== 'context' || !Object.hasOwn(base.raw, name)) return null;
    return toValue(base.raw[name], entryType(base.type, name));
  }

  private filter(node: Node & { k: 'filter' }, locals: Locals): Value {
    const list = this.value(node.list, locals);
    if (list === null || typeof list !== 'object' || list.t !== 'list') return null;
    const kept: Value[] = [];
    for (const item of list.items) {
      const keep = this.value(node.condition, new Map([...locals, ['item', item]]));
      // Not knowing whether one belongs to the list is not knowing the list.
      if (typeof keep !== 'boolean') return null;
      if (keep) kept.push(item);
    }
    return { t: 'list', items: kept };
  }

  private quantified(node: Node & { k: 'quantified' }, locals: Locals): Value {
    const list = this.value(node.list, locals);
    if (list === null || typeof list !== 'object' || list.t !== 'list') return null;
    let known = true;
    for (const item of list.items) {
      const holds = this.value(node.condition, new Map([...locals, [node.variable, item]]));
      if (holds === !node.every) return !node.every;
      known = known && typeof holds === 'boolean';
    }
    return known ? node.every : null;
  }

  private compare(node: Node & { k: 'compare' }, locals: Locals): Value {
    const [left, right] = [this.value(node.left, locals), this.value(node.right, locals)];
    if (node.op === '=') return equalValues(left, right);
    if (node.op === '!=') return negate(equalValues(left, right));
    const order = compareValues(left, right);
    if (order === null) return null;
    switch (node.op) {
      case '<':
        return order < 0;
      case '<=':
        return order <= 0;
      case '>':
        return order > 0;
      case '>=':
        return order >= 0;
    }
  }

  private between(node: Node & { k: 'between' }, locals: Locals): Value {
    const value = this.value(node.value, locals);
    const low = compareValues(value, this.value(node.low, locals));
    const high = compareValues(value, this.value(node.high, locals));
    return both(low === null ? null : low >= 0, () => (high === null ? null : high <= 0));
  }
}

function entryType(type: FeelType, name: string): FeelType {
  if (type.kind !== 'context') return { kind: 'any' };
  return (Object.hasOwn(type.entries, name) ? type.entries[name] : undefined) ?? { kind: 'null' };
}

function negate(value: Value): Value {
  return typeof value === 'boolean' ? !value : null;
}

/** Three-valued and: one false decides, whatever the other is. */
function both(left: Value, right: () => Value): Value {
  if (left === false) return false;
  const other = right();
  if (other === false) return false;
  return left === true && other === true ? true : null;
}

function minus(value: Value): Value {
  return value !== null && typeof value === 'object' && value.t === 'number'
    ? { t: 'number', decimal: negateDecimal(value.decimal) }
    : null;
}

function arithmetic(op: '+' | '-' | '*', left: Value, right: Value): Value {
  const [a, b] = [asDate(left), asDate(right)];
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return null;
  if (a.t === 'number' && b.t === 'number') {
    if (op === '*') return { t: 'number', decimal: multiplyDecimals(a.decimal, b.decimal) };
    return { t: 'number', decimal: addDecimals(a.decimal, op === '+' ? b.decimal : negateDecimal(b.decimal)) };
  }
  if (a.t === 'date' && b.t === 'duration' && op !== '*') return shiftDate(a.iso, b, op === '+' ? 1 : -1);
  return a.t === 'date' && b.t === 'date' && op === '-' ? between(b.iso, a.iso) : null;
}
