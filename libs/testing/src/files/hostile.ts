import type { FileRefusal } from '@linxuan/platform';
import { claiming, compound, docx, MACRO_TYPES, outside, WORKBOOK_TYPES, zipOf } from './documents';
import { JPEG, jpegClaiming, png } from './images';
import { lockedPdf, pdf, pdfWith } from './pdf';

export interface SentFile {
  what: string;
  name: string;
  content: Buffer;
  /** Why it is refused; null for a file that opens. */
  refusal: FileRefusal | null;
}
const EXE = Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(600)]);
const half = (content: Buffer) => content.subarray(0, Math.floor(content.length / 2));
const file = (what: string, name: string, content: Buffer, refusal: FileRefusal | null): SentFile => ({
  what,
  name,
  content,
  refusal,
});

/** Files that nobody opens or nobody should, one of each kind that people and attackers send. */
export async function hostileFiles(): Promise<SentFile[]> {
  return [
    file('an empty file', '证明.pdf', Buffer.alloc(0), 'empty'),
    file('a program', '证明.pdf', EXE, 'disguised'),
    file('a page', '证明.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), 'disguised'),
    file('a page before a PDF', '证明.pdf', Buffer.concat([Buffer.from('<html>'), pdf()]), 'disguised'),
    ...pdfs(),
    ...(await images()),
    ...(await documents()),
    ...(await archives()),
  ];
}

function pdfs(): SentFile[] {
  const whole = pdf();
  return [
    file('a PDF under a password', '证明.pdf', lockedPdf('nobody'), 'encrypted'),
    file('a PDF that was cut off', '证明.pdf', half(whole), 'truncated'),
    file(
      'a PDF without pages',
      '证明.pdf',
      Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
      'damaged',
    ),
    file('nothing between the marks of a PDF', '证明.pdf', Buffer.from('%PDF-1.7\n%%EOF\n'), 'damaged'),
    file(
      'a PDF of noise',
      '证明.pdf',
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4000, 0xa5), Buffer.from('%%EOF\n')]),
      'damaged',
    ),
    file('a PDF that carries a program', '证明.pdf', pdfWith('setup.exe', 'MZ-program'), 'program'),
  ];
}

async function images(): Promise<SentFile[]> {
  const jpg = await JPEG();
  const drawn = png(64, 64);
  const broken = Buffer.from(drawn);
  broken.fill(0, drawn.indexOf('IDAT') + 20, drawn.indexOf('IDAT') + 60);
  return [
    file('a PNG that was cut off', '现场.png', half(drawn), 'truncated'),
    file('a PNG without its last piece', '现场.png', drawn.subarray(0, -40), 'truncated'),
    file('a PNG with wrong data', '现场.png', broken, 'damaged'),
    file('the mark of a PNG alone', '现场.png', drawn.subarray(0, 8), 'truncated'),
    file('a PNG of 65,000 × 65,000', '现场.png', png(8, 8, { width: 65_000, height: 65_000 }), 'bomb'),
    file('a JPEG that was cut off', '现场.jpg', half(jpg), 'truncated'),
    file(
      'a JPEG cut off and ended again',
      '现场.jpg',
      Buffer.concat([half(jpg), Buffer.from('ffd9', 'hex')]),
      'truncated',
    ),
    file('a JPEG of 65,000 × 65,000', '现场.jpg', jpegClaiming(jpg, 65_000, 65_000), 'bomb'),
    file('the mark of a JPEG alone', '现场.jpg', jpg.subarray(0, 20), 'truncated'),
  ];
}

async function documents(): Promise<SentFile[]> {
  const whole = await docx();
  const billion = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "${'a'.repeat(99)}"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>`;
  return [
    file('a document under a password', '报告.docx', compound('EncryptionInfo', 'EncryptedPackage'), 'encrypted'),
    file('a document that was cut off', '报告.docx', half(whole), 'truncated'),
    file(
      'a document with macros by its types',
      '报告.docx',
      await docx({ '[Content_Types].xml': MACRO_TYPES }),
      'macros',
    ),
    file(
      'a document with macros in a part',
      '报告.docx',
      await docx({ 'word/vbaProject.bin': compound('VBA') }),
      'macros',
    ),
    file(
      'a document with macros in a renamed part',
      '报告.docx',
      await docx({ 'word/x.bin': compound('_VBA_PROJECT') }),
      'macros',
    ),
    file(
      'a document with a control',
      '报告.docx',
      await docx({ 'word/activeX/activeX1.bin': Buffer.from('x') }),
      'macros',
    ),
    file(
      'a document with a workbook with macros',
      '报告.docx',
      await docx({ 'word/embeddings/a.xlsm': await zipOf({ a: 'b' }) }),
      'macros',
    ),
    file('a document with a program', '报告.docx', await docx({ 'word/embeddings/setup.exe': EXE }), 'program'),
    file('a document with a renamed program', '报告.docx', await docx({ 'word/media/image1.png': EXE }), 'program'),
    file('a document with a script', '报告.docx', await docx({ 'word/embeddings/run.vbs': 'MsgBox 1' }), 'program'),
    file(
      'a document with a package',
      '报告.docx',
      await docx({ 'word/embeddings/oleObject1.bin': compound('\u0001Ole10Native') }),
      'program',
    ),
    file(
      'a document with an archive',
      '报告.docx',
      await docx({ 'word/embeddings/a.bin': await zipOf({ 'a.txt': 'b' }) }),
      'archive',
    ),
    file('a document with entities', '报告.docx', await docx({ 'word/document.xml': billion }), 'bomb'),
    file(
      'a document with broken text',
      '报告.docx',
      await docx({ 'word/document.xml': '<w:document><w:body>' }),
      'damaged',
    ),
    file('a document without text', '报告.docx', await docx({ 'word/document.xml': '' }), 'damaged'),
    file(
      'a document with a huge picture',
      '报告.docx',
      await docx({ 'word/media/a.png': png(8, 8, { width: 65_000, height: 65_000 }) }),
      'bomb',
    ),
    file(
      'a document that unpacks without end',
      '报告.docx',
      claiming(await docx({ 'word/media/a.bmp': Buffer.alloc(64) }), 301 * 1024 * 1024),
      'bomb',
    ),
    ...(await fetching()),
    file('a workbook', '报告.docx', await docx({ '[Content_Types].xml': WORKBOOK_TYPES }), 'disguised'),
    file('an old document', '报告.docx', compound('WordDocument'), 'disguised'),
  ];
}

/** Documents that have another server's content opened with them. */
function fetching(): Promise<SentFile[]> {
  const sources = [
    ['attachedTemplate', 'https://example.org/a.dotm'],
    ['attachedTemplate', '\\\\192.0.2.1\\share\\a.dotm'],
    ['attachedTemplate', 'file://192.0.2.1/share/a.dotm'],
    ['attachedTemplate', 'file://///192.0.2.1/share/a.dotm'],
    ['oleObject', 'mhtml:http://example.org/a.html!x-usc:http://example.org/a.html'],
    ['frame', 'http://example.org/frame.docx'],
    ['subDocument', 'ftp://example.org/part.docx'],
    ['aFChunk', 'http://example.org/part.html'],
  ] as const;
  return Promise.all(
    sources.map(async ([kind, target]) =>
      file(`a document with ${kind} at ${target}`, '报告.docx', await docx(outside(kind, target)), 'macros'),
    ),
  );
}

async function archives(): Promise<SentFile[]> {
  const zip = await zipOf({ 'a.txt': 'a' });
  const rar = Buffer.concat([Buffer.from('526172211a070100', 'hex'), Buffer.alloc(200)]);
  return [
    file('an archive', '证明.pdf', zip, 'archive'),
    file('an archive as a document', '报告.docx', zip, 'archive'),
    file('another archive', '证明.pdf', rar, 'archive'),
    file('a PDF that is an archive as well', '证明.pdf', Buffer.concat([pdf(), zip]), 'archive'),
    file('a PNG that is an archive as well', '现场.png', Buffer.concat([png(), zip]), 'archive'),
    file('a JPEG that is an archive as well', '现场.jpg', Buffer.concat([await JPEG(), rar]), 'archive'),
  ];
}

/** Files that have to be taken although something about them is unusual. */
export async function soundFiles(): Promise<SentFile[]> {
  const formula = compound('Equation Native', '\u0001Ole', 'Root Entry');
  return [
    file('a PDF', '证明.pdf', pdf(), null),
    file('a PDF closed to changes', '证明.pdf', lockedPdf('everybody'), null),
    file('a PDF that carries its invoice', '证明.pdf', pdfWith('invoice.xml', '<invoice/>'), null),
    file('a PNG', '现场.png', png(), null),
    file('a wide PNG', '现场.png', png(4000, 3000), null),
    file('a JPEG', '现场.jpg', await JPEG(), null),
    file('a JPEG with something behind it', '现场.jpeg', Buffer.concat([await JPEG(), Buffer.alloc(64)]), null),
    file('a document', '报告.docx', await docx(), null),
    file('a document with a formula', '报告.docx', await docx({ 'word/embeddings/oleObject1.bin': formula }), null),
    file('a document with a link', '报告.docx', await docx(outside('hyperlink', 'https://example.org/')), null),
    file(
      'a document from a template on its author’s disk',
      '报告.docx',
      await docx(outside('attachedTemplate', 'file:///C:\\Users\\a\\Templates\\b.dotx')),
      null,
    ),
    file(
      'a document with a chart',
      '报告.docx',
      await docx({ 'word/embeddings/a.xlsx': await docx({ '[Content_Types].xml': WORKBOOK_TYPES }) }),
      null,
    ),
    file(
      'a document with pictures',
      '报告.docx',
      await docx({ 'word/media/a.png': png(), 'word/media/b.jpeg': await JPEG() }),
      null,
    ),
  ];
}
