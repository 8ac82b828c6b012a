import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const DAY_MS = 86_400_000;

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
      await file.write(piece, 0, piece.length, offset);
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

  /** Removes what nobody continued for a day. Whoever begins an upload clears up after the others. */
  async removeOrphans(now = Date.now()): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const { mtimeMs } = await stat(this.path(name)).catch(() => ({ mtimeMs: now }));
      if (now - mtimeMs > DAY_MS) await this.remove(name);
    }
  }
}
