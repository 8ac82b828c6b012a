import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from '@linxuan/platform';
import { Stop } from '../../launcher/terminal.mjs';
import type { ArchiveReader } from './archive-reader';
import { Meter } from './meter';
import type { Progress } from './progress';

/**
 * Puts the files of an archive into the store. A file that is there already is read and must be the same; it is never
 * written over. Running it again goes on where it was. Returns how many were put and how many were there.
 */
export async function restoreFiles(
  archive: ArchiveReader,
  store: FileStore,
  dataDir: string,
  progress: Progress,
): Promise<{ put: number; kept: number }> {
  const done = { put: 0, kept: 0 };
  await mkdir(dataDir, { recursive: true });
  const folder = await mkdtemp(join(dataDir, '.restore-'));
  try {
    for await (const { sha, content } of archive.files()) {
      if (await store.has(sha)) {
        await mustBe(sha, await store.read(sha));
        done.kept += 1;
        continue;
      }
      const path = join(folder, sha);
      const size = await mustBe(sha, await content(), createWriteStream(path), progress.advance);
      await store.put(sha, path, size);
      await rm(path);
      done.put += 1;
    }
    return done;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads the stored copy of every file of the archive once more. */
export async function checkStoredFiles(archive: ArchiveReader, store: FileStore): Promise<void> {
  for await (const { sha } of archive.files()) await mustBe(sha, await store.read(sha));
}

async function mustBe(
  sha: string,
  content: Readable,
  target: Writable = new Writable({ write: (_chunk, _encoding, done) => done() }),
  advance?: (bytes: number) => void,
): Promise<number> {
  const meter = new Meter(advance);
  await pipeline(content, meter, target);
  if (meter.digest() === sha) return meter.bytes;
  throw new Stop(`The file ${sha} is damaged: its content has another digest.`, `附件 ${sha} 已损坏：内容与摘要不符。`);
}
