import { Type } from '@sinclair/typebox';
import type { FileKind } from '@linxuan/form-rules';
import { FileSize } from './numbers';
import { Line, Key } from './text';

/** Largest piece of an upload, in bytes; longer files are sent in several. */
export const UPLOAD_CHUNK_MAX = 8 * 1024 * 1024;

/** `POST /api/cases/:id/uploads`; `size` in bytes. */
export const OpenUploadBody = Type.Object(
  {
    slot: Key(60),
    name: Line(1000),
    size: FileSize(),
  },
  { additionalProperties: false },
);
export interface OpenUploadDto {
  slot: string;
  name: string;
  size: number;
}
export interface UploadDto {
  id: string;
  /** Bytes received so far: where the next piece begins. */
  offset: number;
  size: number;
  name: string;
}
export interface AttachmentDto {
  id: string;
  slot: string;
  name: string;
  /** Bytes. */
  size: number;
  /** As found in the content of the file, whatever its name says. */
  kind: FileKind;
  mime: string;
  sha256: string;
  uploadedAt: string;
}

export const MIME_OF_KIND: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  mp4: 'video/mp4',
};
export function kindOfMime(mime: string): FileKind | null {
  const found = Object.entries(MIME_OF_KIND).find(([, value]) => value === mime);
  return found ? (found[0] as FileKind) : null;
}
