import { Inject, Injectable } from '@nestjs/common';
import type { CaseExportQueryDto, CaseListPageDto, CaseListRow, CaseQueryDto } from '@linxuan/contracts';
import {
  editionName,
  hiddenPointers,
  NEUTRAL_NOUNS,
  withoutHolder,
  publicTitleOf,
  type CaseRow,
  type Role,
} from '@linxuan/domain';
import { CaseListRepository, dutiesIn, seatedCases, UnitOfWork } from '@linxuan/persistence';
import {
  Clock,
  EDITIONS,
  TABLE_RENDERER,
  type Editions,
  type SessionActor,
  type TableRenderer,
} from '@linxuan/platform';
import { leftOf, stageTitle, type Lang } from './case-words';

const EXPORT_ROWS = 10_000;
/** Who reads the marks of an evaluation: those who run it. */
const SCORING: readonly string[] = ['authority-clerk', 'authority-lead'];

/** Scores are the authority's until the list is out. */
export function withoutScore<T extends Pick<CaseRow, 'score' | 'authorityOrg'>>(
  row: T,
  actor: Pick<SessionActor, 'orgId' | 'role'>,
  duties: readonly Role[],
): T {
  const judges = row.authorityOrg === actor.orgId && SCORING.includes(actor.role) && !duties.includes('expert');
  return judges ? row : { ...row, score: null };
}

/** All cases that the person may see: row-level security decides which. */
@Injectable()
export class CaseListService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
    @Inject(TABLE_RENDERER) private readonly tables: TableRenderer,
  ) {}

  /** A page and its total in one statement. */
  page(actor: SessionActor, query: CaseQueryDto): Promise<CaseListPageDto> {
    return this.work.list(actor.scope, async (tx) => {
      const reader = { role: actor.role, orgId: actor.orgId, readsScores: SCORING.includes(actor.role) };
      const { rows, total, atLeast } = await new CaseListRepository(tx).page(query, reader);
      const seated = await seatedCases(tx);
      const data: CaseListRow[] = [];
      for (const { nominatorZh, nominatorEn, ...stored } of rows) {
        const { machine } = await this.editions.get(tx, stored.editionId);
        const duties = dutiesIn(seated, stored.id, actor.role);
        const row = withoutScore(
          stored.applicantOrg === actor.orgId ? stored : withoutHolder(stored, hiddenPointers(machine, stored, duties)),
          actor,
          duties,
        );
        const dueAt = row.outcome === 'running' ? row.dueAt : null;
        data.push({
          ...row,
          edition: editionName(machine.definition),
          publicTitle: publicTitleOf(machine, row),
          stageTitle: stageTitle(machine, row.stage),
          heldBy: machine.states.get(row.state)?.heldBy ?? 'nobody',
          nominatorName:
            nominatorZh && row.nominatorOrg !== null ? { zh: nominatorZh, en: nominatorEn ?? nominatorZh } : null,
          ...leftOf(this.clock.iso(), dueAt),
        });
      }
      return { data, total, atLeast };
    });
  }

  async export(actor: SessionActor, query: CaseExportQueryDto, lang: Lang): Promise<{ name: string; content: Buffer }> {
    const { data } = await this.page(actor, { ...query, page: 1, perPage: EXPORT_ROWS });
    const zh = lang === 'zh';
    const title = zh ? '申报项目' : 'Applications';
    const column = (
      key: string,
      zhTitle: string,
      enTitle: string,
      width: number,
      type: 'text' | 'instant' | 'number' = 'text',
    ) => ({ key, title: zh ? zhTitle : enTitle, width, type });
    const content = await this.tables.render(
      {
        title,
        language: zh ? 'zh-CN' : 'en',
        columns: [
          column('number', '编号', 'Number', 14),
          column('title', NEUTRAL_NOUNS.title.zh, NEUTRAL_NOUNS.title.en, 42),
          column('holderName', NEUTRAL_NOUNS.holder.zh, NEUTRAL_NOUNS.holder.en, 32),
          column('edition', '项目方案', 'Programme', 30),
          column('area', '领域', 'Area', 8),
          column('category', '分类代码', 'Category', 10),
          column('nominator', '推荐单位', 'Nominator', 28),
          column('stage', '环节', 'Stage', 20),
          column('public', '办理情况', 'Where it is', 36),
          column('submittedAt', '提交时间', 'Submitted', 20, 'instant'),
          column('dueAt', '办理期限', 'Due', 20, 'instant'),
          ...(data.some(({ score }) => score !== null) ? [column('score', '评审得分', 'Score', 10, 'number')] : []),
        ],
        rows: data.map((row) => ({
          number: row.number,
          title: row.title,
          holderName: row.holderName,
          edition: row.edition[lang],
          area: row.area,
          category: row.category,
          nominator: row.nominatorName?.[lang],
          stage: row.stageTitle[lang],
          public: row.publicTitle[lang],
          submittedAt: row.submittedAt,
          dueAt: row.outcome === 'running' ? row.dueAt : null,
          score: row.score === null ? null : row.score / 100,
        })),
      },
      query.format,
    );
    return { name: `${title}.${query.format}`, content };
  }
}
