import { Inject, Injectable } from '@nestjs/common';
import type { NominationWorkspaceDto } from '@linxuan/contracts';
import { editionName } from '@linxuan/domain';
import { NominationRepository, UnitOfWork, UserRepository, type Tx } from '@linxuan/persistence';
import { Clock, EDITIONS, offeredActions, type Editions, type SessionActor } from '@linxuan/platform';
import { letterOf, peopleOf, prepareRoles, releaseRoles, scanOf } from './batch-facts';
import { readCandidates } from './candidates';
import { deadlineOf, extensionOf } from './deadline';
import { toListRow } from './dossier-rows';
import { quotaMeter } from './quota-meter';
import { batchOf, findPlaces, type Batch } from './workspace-batch';

export interface WorkspaceQuery {
  stage?: string | undefined;
  editionId?: string | undefined;
  language: 'zh' | 'en';
}

/** One screen from the pool to a sent batch; the same for a province, a group and SASAC. A fixed number of queries. */
@Injectable()
export class WorkspaceService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  async read(actor: SessionActor, query: WorkspaceQuery): Promise<NominationWorkspaceDto> {
    return this.work.run(actor.scope, async (tx) => {
      const places = await findPlaces(tx, this.editions, actor, this.clock.iso());
      const batch = batchOf(places, query.stage, query.editionId);
      const { edition, stage, current } = batch;
      const { definition } = edition.machine;
      const at = this.clock.iso();
      const extendedTo = await extensionOf(tx, edition.id, [actor.orgId]);
      const deadline = deadlineOf(stage, extendedTo, at);
      const cases = await this.caseIds(tx, batch, actor.orgId);
      const roster = definition.roster.find(({ org }) => org === actor.orgId);
      const base = {
        edition,
        deadline: deadline?.at ?? null,
        actor,
        at,
        outside: { extendedTo },
        lang: query.language,
      };
      const read = await readCandidates(
        tx,
        base,
        cases.ids,
        [current.id],
        [actor.orgId, current.recipientOrg, ...(roster?.departments ?? [])],
      );
      const content = await letterOf(tx, current);
      const people = await new UserRepository(tx).namesOf([current.preparedBy, current.releasedBy]);
      const items = [...read.workingSet.dossierItem.values()]
        .filter(({ dossierId }) => dossierId === current.id)
        .sort((a, b) => a.position - b.position);
      const inBatch = items.flatMap(({ caseId }) => read.candidates.find(({ id }) => id === caseId) ?? []);
      const own = read.orgName(actor.orgId) ?? { zh: actor.orgId, en: actor.orgId };
      return {
        stage: {
          id: stage.id,
          title: stage.title,
          by: stage.by,
          to: stage.to,
          rejectReasons: stage.rejectReasons,
          source: stage.source,
        },
        edition: {
          id: edition.id,
          title: editionName(definition),
          callNumber: definition.call.number,
          callTitle: definition.call.title,
        },
        owner: own,
        recipient: read.orgName(current.recipientOrg),
        places: places.map((place) => ({
          editionId: place.edition.id,
          stage: place.stage.id,
          title: editionName(place.edition.machine.definition),
          stageTitle: place.stage.title,
          state: batchOf([place]).current.state,
        })),
        dossier: {
          ...current,
          preparedByName: people.get(current.preparedBy ?? '') ?? null,
          releasedByName: people.get(current.releasedBy ?? '') ?? null,
        },
        dossierActions: offeredActions(
          { ...base, machine: edition.machine, workingSet: read.workingSet },
          'dossier',
          current.id,
        ),
        content,
        scan: await scanOf(tx, current.id, content?.scanFileId),
        history: batch.all.map((row) =>
          toListRow(row, {
            stageTitle: stage.title,
            ownerName: own,
            recipientName: read.orgName(row.recipientOrg),
            items: cases.perDossier.get(row.id) ?? 0,
          }),
        ),
        quota: await quotaMeter(tx, definition, edition.id, actor.orgId, stage.by),
        deadline,
        pool: read.candidates.filter(({ state }) => state === `${stage.id}.pooled`),
        nominated: inBatch,
        ...(await this.counts(tx, batch, actor.orgId)),
        departments: (roster?.departments ?? []).flatMap((org) => read.orgName(org) ?? []),
        preparers: await peopleOf(tx, actor.orgId, prepareRoles(stage.by)),
        releasers: await peopleOf(tx, actor.orgId, releaseRoles(stage.by)),
        areas: uniqueAreas(read.candidates),
      };
    });
  }

  /** What waits in the pool, and what stands in the batch at hand. */
  private async caseIds(
    tx: Tx,
    { stage, edition, all, current }: Batch,
    org: string,
  ): Promise<{ ids: string[]; perDossier: Map<string, number> }> {
    const rows = await new NominationRepository(tx).poolAndBatches(
      edition.id,
      stage.by,
      org,
      `${stage.id}.pooled`,
      all.map(({ id }) => id),
    );
    const perDossier = new Map<string, number>();
    for (const { dossierId } of rows) if (dossierId) perDossier.set(dossierId, (perDossier.get(dossierId) ?? 0) + 1);
    const here = rows.filter(({ dossierId }) => dossierId === null || dossierId === current.id);
    return {
      ids: [...new Set(here.map(({ caseId }) => caseId))],
      perDossier,
    };
  }

  private async counts(
    tx: Tx,
    { stage, edition }: Batch,
    org: string,
  ): Promise<Pick<NominationWorkspaceDto, 'counts' | 'received'>> {
    const counts = await new NominationRepository(tx).stateCounts(edition.id, stage.by, org);
    return {
      counts: counts.map((one) => ({ ...one, meaning: edition.machine.states.get(one.state)?.meaning ?? null })),
      received: counts.reduce((sum, { count }) => sum + count, 0),
    };
  }
}

function uniqueAreas(candidates: NominationWorkspaceDto['pool']): NominationWorkspaceDto['areas'] {
  const areas = new Map(
    candidates.flatMap(({ area, areaName }) => (area && areaName ? [[area, areaName] as const] : [])),
  );
  return [...areas].map(([code, name]) => ({ code, name })).sort((a, b) => a.code.localeCompare(b.code));
}
