import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { kindOfMime, type ObjectionFileDto } from '@linxuan/contracts';
import { ObjectionRepository, UnitOfWork, type ObjectionFileRow, type Tx } from '@linxuan/persistence';
import { DomainError, FILE_STORE, servedFileHeaders, type FileStore, type SessionActor } from '@linxuan/platform';

export async function filesOf(tx: Tx, objectionId: string): Promise<ObjectionFileDto[]> {
  return (await new ObjectionRepository(tx).files(objectionId)).map(toFile);
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
    const row = await this.work.run(actor.scope, (tx) => new ObjectionRepository(tx).file(objectionId, fileId));
    if (!row) throw new DomainError('subject.notFound');
    return {
      headers: servedFileHeaders({ ...toFile(row), mime: row.mime }, inline),
      content: await this.store.read(row.sha),
    };
  }
}

function toFile({ id, name, mime, size, sha }: ObjectionFileRow): ObjectionFileDto {
  const kind = kindOfMime(mime);
  if (!kind) throw new Error(`File ${id} has a kind that no objection takes`);
  return { id, name, kind, size, sha256: sha };
}
