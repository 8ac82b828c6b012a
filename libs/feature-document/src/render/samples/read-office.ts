import JSZip from 'jszip';

/** One part of an Office file as text. */
export async function readPart(file: Buffer, path: string): Promise<string> {
  const part = (await JSZip.loadAsync(file)).file(path);
  if (!part) throw new Error(`No part ${path}`);
  return part.async('string');
}

const unescapeXml = (xml: string): string =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

/** Text of a fragment of WordprocessingML. */
export const textOf = (xml: string): string =>
  unescapeXml([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1] ?? '').join(''));

export interface DocxParagraph {
  readonly text: string;
  readonly xml: string;
}

/** A .docx taken apart far enough to check it. */
export interface DocxReading {
  readonly xml: string;
  readonly text: string;
  readonly paragraphs: readonly DocxParagraph[];
  /** Texts of the cells, per row, over all tables. */
  readonly rows: readonly (readonly string[])[];
  readonly tables: readonly string[];
}

export async function readDocx(file: Buffer): Promise<DocxReading> {
  const xml = await readPart(file, 'word/document.xml');
  const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => ({
    text: textOf(paragraph),
    xml: paragraph,
  }));
  const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
  );
  return {
    xml,
    text: textOf(xml),
    paragraphs,
    rows,
    tables: [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table),
  };
}

/** The paragraph whose text contains the words; fails when there is none. */
export function paragraphWith(reading: DocxReading, words: string): DocxParagraph {
  const found = reading.paragraphs.find(({ text }) => text.includes(words));
  if (!found) throw new Error(`No paragraph with ${words}`);
  return found;
}
