import type { FileKind } from '@linxuan/form-rules';

export interface ServedFile {
  name: string;
  kind: FileKind;
  mime: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** Kinds that a browser shows by itself; all others are only saved. */
const SHOWN: Partial<Record<FileKind, true>> = { pdf: true, jpg: true, png: true };

/**
 * Headers under which a file that somebody uploaded may leave: it is shown or saved, and never runs as a page of ours.
 */
export function servedFileHeaders(
  { name, kind, mime, size, sha256 }: ServedFile,
  inline: boolean,
): Record<string, string> {
  const shown = inline && SHOWN[kind] === true;
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  // The browser's own PDF viewer does not run in a sandbox; a PDF has no way to the page's origin either.
  const policy =
    shown && kind === 'pdf'
      ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
      : "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
  return {
    'content-type': mime,
    'content-length': String(size),
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${rfc5987(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': policy,
    'cross-origin-resource-policy': 'same-origin',
    // Licences, contracts, evidence: no browser of a shared machine keeps a copy that outlives the session.
    'cache-control': 'private, no-store',
    etag: `"${sha256}"`,
  };
}

/** A file name as the form of RFC 5987 writes it, Chinese ones included. */
export function rfc5987(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
