import { parse } from 'node:querystring';
import { cleanText, isBrokenText } from '@linxuan/form-rules';
import { DomainError } from '../problem';

const clean = (value: string) => cleanText(value, 'line');

/**
 * The query of an address with clean texts, one line each. What cannot be decoded was refused by `checkAddress` before.
 */
export function readQuery(query: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [key, value] of Object.entries(parse(query, '&', '=', { maxKeys: 200 })))
    if (value !== undefined) found[key] = Array.isArray(value) ? value.map(clean) : clean(value);
  return found;
}

/**
 * Refuses addresses that stand for no text: escapes that are no UTF-8 (half a character, overlong forms) name the
 * parameter they stand in; a path with what cannot be seen leads nowhere and is not found.
 */
export function checkAddress(url: string): void {
  const at = url.indexOf('?');
  const path = at === -1 ? url : url.slice(0, at);
  const way = decoded(path);
  if (way === undefined || isBrokenText(way) || clean(way) !== way.trim()) throw new DomainError('subject.notFound');
  for (const pair of at === -1 ? [] : url.slice(at + 1).split('&')) {
    const [name = '', ...rest] = pair.split('=');
    if (decoded(name) === undefined || decoded(rest.join('=')) === undefined)
      throw new DomainError(
        'request.malformed',
        {},
        { fields: [{ pointer: `/${clean(decoded(name) ?? '')}`, code: 'broken-text' }] },
      );
  }
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part.replace(/\+/g, ' '));
  } catch {
    return undefined;
  }
}
