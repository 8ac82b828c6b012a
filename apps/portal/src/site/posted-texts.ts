import { cleanText, type TextKind } from '@linxuan/form-rules';

/** The texts of a posted form as they were decoded, and the fields whose bytes are no text in UTF-8. */
export class PostedTexts {
  readonly values: Record<string, string> = Object.create(null) as Record<string, string>;
  readonly broken = new Set<string>();

  /** Of a field that is sent several times the first one counts. */
  add(name: string, text: { value: string; broken: boolean }): void {
    if (name in this.values) return;
    this.values[name] = text.value;
    if (text.broken) this.broken.add(name);
  }

  /** A field as it is looked at: without what cannot be seen, and in one line where the field is one. */
  text(name: string, kind: TextKind): string {
    const clean = cleanText(this.values[name] ?? '', kind);
    return kind === 'line' ? clean : clean.replace(/^\s+|\s+$/gu, '');
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as text; where they are no UTF-8, what can be read of them, so that the writer sees it again. */
export function decoded(bytes: Buffer): { value: string; broken: boolean } {
  try {
    return { value: strict.decode(bytes), broken: false };
  } catch {
    return { value: bytes.toString('utf8'), broken: true };
  }
}

const ESCAPE = /%([0-9A-Fa-f]{2})/g;

/** A form without files (`application/x-www-form-urlencoded`). */
export function readUrlEncoded(body: Buffer): PostedTexts {
  const texts = new PostedTexts();
  const unescaped = (part: string) =>
    decoded(
      Buffer.from(
        part.replace(/\+/g, ' ').replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ),
    );
  for (const pair of body.toString('latin1').split('&', 200)) {
    const at = pair.indexOf('=');
    if (at > 0) texts.add(unescaped(pair.slice(0, at)).value, unescaped(pair.slice(at + 1)));
  }
  return texts;
}
