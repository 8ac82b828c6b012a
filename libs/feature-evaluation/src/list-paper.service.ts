import { Inject, Injectable } from '@nestjs/common';
import type { ListCase } from '@linxuan/contracts';
import { businessDateOf } from '@linxuan/domain';
import { DossierRepository, namedItems, SnapshotRepository, UnitOfWork, UserRepository } from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, PAPERS, type Editions, type Papers, type SessionActor } from '@linxuan/platform';
import type { DrawnPaper } from './paper.service';
import { ListService } from './list.service';

interface Minutes {
  items: { caseId: string; listed: boolean; reasonCode?: string; reason?: string }[];
  minutes: string;
  participants?: string[];
  chair?: string;
  place?: string;
}

/** 确定清单会议纪要: the text, then each area's ranking with its cut line and every departure from it. */
@Injectable()
export class ListPaperService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    @Inject(PAPERS) private readonly papers: Papers,
    private readonly clock: Clock,
    private readonly lists: ListService,
  ) {}

  async minutes(actor: SessionActor, dossierId: string): Promise<DrawnPaper> {
    const { edition, row, content, names, named } = await this.work.run(actor.scope, async (tx) => {
      const found = await new DossierRepository(tx).list(dossierId);
      const stored = found?.contentSha ? await new SnapshotRepository(tx).get<Minutes>(found.contentSha) : undefined;
      if (!found || !stored) throw new DomainError('subject.notFound');
      return {
        edition: await this.editions.get(tx, found.editionId),
        row: found,
        content: stored,
        named: await namedItems(tx, dossierId),
        names: await new UserRepository(tx).namesOf([found.preparedBy, found.releasedBy]),
      };
    });
    const areas = await this.lists.ranking(
      actor,
      edition.id,
      content.items.map(({ caseId }) => caseId),
      named,
    );
    const reasons = new Map(
      edition.machine.definition.stages.flatMap((stage) =>
        stage.kind === 'list-decision' ? stage.rejectReasons.map(({ code, text }) => [code, text.zh] as const) : [],
      ),
    );
    const given = new Map(content.items.map((item) => [item.caseId, item]));
    const wordsOf = (one: ListCase) => {
      const item = given.get(one.id);
      return item?.listed
        ? undefined
        : [reasons.get(item?.reasonCode ?? ''), item?.reason].filter(Boolean).join('：') || undefined;
    };
    const bytes = await this.papers.render('list-decision-minutes.docx', {
      title: `${edition.machine.definition.title.zh}确定清单会议纪要`,
      organiser: edition.machine.definition.issuers[0]?.zh ?? '',
      date: businessDateOf(row.releasedAt ?? row.preparedAt ?? this.clock.iso()),
      place: content.place ?? '机关',
      chair: content.chair ?? names.get(row.releasedBy ?? '') ?? names.get(row.preparedBy ?? '') ?? '',
      attendees: content.participants ?? [],
      deliberation: content.minutes
        .split(/\n+/)
        .filter(Boolean)
        .map((text) => ({ kind: 'paragraph' as const, text })),
      areas: areas.map(({ title, cases, notRanked }) => {
        const all = [...cases, ...notRanked];
        return {
          area: title.zh,
          cutAfter: all.findLastIndex(({ id }) => given.get(id)?.listed) + 1,
          items: all.map((one, index) => {
            const reason = wordsOf(one);
            return {
              rank: one.rank ?? index + 1,
              caseNumber: one.number,
              technology: one.title,
              nominator: named.get(one.id)?.nominator ?? one.nominator?.name.zh ?? '',
              writtenMean: one.written,
              oralMean: one.oral,
              total: one.combined,
              listed: given.get(one.id)?.listed ?? false,
              ...(reason ? { reason } : {}),
            };
          }),
        };
      }),
      proposedBy: names.get(row.preparedBy ?? '') ?? '',
      approvedBy: names.get(row.releasedBy ?? '') ?? '',
    });
    return { fileName: `${edition.machine.definition.title.zh}确定清单会议纪要.docx`, bytes };
  }
}
