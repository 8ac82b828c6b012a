import { Injectable } from '@nestjs/common';
import { editionName, noticeTable, type EditionNotices } from '@linxuan/domain';
import { EditionRepository, type Tx } from '@linxuan/persistence';

/** The tables of notices in force, kept by the digest of the edition that brings them. */
@Injectable()
export class NoticeTables {
  private readonly known = new Map<string, EditionNotices>();

  /** The table in force; who has just read the edition's digest gives it. */
  async get(tx: Tx, editionId: string, digest?: string): Promise<EditionNotices> {
    const known = this.known.get(`${editionId}@${digest ?? (await new EditionRepository(tx).digestOf(editionId))}`);
    if (known) return known;
    const row = await new EditionRepository(tx).noticeSource(editionId);
    if (!row) throw new Error(`No edition ${editionId}`);
    const read: EditionNotices = {
      id: row.id,
      title: editionName(row),
      authority: row.authorityOrg,
      table: noticeTable(row.notifications),
      stages: new Map(row.stages.map((stage) => [stage.id, stage])),
    };
    this.known.set(`${editionId}@${row.digest}`, read);
    return read;
  }

  /** All editions that are open, newest first; then those that take no applications any more. */
  async open(tx: Tx): Promise<EditionNotices[]> {
    const editions: EditionNotices[] = [];
    for (const id of await new EditionRepository(tx).running()) editions.push(await this.get(tx, id));
    return editions;
  }
}
