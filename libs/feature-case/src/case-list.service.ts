import { Inject, Injectable } from '@nestjs/common';
import type { CaseExportQueryDto, CaseListRow, CaseQueryDto } from '@linxuan/contracts';
import { hiddenPointers, withoutHolder, publicTitleOf, type CaseRow, type Role } from '@linxuan/domain';
import { dutiesIn, seatedCases, UnitOfWork } from '@linxuan/persistence';
import {
  Clock,
  EDITIONS,
  TABLE_RENDERER,
  type Editions,
  type SessionActor,
  type TableRenderer,
} from '@linxuan/platform';
import { caseFilter, SCORING } from './case-filter';
import { camelRow, leftOf, stageTitle, type Lang } from './case-words';

const EXPORT_ROWS = 10_000;
/** Scores are the authority's until the list is out. */
export function withoutScore<T extends Pick<CaseRow, 'score' | 'authorityOrg'>>(
  row: T,
  actor: Pick<SessionActor, 'orgId' | 'role'>,
  duties: readonly Role[],
): T {
  const judges = row.authorityOrg === actor.orgId && SCORING.includes(actor.role) && !duties.includes('expert');
  return judges ? row : { ...row, score: null };
}

type CaseRecord = Record<string, unknown> & {
  total: number;
  place: string | null;
  nominator_zh: string | null;
  nominator_en: string | null;
};

/** All cases that the person may see: row-level security decides which. */
@Injectable()
export class CaseListService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
    @Inject(TABLE_RENDERER) private readonly tables: TableRenderer,
  ) {}

  /** A page and the exact total in one statement. */
  page(actor: SessionActor, query: CaseQueryDto): Promise<{ data: CaseListRow[]; total: number }> {
    const { found, where, order, parameters } = caseFilter(query, actor);
    return this.work.run(actor.scope, async (tx) => {
      const rows: CaseRecord[] = await tx.query(
        `${found} SELECT (SELECT count(*)::int FROM case_file c WHERE ${where}) AS total, p.*, o.name_zh AS nominator_zh, o.name_en AS nominator_en
         FROM (SELECT 1) one
         LEFT JOIN (SELECT c.*, row_number() OVER (ORDER BY ${order}) AS place FROM case_file c WHERE ${where} ORDER BY ${order} LIMIT ${query.perPage} OFFSET ${(query.page - 1) * query.perPage}) p ON true
         LEFT JOIN organisation o ON o.id = p.nominator_org ORDER BY p.place`,
        parameters,
      );
      const seated = await seatedCases(tx);
      const data: CaseListRow[] = [];
      for (const { total: _total, place, nominator_zh, nominator_en, ...raw } of rows) {
        if (place === null) continue;
        const stored = camelRow<CaseRow>(raw);
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
          publicTitle: publicTitleOf(machine, row),
          stageTitle: stageTitle(machine, row.stage),
          heldBy: machine.states.get(row.state)?.heldBy ?? 'nobody',
          nominatorName:
            nominator_zh && row.nominatorOrg !== null ? { zh: nominator_zh, en: nominator_en ?? nominator_zh } : null,
          ...leftOf(this.clock.iso(), dueAt),
        });
      }
      return { data, total: rows[0]?.total ?? 0 };
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
          column('title', '技术名称', 'Technology', 42),
          column('holderName', '持有单位', 'Holder', 32),
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
