import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What nobody continued for so long is given up, in milliseconds; `expire_uploads()` does the same to its rows. */
export const UPLOAD_LIFE_MS = 2 * 3_600_000;

/** Unfinished uploads, each one file under the id of its upload. Several API processes share the folder. */
export class UploadFolder {
  constructor(private readonly folder: string) {}

  path(id: string): string {
    return join(this.folder, id);
  }

  async create(id: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await (await open(this.path(id), 'w')).close();
  }

  /** Writes a piece where it belongs, so that a piece that is sent twice changes nothing. */
  async write(id: string, offset: number, piece: Buffer): Promise<void> {
    const file = await open(this.path(id), 'r+');
    try {
      // On a disk that is nearly full one call writes a part and only the next one fails.
      for (let done = 0; done < piece.length;)
        done += (await file.write(piece, done, piece.length - done, offset + done)).bytesWritten;
    } finally {
      await file.close();
    }
  }

  async digest(id: string): Promise<string> {
    const hash = createHash('sha256');
    await pipeline(createReadStream(this.path(id)), hash);
    return hash.digest('hex');
  }

  async size(id: string): Promise<number> {
    return (await stat(this.path(id))).size;
  }

  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
  }

  /** Removes what nobody continued, and what a process that ended left of other files. */
  async removeOrphans(now = Date.now()): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const { mtimeMs } = await stat(this.path(name)).catch(() => ({ mtimeMs: now }));
      if (now - mtimeMs > UPLOAD_LIFE_MS) await this.remove(name);
    }
  }
}
