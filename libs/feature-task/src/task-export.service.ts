import { Inject, Injectable } from '@nestjs/common';
import type { TaskExportQueryDto } from '@linxuan/contracts';
import { Clock, TABLE_RENDERER, type SessionActor, type TableRenderer } from '@linxuan/platform';
import { TaskListService } from './task-list.service';
import { TASK_WORDS, URGENCY_WORDS } from './task-words';

/** More rows than any queue of real people has; a longer one is exported in parts by filter. */
const EXPORT_ROWS = 10_000;

@Injectable()
export class TaskExportService {
  constructor(
    private readonly tasks: TaskListService,
    @Inject(TABLE_RENDERER) private readonly tables: TableRenderer,
    private readonly clock: Clock,
  ) {}

  /** The list with the filters in use as a file, in the language of the page. */
  async file(
    actor: SessionActor,
    query: TaskExportQueryDto,
    lang: 'zh' | 'en',
  ): Promise<{ name: string; content: Buffer }> {
    const { data } = await this.tasks.page(actor, { ...query, page: 1, perPage: EXPORT_ROWS });
    const zh = lang === 'zh';
    const title = zh ? '待办事项' : 'Work queue';
    const content = await this.tables.render(
      {
        title,
        language: zh ? 'zh-CN' : 'en',
        notes: [
          `${zh ? '导出时间：' : 'Exported: '}${new Date(Date.parse(this.clock.iso()) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')}`,
        ],
        columns: [
          { key: 'number', title: zh ? '编号' : 'Number', type: 'text', width: 16 },
          { key: 'title', title: zh ? '名称' : 'Title', type: 'text', width: 44 },
          { key: 'concerns', title: zh ? '涉及单位' : 'Concerns', type: 'text', width: 30 },
          { key: 'edition', title: zh ? '项目方案' : 'Programme', type: 'text', width: 30 },
          { key: 'kind', title: zh ? '待办事项' : 'Work', type: 'text', width: 22 },
          { key: 'stage', title: zh ? '环节' : 'Stage', type: 'text', width: 22 },
          { key: 'openedAt', title: zh ? '到达时间' : 'Opened', type: 'instant', width: 20 },
          { key: 'dueAt', title: zh ? '办理期限' : 'Due', type: 'instant', width: 20 },
          { key: 'urgency', title: zh ? '紧急程度' : 'Urgency', type: 'text', width: 14 },
          { key: 'left', title: zh ? '剩余时间' : 'Time left', type: 'text', width: 28 },
          { key: 'age', title: zh ? '已等待（天）' : 'Age (days)', type: 'integer', width: 12 },
        ],
        rows: data.map((task) => ({
          number: task.number,
          title: task.subject[lang],
          concerns: task.concerns?.[lang] ?? '',
          edition: task.edition[lang],
          kind: [TASK_WORDS[task.kind]?.[lang] ?? task.kind, task.detail?.[lang]]
            .filter(Boolean)
            .join(zh ? '：' : ': '),
          stage: task.stageTitle[lang],
          openedAt: task.openedAt,
          dueAt: task.dueAt,
          urgency: task.dueAt ? URGENCY_WORDS[task.urgency][lang] : '',
          left: task.timeLeft?.[lang] ?? '',
          age: task.age,
        })),
      },
      query.format,
    );
    return { name: `${title}.${query.format}`, content };
  }
}
