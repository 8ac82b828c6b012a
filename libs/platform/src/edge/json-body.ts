import { BrokenText, cleanJson, isDeeper, JSON_DEPTH } from '@linxuan/form-rules';
import { DomainError } from '../problem';

/** What can be wrong with a body as a whole. */
const bodyProblem = (pointer: string, code: string, params: Record<string, string | number> = {}) =>
  new DomainError('request.invalid', {}, { fields: [{ pointer, code, params }] });

/**
 * Stands for a body that could not be taken; the answer waits until it is known who asks and whether they see the
 * subject.
 */
export class UnreadableBody {
  constructor(readonly problem: DomainError) {}
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body. Deep nesting is refused before it is parsed, because every later walk over the body is
 * recursive; all text in the result is clean. Throws `request.malformed` (no UTF-8, no JSON) or
 * `request.invalid`.
 */
export function readJsonBody(body: Buffer): unknown {
  const text = decoded(body);
  if (text.trim() === '') return undefined;
  if (isDeeper(text)) throw bodyProblem('', 'too-deep', { limit: JSON_DEPTH });
  const value = parsed(text);
  try {
    return cleanJson(value);
  } catch (error) {
    if (error instanceof BrokenText) throw bodyProblem(error.pointer, error.code);
    throw error;
  }
}

function decoded(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw new DomainError('request.malformed');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new DomainError('request.malformed');
  }
}
