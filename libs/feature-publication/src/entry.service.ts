import { Inject, Injectable } from '@nestjs/common';
import type { EntryContent, EntryListItem, EntryWorksheetDto } from '@linxuan/contracts';
import type { JsonObject } from '@linxuan/form-rules';
import { SnapshotRepository, UnitOfWork, WorkflowRepository, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { namedEdition, editionAt, offered, stageOf, type Lang } from './desk';
import { draftEntry, entrySource } from './entry-draft';

/** Catalogue entries: written by the secretariat out of the application, confirmed by the holder. */
@Injectable()
export class EntryService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  list(actor: SessionActor, editionId?: string): Promise<EntryListItem[]> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await editionAt(tx, this.editions, actor, 'publication', this.clock.iso(), editionId);
      const stage = stageOf(edition, 'publication');
      const rows: {
        id: string;
        number: string;
        title: string;
        holder_name: string;
        version: number;
        state: string;
        due_at: Date | null;
        final_area: string | null;
        final_category: string | null;
      }[] = await tx.query(
        `SELECT id, number, title, holder_name, version, state, due_at, final_area, final_category FROM case_file WHERE edition_id = $1 AND stage = $2 AND outcome = 'running' ORDER BY final_area, final_category, number`,
        [edition.id, stage.id],
      );
      const wishes = await changeRequests(
        tx,
        rows.filter(({ state }) => state === `${stage.id}.drafting`).map(({ id }) => id),
      );
      return rows.map((row) => ({
        case: {
          id: row.id,
          number: row.number,
          title: row.title,
          holderName: row.holder_name,
          version: row.version,
          state: row.state,
          dueAt: row.due_at?.toISOString() ?? null,
        },
        section: edition.name(row.final_area),
        category: edition.name(row.final_category),
        changeRequested: wishes.get(row.id) ?? null,
      }));
    });
  }

  /** For the secretariat the worksheet; for the holder what will be printed. Both see the same entry. */
  worksheet(actor: SessionActor, lang: Lang, caseId: string): Promise<EntryWorksheetDto> {
    return this.work.run(actor.scope, async (tx) => {
      const workingSet = await new WorkflowRepository(tx).readRows([caseId]);
      const row = workingSet.case.get(caseId);
      if (!row) throw new DomainError('subject.notFound');
      const edition = await namedEdition(tx, this.editions, row.editionId);
      const stage = stageOf(edition, 'publication');
      if (row.stage !== stage.id) throw new DomainError('subject.notFound');
      const snapshots = new SnapshotRepository(tx);
      const entry = [...workingSet.entry.values()].find((one) => one.caseId === caseId);
      const source = entrySource(edition.form, (await snapshots.get<JsonObject>(row.revisionSha ?? '')) ?? {});
      const { id, number, title, holderName, version, state, dueAt } = row;
      return {
        case: { id, number, title, holderName, version, state, dueAt },
        section: edition.name(row.finalArea),
        category: edition.name(row.finalCategory),
        source,
        draft: draftEntry(source, stage.casesPerEntry.max),
        current: entry ? ((await snapshots.get<EntryContent>(entry.contentSha)) ?? null) : null,
        changeRequested:
          state === `${stage.id}.drafting` ? ((await changeRequests(tx, [caseId])).get(caseId) ?? null) : null,
        casesPerEntry: stage.casesPerEntry,
        showHolder: stage.showHolder,
        columns: stage.columns,
        actions: offered(edition, workingSet, actor, this.clock.iso(), lang, 'case', caseId),
      };
    });
  }
}

/** The holder's last wish for a change, as far as no newer entry has answered it. */
async function changeRequests(tx: Tx, caseIds: string[]): Promise<Map<string, string>> {
  const rows: { case_id: string; event: string; reason: string | null }[] = await tx.query(
    `SELECT DISTINCT ON (case_id) case_id, event, reason FROM decision_record WHERE case_id = ANY($1) AND event IN ('entry.changeRequested', 'entry.drafted') ORDER BY case_id, at DESC, version DESC`,
    [caseIds],
  );
  return new Map(
    rows.filter(({ event }) => event === 'entry.changeRequested').map(({ case_id, reason }) => [case_id, reason ?? '']),
  );
}
