import { createHash } from 'node:crypto';

/**
 * A PDF of one page that every reader opens; `extra` are further objects from number 4, `trailer` what the trailer says
 * besides.
 */
export function pdf(extra: readonly string[] = [], trailer = '', catalog = ''): Buffer {
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    ...extra,
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table, 'latin1');
}

/** The same with a comment in it, of exactly `size` bytes. */
export function pdfOf(size: number): Buffer {
  const whole = pdf().toString('latin1');
  const at = whole.indexOf('xref\n');
  const tail = (xref: number) =>
    whole.slice(at).replace(/startxref\n\d+/, `startxref\n${String(xref).padStart(10, '0')}`);
  const padding = `%${' '.repeat(size - at - tail(0).length - 2)}\n`;
  return Buffer.from(whole.slice(0, at) + padding + tail(at + padding.length), 'latin1');
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const ID = Buffer.alloc(16, 7);

/** Under the standard security handler (ISO 32000-1, 7.6.3): closed with a password, or only against changes. */
export function lockedPdf(opensFor: 'everybody' | 'nobody'): Buffer {
  const owner = Buffer.alloc(32, 9);
  const rights = Buffer.alloc(4);
  rights.writeInt32LE(-44);
  const key = createHash('md5').update(PADDING).update(owner).update(rights).update(ID).digest().subarray(0, 5);
  const user = opensFor === 'everybody' ? rc4(key, PADDING) : Buffer.alloc(32, 1);
  const encrypt = `<</Filter/Standard/V 1/R 2/P -44/O<${owner.toString('hex')}>/U<${user.toString('hex')}>>>`;
  return pdf([encrypt], `/Encrypt 4 0 R/ID[<${ID.toString('hex')}><${ID.toString('hex')}>]`);
}

/** A PDF that carries a file. */
export function pdfWith(name: string, content: string): Buffer {
  return pdf(
    [
      `<</Names[(${name}) 5 0 R]>>`,
      `<</Type/Filespec/F(${name})/EF<</F 6 0 R>>>>`,
      `<</Type/EmbeddedFile/Length ${content.length}>>stream\n${content}\nendstream`,
    ],
    '',
    '/Names<</EmbeddedFiles 4 0 R>>',
  );
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const swap = (i: number, j: number) => ([state[i], state[j]] = [state[j] ?? 0, state[i] ?? 0]);
  for (let i = 0, j = 0; i < 256; i++) swap(i, (j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255));
  let [a, b] = [0, 0];
  return data.map((byte) => {
    swap((a = (a + 1) & 255), (b = (b + (state[a] ?? 0)) & 255));
    return byte ^ (state[((state[a] ?? 0) + (state[b] ?? 0)) & 255] ?? 0);
  }) as Buffer;
}
