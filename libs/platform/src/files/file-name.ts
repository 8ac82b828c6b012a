import { cutUnits, type FileKind } from '@linxuan/form-rules';

const MAX = 120;
/** Names that Windows cannot store; a file called so would be lost on the reviewer's computer. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Control and formatting characters: among them the marks that turn the reading direction and hide an extension. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * A name that is safe to show, to send in a header and to save: the last part of a path, without invisible characters
 * or characters that file systems forbid, at most 120 characters with its extension kept. Empty where nothing is left.
 */
export function safeFileName(given: string): string {
  const last = given.normalize('NFC').replace(INVISIBLE, '').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[:*?"<>|]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const named = RESERVED.test(clean) ? `_${clean}` : clean;
  if (named.length <= MAX) return named;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(named)?.[0] ?? '';
  return cutUnits(named, MAX - extension.length).trim() + extension;
}

export function extensionOf(name: string): string {
  return (/\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1] ?? '').toLowerCase();
}

/**
 * The safe name of a file that was taken for what its content is: it ends as that kind does, whatever it was called.
 */
export function nameAsKind(given: string, kind: FileKind, otherwise: string): string {
  const name = safeFileName(given);
  const claimed = extensionOf(name);
  if (claimed === kind || (kind === 'jpg' && claimed === 'jpeg')) return name;
  const stem = name.replace(/\.[A-Za-z0-9]{1,8}$/, '').trim();
  return `${cutUnits(stem || otherwise, MAX - kind.length - 1)}.${kind}`;
}
