import { Inject, Injectable } from '@nestjs/common';
import type {
  DocumentLink,
  NoticeContent,
  NoticeDetailDto,
  NoticeSummaryDto,
  NoticeWorkspaceDto,
} from '@linxuan/contracts';
import { startOfBusinessDay, timeLeft, type DossierRow } from '@linxuan/domain';
import {
  ObjectionRepository,
  PublicationDossierRepository,
  SnapshotRepository,
  UnitOfWork,
  UserRepository,
  WorkflowRepository,
  type Tx,
} from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, workingCalendar, type Editions, type SessionActor } from '@linxuan/platform';
import {
  namedEdition,
  dossiersOf,
  editionAt,
  noticeStageOf,
  offered,
  toPublicationDossier,
  type DossierRows,
  type Lang,
} from './workspace';
import { noticeSuggestion } from './notice-suggestion';
import { dossierItems, noticeParts, pendingItems } from './notice-view';

const NINE_HOURS_MS = 9 * 3_600_000;

/** The notices in work: the one in writing with its period, and the ones that run. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** `publishOn` is the business day for which the period is counted; today when absent. */
  workspace(actor: SessionActor, lang: Lang, publishOn?: string, editionId?: string): Promise<NoticeWorkspaceDto> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await editionAt(tx, this.editions, actor, 'notice', this.clock.iso(), editionId);
      const stage = noticeStageOf(edition, actor);
      const now = this.clock.iso();
      const { rows, workingSet, items, people } = await dossiersOf(tx, edition.id, stage.id);
      const current = rows.find(({ state }) => state === 'drafted' || state === 'prepared');
      const printed =
        current?.state === 'prepared'
          ? await dossierItems(tx, current.id, stage)
          : await pendingItems(tx, edition, stage);
      const publishedAt =
        publishOn === undefined
          ? now
          : new Date(Date.parse(startOfBusinessDay(publishOn)) + NINE_HOURS_MS).toISOString();
      const contents = await contentsOf(tx, rows);
      return {
        editionId: edition.id,
        programme: edition.machine.definition.title,
        stage: stage.id,
        content: contents.get(current?.id ?? '') ?? null,
        suggestion: noticeSuggestion(edition.machine.definition, stage),
        dossier: current
          ? toPublicationDossier(
              current,
              people,
              offered(edition, workingSet, actor, now, lang, 'dossier', current.id),
              current.state === 'prepared' ? documents(current.id) : [],
            )
          : null,
        view: noticeParts(edition, stage, printed, publishedAt),
        running: await this.published(tx, { rows, items, people }, contents, now),
      };
    });
  }

  /** The notices of an edition that run or ran, the newest first. */
  list(actor: SessionActor, editionId?: string): Promise<NoticeSummaryDto[]> {
    return this.work.list(actor.scope, async (tx) => {
      const now = this.clock.iso();
      const edition = await editionAt(tx, this.editions, actor, 'notice', now, editionId);
      const found = await dossiersOf(tx, edition.id, noticeStageOf(edition, actor).id);
      return this.published(tx, found, await contentsOf(tx, found.rows), now);
    });
  }

  private async published(
    tx: Tx,
    { rows, items, people }: Pick<DossierRows, 'rows' | 'items' | 'people'>,
    contents: ReadonlyMap<string, NoticeContent>,
    now: string,
  ): Promise<NoticeSummaryDto[]> {
    const running = rows.filter(({ state }) => state === 'open' || state === 'closed');
    const counts = await new ObjectionRepository(tx).countByNotice(running.map(({ id }) => id));
    return running.map((row) => ({
      ...toPublicationDossier(row, people, [], documents(row.id)),
      editionId: row.editionId,
      title: contents.get(row.id)?.title ?? '',
      items: items.get(row.id) ?? 0,
      objections: counts.get(row.id) ?? { open: 0, upheld: 0, total: 0 },
      left: this.left(row, now),
    }));
  }

  /** One prepared, running or closed notice with the objections against its items. */
  detail(actor: SessionActor, lang: Lang, id: string): Promise<NoticeDetailDto> {
    return this.work.run(actor.scope, async (tx) => {
      const workingSet = await new WorkflowRepository(tx).readRows([], [id]);
      const row = workingSet.dossier.get(id);
      const content = row?.contentSha ? await new SnapshotRepository(tx).get<NoticeContent>(row.contentSha) : undefined;
      if (!row || row.kind !== 'notice' || !content) throw new DomainError('subject.notFound');
      const edition = await namedEdition(tx, this.editions, row.editionId);
      const stage = edition.machine.stages.get(row.stage);
      if (stage?.kind !== 'public-notice') throw new DomainError('subject.notFound');
      const now = this.clock.iso();
      const outcomes = await new PublicationDossierRepository(tx).caseStates(id);
      const objections: NoticeDetailDto['objections'] = {};
      for (const { caseId, ...one } of await new ObjectionRepository(tx).ofNotice(id))
        (objections[caseId] ??= []).push(one);
      const people = await new UserRepository(tx).namesOf([row.preparedBy, row.releasedBy]);
      const parts = noticeParts(edition, stage, await dossierItems(tx, id, stage), row.releasedAt ?? now);
      return {
        dossier: toPublicationDossier(
          row,
          people,
          offered(edition, workingSet, actor, now, lang, 'dossier', id),
          documents(id),
        ),
        view: {
          ...parts,
          title: content.title,
          text: content.text,
          contact: content.contact,
          state: row.state === 'open' ? 'open' : row.state === 'closed' ? 'closed' : 'preview',
        },
        left: this.left(row, now),
        objections,
        outcomes,
        publicPath: `/notices/${id}`,
      };
    });
  }

  private left(row: DossierRow, now: string) {
    return row.state === 'open' && row.windowEndsAt && now <= row.windowEndsAt
      ? timeLeft(now, row.windowEndsAt, workingCalendar).words
      : null;
  }
}

async function contentsOf(tx: Tx, rows: readonly DossierRow[]): Promise<Map<string, NoticeContent>> {
  const stored = await new SnapshotRepository(tx).getAll(rows.flatMap(({ contentSha }) => contentSha ?? []));
  return new Map(
    rows.flatMap((row) =>
      row.contentSha && stored.has(row.contentSha)
        ? [[row.id, stored.get(row.contentSha) as NoticeContent] as const]
        : [],
    ),
  );
}

function documents(id: string): DocumentLink[] {
  return [
    { kind: 'notice', href: `/documents/notices/${id}.docx`, format: 'docx', title: { zh: '公示文稿', en: 'Notice' } },
  ];
}
