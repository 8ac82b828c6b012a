import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { Stop } from '../../launcher/terminal.mjs';
import { ACCESS, FILES, MANIFEST, readManifest, tableMember, type Manifest } from './manifest';
import { isSealed } from './seal';

/** An archive that was found whole: every byte as it was written, and every member that its manifest names. */
export class ArchiveReader {
  private constructor(
    readonly path: string,
    readonly manifest: Manifest,
    private readonly zip: ZipFile,
    private readonly members: ReadonlyMap<string, Entry>,
  ) {}

  /** Throws Stop where the file is damaged, cut off or no backup. */
  static async open(path: string, advance?: (bytes: number) => void): Promise<ArchiveReader> {
    const sealed = await isSealed(path, advance).catch((error: NodeJS.ErrnoException) => {
      throw new Stop(`${path} cannot be read (${error.code}).`, `${path} 无法读取（${error.code}）。`);
    });
    if (!sealed)
      throw new Stop(
        `${path} is damaged, cut off or no backup: its seal does not fit its content. Nothing was changed.`,
        `${path} 已损坏、不完整或不是备份：封印与内容不符。未作任何改动。`,
      );
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    const members = new Map<string, Entry>();
    let files = 0;
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.startsWith(FILES)) files += 1;
      else members.set(entry.fileName, entry);
    }
    const last = members.get(MANIFEST);
    const manifest = last && readManifest(await text(await zip.openReadStreamPromise(last)));
    if (!manifest || files !== manifest.files.count || !namesAll(members, manifest)) {
      zip.close();
      throw new Stop(`${path} is no backup of this format.`, `${path} 不是本格式的备份。`);
    }
    return new ArchiveReader(path, manifest, zip, members);
  }

  /** A member's content; the caller reads it to its end. */
  async read(name: string): Promise<Readable> {
    const entry = this.members.get(name);
    if (!entry) throw new Error(`The archive has no ${name}`);
    return this.zip.openReadStreamPromise(entry);
  }

  /**
   * The files, each with its digest and its size, in the order of the archive; their content is read one after the
   * other.
   */
  async *files(): AsyncGenerator<{ sha: string; size: number; content: () => Promise<Readable> }> {
    const zip = await openPromise(this.path, { lazyEntries: true, autoClose: false });
    try {
      for await (const entry of zip.eachEntry())
        if (entry.fileName.startsWith(FILES))
          yield {
            sha: entry.fileName.slice(FILES.length),
            size: entry.uncompressedSize,
            content: () => zip.openReadStreamPromise(entry),
          };
    } finally {
      zip.close();
    }
  }

  close(): void {
    this.zip.close();
  }
}

function namesAll(members: ReadonlyMap<string, Entry>, { tables }: Manifest): boolean {
  const wanted = [MANIFEST, ACCESS, ...tables.map(({ name }) => tableMember(name))];
  return wanted.length === members.size && wanted.every((name) => members.has(name));
}
