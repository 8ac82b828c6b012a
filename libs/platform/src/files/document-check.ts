import { SaxesParser } from 'saxes';
import { readParts, RefusedContainer, type ContainerPart } from './container';
import { isProgram } from './executable';
import type { FileRefusal } from './file-refusal';
import { checkImageHeader } from './image-check';

/** What an Office Open XML document is, by its own list of parts. */
export type DocumentKind = 'docx' | 'other-document' | 'archive';
export interface DocumentVerdict {
  kind: DocumentKind;
  refusal: FileRefusal | null;
}

const CFB = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ARCHIVES = ['526172211a07', '377abcaf271c', '1f8b', '425a68', 'fd377a585a00', '28b52ffd'].map((hex) =>
  Buffer.from(hex, 'hex'),
);
/** Names of streams in a compound file: a package carries any file at all, and the others carry macros. */
const PACKAGE = Buffer.from('\u0001Ole10Native', 'utf16le');
const MACRO_STREAMS = ['_VBA_PROJECT', 'VBA', 'Macros'].map((name) => Buffer.from(`${name}\0`, 'utf16le'));
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const MAIN =
  /ContentType\s*=\s*["']application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml["']/i;

/**
 * Whether a ZIP is a word processor's document that opens, and holds neither macros nor programs. Unpacks every part.
 */
export async function checkDocument(path: string): Promise<DocumentVerdict> {
  let types: string | undefined;
  let hasText = false;
  const inspect = async (part: ContainerPart): Promise<void> => {
    if (part.name === '[Content_Types].xml') types = part.content.toString('utf8');
    if (/^word\/document[^/]*\.xml$/i.test(part.name)) hasText ||= part.size > 0;
    const refusal = await refusalOf(part);
    if (refusal) throw new RefusedContainer(refusal);
  };
  try {
    await readParts(path, isWanted, inspect);
  } catch (error) {
    if (!(error instanceof RefusedContainer)) throw error;
    // Of what cannot be read to its end nothing can be said but that; a reader sees the extension that it chose.
    return { kind: types === undefined ? 'archive' : 'docx', refusal: error.refusal };
  }
  if (types === undefined) return { kind: 'archive', refusal: 'archive' };
  if (/macroEnabled|vbaProject/i.test(types)) return { kind: 'docx', refusal: 'macros' };
  if (!MAIN.test(types)) return { kind: 'other-document', refusal: 'disguised' };
  return { kind: 'docx', refusal: hasText ? null : 'damaged' };
}

/** Whether a compound file is a document under a password, as word processors save it. */
export function isEncryptedDocument(content: Buffer): boolean {
  return content.subarray(0, CFB.length).equals(CFB) && content.includes(ENCRYPTED);
}

function isWanted(name: string): boolean {
  return /\.(xml|rels|bin|png|jpe?g|ole)$/i.test(name) || /\/(embeddings|activex)\//i.test(name);
}

async function refusalOf({ name, content }: ContainerPart): Promise<FileRefusal | null> {
  if (/(^|\/)vba(project|data)[^/]*\.(bin|xml)$/i.test(name) || /\/activex\//i.test(name)) return 'macros';
  if (isProgram(name, content)) return 'program';
  if (/\.(docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm)$/i.test(name)) return 'macros';
  if (content.subarray(0, CFB.length).equals(CFB)) return compoundRefusal(content);
  if (ARCHIVES.some((magic) => magic.equals(content.subarray(0, magic.length)))) return 'archive';
  if (/\.rels$/i.test(name)) return xmlRefusal(content) ?? fetchRefusal(content);
  if (/\.xml$/i.test(name)) return xmlRefusal(content);
  if (/\.(png|jpe?g)$/i.test(name) && (await checkImageHeader(content)) === 'bomb') return 'bomb';
  // A workbook behind a chart is a document of its own; another ZIP is an archive.
  if (content.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')) && !content.includes('[Content_Types].xml'))
    return 'archive';
  return content.includes('vbaProject.bin') ? 'macros' : null;
}

/** Formulas and drawings are embedded like this, and so are programs. */
function compoundRefusal(content: Buffer): FileRefusal | null {
  if (content.includes(PACKAGE)) return 'program';
  return MACRO_STREAMS.some((name) => content.includes(name)) ? 'macros' : null;
}

/**
 * Kinds of relationship (ECMA-376-1, 15.2) whose target a word processor fetches and runs or shows as a part of the
 * document; a hyperlink waits for a click.
 */
const FETCHED = /\/(attachedTemplate|oleObject|package|control|frame|subDocument|aFChunk)$/i;
/** A server that is named by an address or a network share. A path on the author's own disk is nobody's server. */
const ELSEWHERE = /^\s*(?:(?!file:)[a-z][a-z0-9+.-]+:|(?:file:)?[\\/]{2}(?![\\/])|file:[\\/]{4,})/i;

/**
 * What is fetched when the document is opened is not in it, so nobody has judged it: a remote template brings its
 * macros.
 */
function fetchRefusal(content: Buffer): FileRefusal | null {
  let refusal: FileRefusal | null = null;
  const parser = new SaxesParser();
  parser.on('opentag', ({ attributes: { Type = '', Target = '', TargetMode = '' } }) => {
    if (TargetMode === 'External' && FETCHED.test(Type) && ELSEWHERE.test(Target)) refusal = 'macros';
  });
  parser.on('error', () => undefined);
  parser.write(textOf(content)).close();
  return refusal;
}

/** A part has to be well-formed or nothing opens the document, and may define no entities (ECMA-376-2, 8.1.4). */
function xmlRefusal(content: Buffer): FileRefusal | null {
  let refusal: FileRefusal | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => (refusal ??= 'bomb'));
  parser.on('error', () => (refusal ??= 'damaged'));
  parser.write(textOf(content)).close();
  return refusal;
}

function textOf(content: Buffer): string {
  const utf16 = content[0] === 0xff && content[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(content);
}
