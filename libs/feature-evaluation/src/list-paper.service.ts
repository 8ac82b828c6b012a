import { Inject, Injectable } from '@nestjs/common';
import type { ListCase, papers } from '@linxuan/contracts';
import { businessDateOf, nounsOf, type ProgrammeDefinition } from '@linxuan/domain';
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
    // Above the line the written reason alone says why: the code's words are about what lies below it.
    const wordsOf = (one: ListCase, above: boolean) => {
      const item = given.get(one.id);
      if (!item || item.listed) return undefined;
      if (above && item.reason) return item.reason;
      return [reasons.get(item.reasonCode ?? ''), item.reason].filter(Boolean).join('：') || undefined;
    };
    const bytes = await this.papers.render('list-decision-minutes.docx', {
      title: `${edition.machine.definition.title.zh}确定清单会议纪要`,
      nouns: nounsOf(edition.machine.definition),
      evaluations: evaluationsOf(edition.machine.definition),
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
        const cutAfter = all.findLastIndex(({ id }) => given.get(id)?.listed) + 1;
        return {
          area: title.zh,
          cutAfter,
          items: all.map((one, index) => {
            const reason = wordsOf(one, index < cutAfter);
            return {
              rank: one.rank ?? index + 1,
              caseNumber: one.number,
              name: one.title,
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

/** The evaluations before the list, by their titles; an edition without a defence has no column for one. */
export function evaluationsOf({ stages }: ProgrammeDefinition): papers.ListDecisionMinutesData['evaluations'] {
  const titled = (stageKind: 'written-evaluation' | 'oral-defence', kind: 'written' | 'oral') =>
    stages
      .filter((stage) => stage.kind === stageKind)
      .slice(0, 1)
      .map(({ title }) => ({ kind, title: title.zh }));
  return [...titled('written-evaluation', 'written'), ...titled('oral-defence', 'oral')];
}
