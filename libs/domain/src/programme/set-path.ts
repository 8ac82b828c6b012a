import type { ProgrammeDefinition } from './definition';
import { readYamlValue } from './open-yaml';

/**
 * A copy of a definition with one value changed, for trying things out: `quotas.province-cap.cap=5`. Parts of a path
 * are keys, and in lists the id (or organisation) of an item or its number. Throws with the part that is not there.
 */
export function withValue(definition: ProgrammeDefinition, path: string, value: string): ProgrammeDefinition {
  const copy = structuredClone(definition);
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let node: unknown = copy;
  for (const part of parts) node = child(node, part, path);
  const key = keyOf(node, last);
  if (key === undefined || typeof node !== 'object' || node === null) throw new Error(`${path}: there is no ${last}`);
  Reflect.set(node, key, readYamlValue(value));
  return copy;
}

function child(node: unknown, part: string, path: string): unknown {
  const key = keyOf(node, part);
  const next: unknown =
    key !== undefined && typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined;
  if (next === undefined) throw new Error(`${path}: there is no ${part}`);
  return next;
}

function keyOf(node: unknown, part: string): string | undefined {
  if (Array.isArray(node)) {
    const index = node.findIndex(
      (item: unknown) =>
        typeof item === 'object' &&
        item !== null &&
        (Reflect.get(item, 'id') === part || Reflect.get(item, 'org') === part),
    );
    const at = index >= 0 ? String(index) : /^\d+$/.test(part) && Number(part) < node.length ? part : undefined;
    return at;
  }
  return typeof node === 'object' && node !== null && Object.hasOwn(node, part) ? part : undefined;
}
