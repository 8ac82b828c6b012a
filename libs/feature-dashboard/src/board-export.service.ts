import { counted } from '@linxuan/form-rules';
import { Inject, Injectable } from '@nestjs/common';
import type { BoardCell, BoardRow, StatisticsExportQueryDto } from '@linxuan/contracts';
import { Clock, TABLE_RENDERER, type SessionActor, type TableRenderer } from '@linxuan/platform';
import { DeadlineBoardService } from './deadline-board.service';
import { StatisticsService } from './statistics.service';

type Lang = 'zh' | 'en';
interface File {
  name: string;
  content: Buffer;
}
type Format = StatisticsExportQueryDto['format'];

/** The board and the statistics as files, in the language of the page. */
@Injectable()
export class BoardExportService {
  constructor(
    private readonly boards: DeadlineBoardService,
    private readonly statistics: StatisticsService,
    @Inject(TABLE_RENDERER) private readonly tables: TableRenderer,
    private readonly clock: Clock,
  ) {}

  async board(actor: SessionActor, editionId: string | undefined, format: Format, lang: Lang): Promise<File> {
    const board = await this.boards.board(actor, editionId);
    const say = (zh: string, en: string) => (lang === 'zh' ? zh : en);
    const title = say('进度与预警', 'Deadline board');
    const { windowDays, interval } = board.method;
    const content = await this.tables.render(
      {
        title,
        language: lang === 'zh' ? 'zh-CN' : 'en',
        notes: [
          board.edition.title[lang],
          `${say('导出时间：', 'Exported: ')}${this.stamp()}`,
          say(
            `预测按近${windowDays}个工作日的办结速度推算，假定速度不变且不再新增；区间含${Math.round(interval * 100)}%的可能。`,
            `Forecast from the pace of the last ${counted(windowDays, 'working day')}, assuming it stays and nothing new arrives; the interval holds ${Math.round(interval * 100)}% of the chance.`,
          ),
        ],
        columns: [
          { key: 'kind', title: say('类别', 'Kind'), type: 'text', width: 12 },
          { key: 'org', title: say('单位', 'Organisation'), type: 'text', width: 28 },
          { key: 'stage', title: say('环节', 'Stage'), type: 'text', width: 20 },
          { key: 'remaining', title: say('待办', 'Remaining'), type: 'integer', width: 10 },
          { key: 'paused', title: say('其中补正中', 'Of these in correction'), type: 'integer', width: 12 },
          { key: 'overdue', title: say('逾期', 'Overdue'), type: 'integer', width: 10 },
          { key: 'done', title: say('已办', 'Done'), type: 'integer', width: 10 },
          { key: 'pace', title: say('每工作日办结', 'Done per working day'), type: 'number', width: 14 },
          { key: 'dueAt', title: say('截止', 'Due'), type: 'instant', width: 20 },
          { key: 'daysLeft', title: say('剩余工作日', 'Working days left'), type: 'number', width: 12 },
          { key: 'expectedOn', title: say('预计完成', 'Expected'), type: 'date', width: 14 },
          { key: 'earliest', title: say('区间起', 'Interval from'), type: 'date', width: 14 },
          { key: 'latest', title: say('区间止', 'Interval to'), type: 'date', width: 14 },
          { key: 'chance', title: say('逾期可能性（%）', 'Chance of being late (%)'), type: 'number', width: 14 },
          { key: 'words', title: say('说明', 'In words'), type: 'text', width: 60 },
          { key: 'reminded', title: say('上次催办', 'Last reminder'), type: 'instant', width: 20 },
        ],
        rows: [
          ...lines(board.rows, say('推荐单位', 'Nominator'), lang),
          ...lines(board.departments, say('部门', 'Department'), lang),
        ],
      },
      format,
    );
    return { name: `${title}.${format}`, content };
  }

  async statisticsFile(actor: SessionActor, query: StatisticsExportQueryDto, lang: Lang): Promise<File> {
    const view = await this.statistics.view(actor, query);
    const say = (zh: string, en: string) => (lang === 'zh' ? zh : en);
    const title = say('用时统计', 'Time per stage');
    const percent = (rate: number | null) => (rate === null ? null : Math.round(rate * 1000) / 10);
    const content = await this.tables.render(
      {
        title,
        language: lang === 'zh' ? 'zh-CN' : 'en',
        notes: [
          view.edition.title[lang],
          `${say('导出时间：', 'Exported: ')}${this.stamp()}`,
          say('用时为工作日，不含补正期间。', 'Times are working days without corrections.'),
        ],
        columns: [
          { key: 'group', title: say('分组', 'Group'), type: 'text', width: 28 },
          { key: 'stage', title: say('环节', 'Stage'), type: 'text', width: 22 },
          { key: 'stays', title: say('进入', 'Entered'), type: 'integer', width: 10 },
          { key: 'finished', title: say('办结', 'Finished'), type: 'integer', width: 10 },
          { key: 'median', title: say('用时中位数', 'Median'), type: 'number', width: 12 },
          { key: 'p90', title: say('用时九十分位', '90th percentile'), type: 'number', width: 12 },
          { key: 'paused', title: say('补正中位数', 'Median correction'), type: 'number', width: 12 },
          { key: 'corrected', title: say('补正', 'Corrected'), type: 'integer', width: 10 },
          { key: 'correctionRate', title: say('补正率（%）', 'Correction rate (%)'), type: 'number', width: 12 },
          { key: 'late', title: say('逾期', 'Late'), type: 'integer', width: 10 },
          { key: 'lateRate', title: say('逾期率（%）', 'Late rate (%)'), type: 'number', width: 12 },
        ],
        rows: view.rows.map((row) => ({
          group: row.groupTitle[lang],
          stage: row.stageTitle[lang],
          stays: row.stays,
          finished: row.finished,
          median: tenth(row.median),
          p90: tenth(row.p90),
          paused: tenth(row.pausedMedian),
          corrected: row.corrected,
          correctionRate: percent(row.correctionRate),
          late: row.late,
          lateRate: percent(row.lateRate),
        })),
      },
      query.format,
    );
    return { name: `${title}.${query.format}`, content };
  }

  private stamp(): string {
    return new Date(Date.parse(this.clock.iso()) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  }
}

const tenth = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);

function lines(rows: readonly BoardRow[], kind: string, lang: Lang) {
  return rows.flatMap((row) =>
    [row.whole, ...row.cells].map((cell) => ({
      kind,
      org: row.name[lang],
      ...line(cell, lang),
      reminded: cell === row.whole ? row.lastReminder : null,
    })),
  );
}

function line({ title, remaining, paused, overdue, done, pace, dueAt, forecast, words }: BoardCell, lang: Lang) {
  const known = forecast.kind === 'estimated' ? forecast : null;
  return {
    stage: title[lang],
    remaining,
    paused,
    overdue,
    done,
    pace: tenth(pace),
    dueAt,
    daysLeft: forecast.kind === 'done' ? null : tenth(forecast.daysLeft),
    expectedOn: known?.expectedOn ?? null,
    earliest: known?.between[0] ?? null,
    latest: known?.between[1] ?? null,
    chance: known?.chanceLate == null ? null : Math.round(known.chanceLate * 1000) / 10,
    words: words[lang],
  };
}
