import { OURS, oursOf } from '@linxuan/form-rules';
import type { ProgrammeDefinition } from './definition';

/**
 * Whether a value is the edition's own: it or something around it is marked, or the nearest source above it says so.
 */
export function isOurs(definition: ProgrammeDefinition, pointer: string, marked = oursOf(definition)): boolean {
  let around: unknown = definition;
  let source: string | undefined;
  let at = '';
  for (const part of pointer.split('/').slice(1)) {
    at += `/${part}`;
    if (marked.has(at)) return true;
    if (typeof around !== 'object' || around === null) break;
    const { source: own, basis } = around as { source?: unknown; basis?: { document?: unknown } };
    if (typeof own === 'string') source = own;
    else if (typeof basis?.document === 'string') source = basis.document;
    around = (around as Record<string, unknown>)[part];
  }
  return source === OURS;
}
