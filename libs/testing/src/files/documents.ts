import JSZip from 'jszip';

const TYPES = (more = '', main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml') =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${more}<Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
const TEXT =
  '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>申报材料</w:t></w:r></w:p></w:body></w:document>';
const RELS =
  '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

export const MACRO_TYPES = TYPES('', 'application/vnd.ms-word.document.macroEnabled.main+xml');
export const WORKBOOK_TYPES = TYPES('', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml');

/** A document that word processors open, with the given parts added or put in place of its own. */
export function docx(parts: Record<string, string | Buffer> = {}): Promise<Buffer> {
  return zipOf({ '[Content_Types].xml': TYPES(), '_rels/.rels': RELS, 'word/document.xml': TEXT, ...parts });
}

/** The relationships of a document's settings, with one that lies outside. */
export function outside(kind: string, target: string): Record<string, string> {
  return {
    'word/_rels/settings.xml.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}" TargetMode="External"/></Relationships>`,
  };
}

export function zipOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content, { createFolders: false });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** As much of a compound file as names its streams. */
export function compound(...streams: string[]): Buffer {
  const entries = streams.map((name) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 'utf16le');
    return entry;
  });
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), ...entries, Buffer.alloc(512)]);
}

/** The container with another unpacked size, in bytes, in its directory for the part that comes last. */
export function claiming(container: Buffer, size: number): Buffer {
  const copy = Buffer.from(container);
  copy.writeUInt32LE(size, copy.lastIndexOf('PK\u0001\u0002') + 24);
  return copy;
}
