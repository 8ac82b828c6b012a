import type { Facts, FormDefinition, FormRule, Json, JsonObject, Problem } from '../types';
import { isObject } from '../content/limits';
import { formatPointer, parsePointer } from '../content/pointer';
import { compileExpression, type Condition } from '../feel/evaluate';
import { scopeOf } from '../feel/scope';

interface Compiled {
  rule: FormRule;
  condition: Condition;
}

const compiled = new WeakMap<FormDefinition, readonly Compiled[]>();

function conditionsOf(form: FormDefinition): readonly Compiled[] {
  const known = compiled.get(form);
  if (known) return known;
  const made = form.rules.map((rule) => ({ rule, condition: compileExpression(rule.when, scopeOf(form, rule.at)) }));
  compiled.set(form, made);
  return made;
}

/**
 * Problems by the form's rules. A condition that cannot be determined is no problem: what is missing says so itself.
 */
export function runRules(form: FormDefinition, content: JsonObject, facts: Facts): Problem[] {
  return conditionsOf(form).flatMap(({ rule, condition }) =>
    places(content, parsePointer(rule.at))
      .filter(({ row }) => condition.test({ ...content, facts, row }) === true)
      .map(({ pointer }) => ({
        pointer,
        code: 'rule' as const,
        params: {},
        severity: rule.severity,
        rule: { id: rule.id, message: rule.message, source: rule.source },
      })),
  );
}

interface Place {
  pointer: string;
  row: Json;
}

/** Where a rule applies: once, or once per row for each `*` of its pointer. */
function places(content: Json, segments: readonly string[]): Place[] {
  let found: { path: (string | number)[]; node: Json | undefined; row: Json }[] = [
    { path: [], node: content, row: null },
  ];
  for (const segment of segments) {
    found = found.flatMap(({ path, node, row }) => {
      if (segment === '*')
        return Array.isArray(node) ? node.map((item, i) => ({ path: [...path, i], node: item, row: item })) : [];
      return [{ path: [...path, segment], node: isObject(node) ? node[segment] : undefined, row }];
    });
  }
  return found.map(({ path, row }) => ({ pointer: formatPointer(path), row }));
}
