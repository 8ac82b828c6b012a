import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { keyOf, type FileStore } from './file-store';

/** Files under one folder. A file appears under its name only when it is whole and on the disk. */
export class DiskStore implements FileStore {
  constructor(private readonly folder: string) {}

  async put(sha: string, path: string, size: number): Promise<void> {
    if (await this.has(sha)) return;
    const target = join(this.folder, keyOf(sha));
    await mkdir(dirname(target), { recursive: true });
    const draft = join(dirname(target), `.${randomUUID()}`);
    try {
      await copyFile(path, draft);
      const file = await open(draft, 'r+');
      try {
        await file.sync();
        if ((await file.stat()).size !== size) throw new Error('The stored file has another size than the upload');
      } finally {
        await file.close();
      }
      await rename(draft, target);
    } finally {
      await rm(draft, { force: true });
    }
  }

  async has(sha: string): Promise<boolean> {
    return stat(join(this.folder, keyOf(sha))).then(
      () => true,
      () => false,
    );
  }

  async read(sha: string): Promise<Readable> {
    const path = join(this.folder, keyOf(sha));
    await stat(path);
    return createReadStream(path);
  }
}
