import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MIME_OF_KIND } from '@linxuan/contracts';
import { OBJECTION_FILES, type ObjectionFile } from '@linxuan/domain';
import type { FileKind } from '@linxuan/form-rules';
import { isStorageFull, judgeFile, nameAsKind, safeFileName, type FileRefusal } from '@linxuan/platform';

const MAX_BYTES = OBJECTION_FILES.maxMb * 1024 * 1024;
const KINDS: readonly FileKind[] = OBJECTION_FILES.kinds;

export type FileRule = FileRefusal | 'too-large' | 'too-many' | 'no-room';
/** A file that is not taken: the field it was chosen in, its name and the rule that it breaks. */
export interface FileProblem {
  field: string;
  name: string;
  rule: FileRule;
}
/** A file that is taken, at the place where it waits for the store. */
export interface EvidenceFile extends ObjectionFile {
  mime: string;
  path: string;
}

/**
 * The files of one form while it is read. None outlives the request: what is accepted goes to the store, the rest
 * nowhere.
 */
export class EvidenceTray {
  readonly files: EvidenceFile[] = [];
  readonly problems: FileProblem[] = [];
  /** Names of all files that were chosen, for the page to ask for them again. */
  readonly chosen: string[] = [];
  private readonly paths: string[] = [];

  /** `most`: how many files the form takes. */
  constructor(
    private readonly folder: string,
    private readonly most: number = OBJECTION_FILES.max,
  ) {}

  /** Notes a file that will not be read. */
  pass(given: string): string {
    const name = safeFileName(given) || 'file';
    this.chosen.push(name);
    return name;
  }

  /** Reads a file to its end and keeps no byte more than it may have. */
  async take(field: string, given: string, content: AsyncIterable<Buffer>): Promise<void> {
    const name = this.pass(given);
    const refuse = (rule: FileRule) => void this.problems.push({ field, name, rule });
    if (this.chosen.length > this.most) return refuse('too-many');
    const path = join(this.folder, `objection-${randomUUID()}`);
    this.paths.push(path);
    const { size, sha256, refused } = await this.write(path, content, refuse);
    if (refused) return;
    if (size === 0) return refuse('empty');
    const { kind, refusal } = await judgeFile(path);
    const isAccepted = kind !== null && KINDS.includes(kind);
    if (!isAccepted || refusal !== null) return refuse((kind === null || isAccepted ? refusal : null) ?? 'disguised');
    this.files.push({ name: nameAsKind(given, kind, 'file'), size, sha256, mime: MIME_OF_KIND[kind], path });
  }

  /** Removes what lies here. */
  async empty(): Promise<void> {
    await Promise.all(this.paths.splice(0).map((path) => rm(path, { force: true })));
  }

  /**
   * A refusal is told at the first byte beyond: a form that is cut off there still names the file. The rest is read and
   * dropped, so that the form goes on.
   */
  private async write(
    path: string,
    content: AsyncIterable<Buffer>,
    refuse: (rule: FileRule) => void,
  ): Promise<{ size: number; sha256: string; refused: boolean }> {
    await mkdir(this.folder, { recursive: true });
    const hash = createHash('sha256');
    const file = await open(path, 'wx', 0o600);
    let size = 0;
    let refused = false;
    const stop = async (rule: FileRule) => {
      refused = true;
      refuse(rule);
      await file.truncate(0);
    };
    try {
      for await (const piece of content) {
        size += piece.length;
        if (refused) continue;
        if (size > MAX_BYTES) {
          await stop('too-large');
          continue;
        }
        hash.update(piece);
        await file.writeFile(piece).catch(async (error: unknown) => {
          if (!isStorageFull(error)) throw error;
          await stop('no-room');
        });
      }
    } finally {
      await file.close();
    }
    return { size, sha256: hash.digest('hex'), refused };
  }
}
