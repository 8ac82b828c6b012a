import type { Readable } from 'node:stream';
import { kindOfMime } from '@linxuan/contracts';
import { DomainError, servedFileHeaders, type FileStore } from '@linxuan/platform';

/** A licence as a row names it; `fileSize` in bytes, as the driver gives a bigint. */
export interface StoredLicence {
  fileName: string;
  fileMime: string;
  fileSize: string;
  sha: string;
}

/** A licence to be handed out. Throws `subject.notFound` for none, or for one of a kind that is not handed out. */
export async function servedLicence(
  store: FileStore,
  row: StoredLicence | undefined,
  inline: boolean,
): Promise<{ headers: Record<string, string>; content: Readable }> {
  const kind = row && kindOfMime(row.fileMime);
  if (!row || !kind) throw new DomainError('subject.notFound');
  const file = { name: row.fileName, kind, mime: row.fileMime, size: Number(row.fileSize), sha256: row.sha };
  return { headers: servedFileHeaders(file, inline), content: await store.read(row.sha) };
}
