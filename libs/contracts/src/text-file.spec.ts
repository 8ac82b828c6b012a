import { decodeTextFile } from './text-file';

const TEXT = '名称: 绿色技术（第一批）\n地区: [北京, 重庆]\n# €, é\n';
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
/** GB 2312's rows for a text of its characters, found through the decoder itself. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number[]>();
  for (let lead = 0xa1; lead <= 0xf7; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from([...text].flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : (codes.get(one) ?? [0xff]))));
}

describe('decodeTextFile', () => {
  const chinese = TEXT.replace('€, é', '');
  it.each([
    ['UTF-8', Buffer.from(TEXT), TEXT],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`), TEXT],
    ['UTF-16, little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(TEXT, false)]), TEXT],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(TEXT, true)]), TEXT],
    ['GB 2312', gbk(chinese), chinese],
    ['GB 18030 with four bytes', Buffer.concat([gbk('名'), Buffer.from('95328236', 'hex')]), '名𠀀'],
    ['nothing', Buffer.alloc(0), ''],
  ])('reads %s', (_what, bytes, text) => expect(decodeTextFile(bytes)).toBe(text));

  it.each([
    ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['UTF-16 without its mark', utf16(TEXT, false)],
    ['UTF-16 that was cut off', Buffer.from('fffe0d54', 'hex').subarray(0, 3)],
    ['half a character', Buffer.from('名').subarray(0, 1)],
    ['bytes of no text', Buffer.from([0x80, 0xff, 0xff, 0x30])],
    ['a text that was garbled before', Buffer.from('名\ufffd\ufffd')],
  ])('refuses %s', (_what, bytes) => expect(decodeTextFile(bytes)).toBeNull());
});
