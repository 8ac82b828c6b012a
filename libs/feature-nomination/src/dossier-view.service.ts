import { Inject, Injectable } from '@nestjs/common';
import type { DocumentLink, DossierDetailDto, DossierItemDto } from '@linxuan/contracts';
import type { DossierRow, NominationStage } from '@linxuan/domain';
import {
  DecisionRecordRepository,
  DossierRepository,
  EditionRepository,
  SnapshotRepository,
  UnitOfWork,
  UserRepository,
  WorkflowRepository,
  type Tx,
} from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, offeredActions, type Editions, type SessionActor } from '@linxuan/platform';
import { letterOf, peopleOf, releaseRoles, scanOf } from './batch-facts';
import { deadlineOf, extensionOf } from './deadline';
import { quotaMeter } from './quota-meter';

/** One dossier of any kind with its cases, what can be done with it, and its papers. */
@Injectable()
export class DossierViewService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  async read(actor: SessionActor, id: string, language: 'zh' | 'en'): Promise<DossierDetailDto> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await visibleDossier(tx, id);
      const edition = await this.editions.get(tx, row.editionId);
      const stage = edition.machine.stages.get(row.stage);
      const nomination = stage?.kind === 'nomination' ? stage : null;
      const at = this.clock.iso();
      const extendedTo = nomination ? await extensionOf(tx, row.editionId, [row.ownerOrg]) : null;
      const found = await new DossierRepository(tx).items(id);
      const workingSet = await new WorkflowRepository(tx).readRows(
        found.map(({ caseId }) => caseId),
        [id],
      );
      const cases = [...workingSet.case.values()];
      const timeline = await new DecisionRecordRepository(tx).ofDossier(id);
      const names = await new EditionRepository(tx).namesOf(
        row.editionId,
        [row.ownerOrg, row.recipientOrg, ...timeline.map(({ actorOrg }) => actorOrg)],
        cases.map(({ category }) => category),
      );
      const people = await new UserRepository(tx).namesOf([row.preparedBy, row.releasedBy]);
      const content = nomination
        ? await letterOf(tx, row)
        : row.contentSha
          ? ((await new SnapshotRepository(tx).get<Record<string, unknown>>(row.contentSha)) ?? null)
          : null;
      const items = [...workingSet.dossierItem.values()]
        .filter(({ dossierId }) => dossierId === id)
        .sort((a, b) => a.position - b.position);
      return {
        dossier: {
          ...row,
          stageTitle: stage?.title ?? { zh: row.stage, en: row.stage },
          ownerName: names.org(row.ownerOrg) ?? { zh: row.ownerOrg, en: row.ownerOrg },
          recipientName: names.org(row.recipientOrg),
          preparedByName: people.get(row.preparedBy ?? '') ?? null,
          releasedByName: people.get(row.releasedBy ?? '') ?? null,
        },
        items: items.flatMap((item): DossierItemDto[] => {
          const one = workingSet.case.get(item.caseId);
          if (!one) return [];
          const { number, title, holderName, state, stage: at_, version, area, category, submittedAt, score } = one;
          return [
            {
              id: item.id,
              caseId: item.caseId,
              position: item.position,
              area: item.area,
              outcome: item.outcome,
              sectionNumber: item.sectionNumber,
              case: {
                number,
                title,
                holderName,
                state,
                stage: at_,
                version,
                area,
                category,
                categoryName: names.code(category),
                submittedAt,
                score,
              },
            },
          ];
        }),
        content: content as Record<string, unknown> | null,
        availableActions: offeredActions(
          { machine: edition.machine, workingSet, actor, at, outside: { extendedTo }, lang: language },
          'dossier',
          id,
        ),
        quota:
          nomination && row.ownerOrg === actor.orgId
            ? await quotaMeter(tx, edition.machine.definition, row.editionId, row.ownerOrg, nomination.by)
            : null,
        deadline: nomination ? deadlineOf(nomination, extendedTo, at) : null,
        documents: nomination ? nominationDocuments(row) : [],
        releasers: nomination ? await releasers(tx, row, nomination, actor) : [],
        scan: nomination ? await scanOf(tx, id, scanIdOf(content)) : null,
        timeline: timeline.map(({ actorOrg, actorName, ...act }) => ({
          ...act,
          actorOrg: names.org(actorOrg) ?? { zh: actorOrg, en: actorOrg },
          actorName: actorOrg === actor.orgId ? actorName : null,
        })),
      };
    });
  }
}

export async function visibleDossier(tx: Tx, id: string): Promise<DossierRow> {
  const row = await new DossierRepository(tx).find(id);
  if (!row) throw new DomainError('subject.notFound');
  return row;
}

/** The recipient is not told who else of the sender could have signed. */
async function releasers(tx: Tx, row: DossierRow, stage: NominationStage, actor: SessionActor) {
  return row.ownerOrg === actor.orgId ? peopleOf(tx, row.ownerOrg, releaseRoles(stage.by)) : [];
}

function scanIdOf(content: unknown): string | undefined {
  const id = (content as { scanFileId?: unknown } | null)?.scanFileId;
  return typeof id === 'string' ? id : undefined;
}

export function nominationDocuments({
  id,
  zeroReturn,
  state,
}: Pick<DossierRow, 'id' | 'zeroReturn' | 'state'>): DocumentLink[] {
  const at = (name: string) => `/dossiers/${id}/documents/${name}`;
  const letter: DocumentLink = {
    kind: 'letter',
    href: at('letter.docx'),
    format: 'docx',
    title: { zh: '推荐函', en: 'Letter' },
  };
  if (zeroReturn && state !== 'drafted') return [letter];
  return [
    letter,
    {
      kind: 'summary',
      href: at('summary.xlsx'),
      format: 'xlsx',
      title: { zh: '推荐汇总表（Excel）', en: 'Summary table (Excel)' },
    },
    {
      kind: 'summary',
      href: at('summary.docx'),
      format: 'docx',
      title: { zh: '推荐汇总表（Word）', en: 'Summary table (Word)' },
    },
  ];
}
