import type { FormDefinition, Json, Problem } from '../types';
import { isObject } from '../content/limits';
import { formatPointer, parsePointer } from '../content/pointer';
import { formFields } from './fields';

/**
 * Values taken from a list of the form. Lists that are not part of the form (a taxonomy, a register of groups) are
 * checked by the server against their pinned version, which the form does not carry.
 */
export function validateLists(form: FormDefinition, content: Json): Problem[] {
  const problems: Problem[] = [];
  for (const field of formFields(form)) {
    if (field.options === undefined) continue;
    const codes = new Set(field.options.map((entry) => entry.code));
    for (const { pointer, value } of valuesAt(content, field.pointer)) {
      if (typeof value === 'string' && !codes.has(value))
        problems.push({ pointer, code: 'unknown-entry', params: {}, severity: 'error' });
    }
  }
  return problems;
}

/** All values that a pointer with `*` stands for, with their concrete pointers; missing ones are left out. */
export function valuesAt(content: Json, pattern: string): { pointer: string; value: Json }[] {
  let found: { path: (string | number)[]; node: Json }[] = [{ path: [], node: content }];
  for (const segment of parsePointer(pattern)) {
    found = found.flatMap(({ path, node }) => {
      if (segment === '*')
        return Array.isArray(node) ? node.map((item, i) => ({ path: [...path, i], node: item })) : [];
      const inner = isObject(node) && Object.hasOwn(node, segment) ? node[segment] : undefined;
      return inner === undefined ? [] : [{ path: [...path, segment], node: inner }];
    });
  }
  return found.map(({ path, node }) => ({ pointer: formatPointer(path), value: node }));
}
