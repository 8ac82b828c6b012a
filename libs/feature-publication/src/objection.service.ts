import { shortened } from '@linxuan/form-rules';
import { Inject, Injectable } from '@nestjs/common';
import type { HeldItemDto, ObjectionDetailDto, ObjectionListItem } from '@linxuan/contracts';
import {
  ObjectionRepository,
  PublicationCaseRepository,
  SnapshotRepository,
  UnitOfWork,
  WorkflowRepository,
  type ObjectionListRow,
} from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { namedEdition, editionAt, offered, noticeStageOf, type Lang } from './workspace';
import { filesOf } from './objection-file.service';

/** Who verifies an objection must be able to ask back; nobody else is told who objected. */
const MAY_KNOW = ['publicity-officer', 'authority-lead', 'nominator-clerk', 'nominator-lead'];

/** The inbox of objections and the items that they hold. */
@Injectable()
export class ObjectionService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  list(
    actor: SessionActor,
    { page, perPage, state, q }: { page: number; perPage: number; state?: 'open' | 'settled'; q?: string },
  ): Promise<{ data: ObjectionListItem[]; total: number }> {
    return this.work.list(actor.scope, async (tx) => {
      const { rows, total } = await new ObjectionRepository(tx).page({ state, q }, { page, perPage });
      return { data: rows.map(toItem), total };
    });
  }

  detail(actor: SessionActor, lang: Lang, id: string): Promise<ObjectionDetailDto> {
    return this.work.run(actor.scope, async (tx) => {
      const found = new ObjectionRepository(tx);
      const row = await found.find(id);
      const more = row && (await found.matterOf(id));
      if (!more) throw new DomainError('subject.notFound');
      const edition = await namedEdition(tx, this.editions, more.editionId);
      const workingSet = await new WorkflowRepository(tx).readRows([row.caseId]);
      const content = JSON.parse(more.content) as {
        name: string;
        contact: string;
        text: string;
        evidence: string;
        files?: unknown[];
      };
      const hears = MAY_KNOW.includes(actor.role);
      return {
        ...toItem(row),
        text: content.text,
        evidence: content.evidence,
        files: hears ? await filesOf(tx, id) : null,
        fileCount: content.files?.length ?? 0,
        objector: hears ? { name: content.name, contact: content.contact } : null,
        answer: more.answer === null ? null : (JSON.parse(more.answer) as string),
        noticeTitle: more.notice,
        caseState: more.state,
        inTime: row.filedAt <= more.ends,
        actions: offered(edition, workingSet, actor, this.clock.iso(), lang, 'objection', id),
        timeline: await found.timeline(id),
      };
    });
  }

  /** Items whose notice is over and that an objection has held, with everything filed against them. */
  held(actor: SessionActor, lang: Lang, editionId?: string): Promise<HeldItemDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await editionAt(tx, this.editions, actor, 'notice', this.clock.iso(), editionId);
      const stage = noticeStageOf(edition, actor);
      const ids = await new PublicationCaseRepository(tx).idsInState(edition.id, `${stage.id}.held`);
      const workingSet = await new WorkflowRepository(tx).readRows(ids);
      const objections = await new ObjectionRepository(tx).ofCases(ids);
      const answers = await new SnapshotRepository(tx).getAll(
        [...workingSet.objection.values()].flatMap(({ answerSha }) => answerSha ?? []),
      );
      const now = this.clock.iso();
      return ids.flatMap((id) => {
        const row = workingSet.case.get(id);
        if (!row) return [];
        const { number, title, holderName, version, state } = row;
        return [
          {
            case: { id, number, title, holderName, version, state },
            category: edition.name(row.category),
            actions: offered(edition, workingSet, actor, now, lang, 'case', id).filter(
              ({ name }) => name === 'clear' || name === 'exclude',
            ),
            objections: objections
              .filter(({ caseId }) => caseId === id)
              .map((one) => ({
                ...toItem(one),
                answer: (answers.get(workingSet.objection.get(one.id)?.answerSha ?? '') as string | undefined) ?? null,
              })),
          },
        ];
      });
    });
  }
}

function toItem({ title, excerpt, ...row }: ObjectionListRow): ObjectionListItem {
  return { ...row, caseTitle: title, excerpt: shortened(excerpt, 121) };
}
