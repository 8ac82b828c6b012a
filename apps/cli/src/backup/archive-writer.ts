import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { Meter } from './meter';
import { OPEN_SEAL, SealStream } from './seal';
import type { WholeFile } from './whole-file';

export interface WrittenMember {
  bytes: number;
  lines: number;
  sha256: string;
}

/** Writes a zip file member by member, each as a stream: what it holds in memory does not grow with what passes. */
export class ArchiveWriter {
  private readonly zip = new ZipFile();
  private readonly seal = new SealStream();
  private readonly written: Promise<void>;
  private readonly broken: Promise<never>;

  constructor(file: WholeFile) {
    this.written = pipeline(this.zip.outputStream, this.seal, file.writer());
    // A full disk ends the writing while a member is on its way; whoever waits for that member hears of it.
    this.broken = new Promise<never>((_, fail) => void this.written.catch(fail));
    this.broken.catch(() => undefined);
  }

  get bytes(): number {
    return this.seal.bytes;
  }

  /** Resolves when the member is in the archive. Rejects with what went wrong with `content` or with the archive. */
  async add(
    name: string,
    content: Readable,
    { compress = true, advance }: { compress?: boolean; advance?: (bytes: number) => void } = {},
  ): Promise<WrittenMember> {
    const meter = new Meter(advance);
    // A table may pass 4 GB; a file may not be uploaded so large.
    this.zip.addReadStream(meter, name, { compress, forceZip64Format: compress, mode: 0o100600 });
    await Promise.race([pipeline(content, meter), this.broken]);
    return { bytes: meter.bytes, lines: meter.lines, sha256: meter.digest() };
  }

  /** Writes the directory and the seal. */
  async finish(): Promise<void> {
    this.zip.end({ comment: OPEN_SEAL, forceZip64Format: false });
    await this.written;
  }
}
