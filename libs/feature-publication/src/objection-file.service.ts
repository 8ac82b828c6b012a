import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { kindOfMime, type ObjectionFileDto } from '@linxuan/contracts';
import { UnitOfWork, type Tx } from '@linxuan/persistence';
import { DomainError, FILE_STORE, servedFileHeaders, type FileStore, type SessionActor } from '@linxuan/platform';

interface FileRow {
  id: string;
  name: string;
  mime: string;
  size: string;
  sha: string;
}
/** Row-level security shows the files of an objection to those who hear it and to nobody else. */
const FILES = `SELECT f.id, f.name, f.mime, f.size, f.sha FROM objection_file f JOIN objection b ON b.number = objection_receipt(f.request_id) WHERE b.id = $1`;

export async function filesOf(tx: Tx, objectionId: string): Promise<ObjectionFileDto[]> {
  const rows: FileRow[] = await tx.query(`${FILES} ORDER BY f.position`, [objectionId]);
  return rows.map(toFile);
}

/** The evidence that citizens attached. */
@Injectable()
export class ObjectionFileService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  async read(
    actor: SessionActor,
    objectionId: string,
    fileId: string,
    inline: boolean,
  ): Promise<{ headers: Record<string, string>; content: Readable }> {
    const [row] = await this.work.run(
      actor.scope,
      (tx) => tx.query(`${FILES} AND f.id = $2`, [objectionId, fileId]) as Promise<FileRow[]>,
    );
    if (!row) throw new DomainError('subject.notFound');
    return {
      headers: servedFileHeaders({ ...toFile(row), mime: row.mime }, inline),
      content: await this.store.read(row.sha),
    };
  }
}

function toFile({ id, name, mime, size, sha }: FileRow): ObjectionFileDto {
  const kind = kindOfMime(mime);
  if (!kind) throw new Error(`File ${id} has a kind that no objection takes`);
  return { id, name, kind, size: Number(size), sha256: sha };
}
