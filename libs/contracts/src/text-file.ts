const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of a file that a person chose, whichever way it was saved: UTF-8, UTF-16 with its mark, or GB 18030 (with
 * GBK and GB 2312 in it), as editors in China save. Null where it is none of them, so that nobody imports a garbled
 * text.
 */
export function decodeTextFile(bytes: Uint8Array): string | null {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  const found = marked
    ? decoded(bytes.subarray(marked[1].length), marked[0])
    : (decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030'));
  return found !== null && isReadable(found) ? found : null;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * What no text holds: control characters, characters that stand for unreadable ones, and those that only one font
 * knows.
 */
function isReadable(text: string): boolean {
  return !/[\u0000-\u0008\u000e-\u001f\u007f\ufffd\ufffe\uffff]|[\ue000-\uf8ff]|[\ud800-\udbff](?![\udc00-\udfff])/.test(
    text,
  );
}
