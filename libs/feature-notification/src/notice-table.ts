import { Injectable } from '@nestjs/common';
import { noticeTable, type ProgrammeNotifications, type Text } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';

export interface EditionNotices {
  id: string;
  title: Text;
  authority: string;
  table: ProgrammeNotifications;
  stages: Map<string, { title: Text; publicTitle: Text }>;
}
interface StoredTable {
  id: string;
  digest: string;
  authority_org: string;
  title: Text;
  notifications: ProgrammeNotifications | null;
  stages: { id: string; title: Text; publicTitle: Text }[];
}

/** The tables of notices in force, kept by the digest of the edition that brings them. */
@Injectable()
export class NoticeTables {
  private readonly known = new Map<string, EditionNotices>();

  /** The table in force; who has just read the edition's digest gives it. */
  async get(tx: Tx, editionId: string, digest?: string): Promise<EditionNotices> {
    const known = this.known.get(`${editionId}@${digest ?? (await digestOf(tx, editionId))}`);
    if (known) return known;
    const [row]: StoredTable[] = await tx.query(
      `SELECT id, digest, authority_org, definition->'title' AS title, definition->'notifications' AS notifications,
         (SELECT jsonb_agg(jsonb_build_object('id', s->'id', 'title', s->'title', 'publicTitle', s->'publicTitle')) FROM jsonb_array_elements(definition->'stages') s) AS stages FROM edition WHERE id = $1`,
      [editionId],
    );
    if (!row) throw new Error(`No edition ${editionId}`);
    const read: EditionNotices = {
      id: row.id,
      title: row.title,
      authority: row.authority_org,
      table: noticeTable(row.notifications),
      stages: new Map(row.stages.map((stage) => [stage.id, stage])),
    };
    this.known.set(`${editionId}@${row.digest}`, read);
    return read;
  }

  /** All editions that are open, newest first; then those that take no applications any more. */
  async open(tx: Tx): Promise<EditionNotices[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM edition WHERE state IN ('open', 'closed') ORDER BY state = 'open' DESC, opened_at DESC NULLS LAST, id`,
    );
    const editions: EditionNotices[] = [];
    for (const { id } of rows) editions.push(await this.get(tx, id));
    return editions;
  }
}

async function digestOf(tx: Tx, editionId: string): Promise<string | undefined> {
  const [found]: { digest: string }[] = await tx.query(`SELECT digest FROM edition WHERE id = $1`, [editionId]);
  return found?.digest;
}
