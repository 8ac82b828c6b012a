import { Inject, Injectable } from '@nestjs/common';
import type { EntryContent, EntryListItem, EntryWorksheetDto } from '@linxuan/contracts';
import { businessDateOf, effectsToday, nounsOf, resultColumns } from '@linxuan/domain';
import type { JsonObject } from '@linxuan/form-rules';
import { PublicationCaseRepository, SnapshotRepository, UnitOfWork, WorkflowRepository } from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { namedEdition, editionAt, offered, stageOf, type Lang } from './workspace';
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
    return this.work.list(actor.scope, async (tx) => {
      const edition = await editionAt(tx, this.editions, actor, 'publication', this.clock.iso(), editionId);
      const stage = stageOf(edition, 'publication');
      const cases = new PublicationCaseRepository(tx);
      const rows = await cases.withEntries(edition.id, stage.id);
      const drafting = rows.filter(({ state }) => state === `${stage.id}.drafting`);
      const wishes = await cases.changeRequests(drafting.map(({ id }) => id));
      return rows.map(({ finalArea, finalCategory, ...row }) => ({
        id: row.id,
        editionId: edition.id,
        case: row,
        meaning: edition.machine.states.get(row.state)?.meaning ?? null,
        section: edition.name(finalArea),
        category: edition.name(finalCategory),
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
      const source = entrySource(
        edition.machine.definition,
        edition.form,
        stage,
        (await snapshots.get<JsonObject>(row.revisionSha ?? '')) ?? {},
      );
      const { id, number, title, holderName, version, state, dueAt } = row;
      return {
        case: { id, number, title, holderName, version, state, dueAt },
        meaning: edition.machine.states.get(state)?.meaning ?? null,
        section: edition.name(row.finalArea),
        category: edition.name(row.finalCategory),
        source,
        draft: draftEntry(source, stage.casesPerEntry.max),
        current: entry ? ((await snapshots.get<EntryContent>(entry.contentSha)) ?? null) : null,
        changeRequested:
          state === `${stage.id}.drafting`
            ? ((await new PublicationCaseRepository(tx).changeRequests([caseId])).get(caseId) ?? null)
            : null,
        casesPerEntry: stage.casesPerEntry,
        showHolder: stage.showHolder,
        columns: resultColumns(edition.machine.definition, stage),
        effects: effectsToday(
          stage,
          { category: row.finalCategory ?? row.finalArea ?? '', fields: source.fields },
          businessDateOf(this.clock.iso()),
        ),
        nouns: nounsOf(edition.machine.definition),
        actions: offered(edition, workingSet, actor, this.clock.iso(), lang, 'case', caseId),
      };
    });
  }
}
