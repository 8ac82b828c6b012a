import { createWriteStream, existsSync, type WriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Stop } from '../../launcher/terminal.mjs';

const PARTIAL = '.partial-';

/**
 * A file that has its name only when it is whole and on the disk; until then it stands beside it under a name that says
 * so.
 */
export class WholeFile {
  private constructor(
    readonly path: string,
    readonly draft: string,
  ) {}

  /** Throws Stop where the name is taken. What an interrupted run of the same name left is removed. */
  static async create(name: string): Promise<WholeFile> {
    const path = resolve(name);
    if (existsSync(path)) throw new Stop(`${path} exists; choose another name.`, `${path} 已存在，请换一个文件名。`);
    await mkdir(dirname(path), { recursive: true });
    for (const entry of await readdir(dirname(path)))
      if (isLeftOver(entry, basename(path))) await rm(join(dirname(path), entry), { force: true });
    const draft = `${path}${PARTIAL}${process.pid}`;
    // Everything that the installation knows stands in it: nobody else on the machine reads it.
    await writeFile(draft, '', { flag: 'wx', mode: 0o600 });
    return new WholeFile(path, draft);
  }

  writer(): WriteStream {
    return createWriteStream(this.draft, { flags: 'r+' });
  }

  /** To the disk first, then under its name, then the folder to the disk. */
  async finish(): Promise<void> {
    await synced(this.draft, 'r+');
    if (existsSync(this.path)) throw new Stop(`${this.path} appeared meanwhile.`, `${this.path} 已被其他程序创建。`);
    await rename(this.draft, this.path);
    await synced(dirname(this.path), 'r');
  }

  async abandon(): Promise<void> {
    await rm(this.draft, { force: true });
  }
}

async function synced(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  await handle.sync().finally(() => handle.close());
}

function isLeftOver(entry: string, name: string): boolean {
  if (!entry.startsWith(`${name}${PARTIAL}`)) return false;
  const pid = Number(entry.slice(name.length + PARTIAL.length));
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
