import { resultColumns } from '@linxuan/domain';
import type { CatalogueData, CatalogueEntry, CatalogueSection } from '../catalogue';
import type { ListingColumn } from '../listing-table';
import type { PublicNoticeData } from '../public-notice';
import type { TableData } from '../table-data';
import { LONG_NAME, NOUNS } from './nomination-samples';

const SECTIONS = [
  '节能降碳产业',
  '环境保护产业',
  '资源循环利用产业',
  '能源绿色低碳转型',
  '生态保护修复和利用',
  '基础设施绿色升级',
  '绿色服务',
];
/** Entries per section of the 2024 catalogue. */
const COUNTS = [37, 21, 20, 17, 3, 12, 2];

const WIDTHS: Record<string, number> = {
  no: 12,
  name: 34,
  category: 24,
  holder: 30,
  process: 68,
  parameters: 52,
  cases: 80,
};

/** Columns in the words of the sample edition. */
function columns(keys: string[]): ListingColumn[] {
  return resultColumns({ nouns: NOUNS }, { kind: 'public-notice', columns: keys }).map(({ key, title }) => ({
    key,
    title: title.zh,
    width: WIDTHS[key] ?? 40,
    ...(key === 'no' ? { align: 'center' as const, type: 'integer' as const } : {}),
  }));
}

export function samplePublicNotice(changes: Partial<PublicNoticeData> = {}): PublicNoticeData {
  return {
    title: '关于《绿色技术推广目录（2024年版）》拟入选技术名单的公示',
    issuers: ['国家绿色技术评审牵头部门（演示）'],
    basis: '发改办环资〔2024〕528号',
    objectName: '绿色技术',
    from: '2024-11-04',
    to: '2024-11-08',
    workingDays: 5,
    paragraphs: null,
    contact: {
      body: '绿色技术推荐工作秘书处（演示）',
      phone: '010-00000000',
      email: 'objection@example.org',
      address: '演示市示例路1号',
    },
    listTitle: '《绿色技术推广目录（2024年版）》拟入选技术名单',
    columns: columns(['number', 'name', 'category', 'nominator']),
    showHolder: false,
    date: '2024-11-04',
    sections: SECTIONS.map((heading, at) => ({
      heading,
      rows: Array.from({ length: COUNTS[at] ?? 1 }, (_, index) => ({
        name: index === 1 ? LONG_NAME : `${heading}关键技术（第${index + 1}项）`,
        category: '高效节能装备制造',
        nominator: '岚川省发展和改革委员会',
        holder: '不应公开的持有单位',
      })),
    })),
    ...changes,
  };
}

const NO_FIGURES = { figures: '', annualCO2Tonnes: null, annualCoalEquivTonnes: null };

export function sampleEntry(index: number, parameters = 4, section = 1): CatalogueEntry {
  return {
    id: `gt-2024-${section}-${String(index + 1).padStart(3, '0')}`,
    no: index + 1,
    fields: [],
    effects: [],
    co2: null,
    coal: null,
    ended: null,
    name: index % 5 === 1 ? LONG_NAME : `工业余热梯级回收利用技术（第${index + 1}项）`,
    category: '高效节能装备制造',
    holder: '不应公开的持有单位',
    process:
      '采用多级换热与相变储热耦合，将80℃—250℃的中低温余热按品位分级回收：高品位部分用于产汽发电，低品位部分经热泵提升后用于供暖；控制系统按负荷预测优化储放热。',
    parameters: Array.from({ length: parameters }, (_, at) => ({
      name: ['余热回收率', '排烟温度', '系统能效比', '设计寿命'][at % 4] ?? '参数',
      value: ['≥85', '≤60', '4.2', '20'][at % 4] ?? '1',
      unit: ['%', '℃', '', '年'][at % 4] ?? '',
    })),
    cases: [
      {
        title: '岚川热电厂烟气余热回收改造项目',
        content: '新建余热回收装置2套，配套储热罐1座。',
        scale: '2×350MW机组',
        benefit: '年节约标准煤1.2万吨，减排二氧化碳3.1万吨。',
        ...NO_FIGURES,
      },
      ...(index % 2 === 0
        ? [
            {
              title: '青屏化工园区余热供暖项目',
              content: '建设热泵站1座。',
              scale: '供暖面积120万平方米',
              benefit: '年减排二氧化碳0.9万吨。',
              ...NO_FIGURES,
            },
          ]
        : []),
    ],
  };
}

/** A section with its counts, as the catalogue's model has it. */
export function sampleSection(id: string, heading: string, entries: CatalogueEntry[]): CatalogueSection {
  const removed = entries.filter(({ ended }) => ended !== null).length;
  return { id, heading, entries, counts: { listed: entries.length - removed, removed }, co2: 0, coal: 0 };
}

export function sampleCatalogue(changes: Partial<CatalogueData> = {}, parameters = 4): CatalogueData {
  return {
    title: '绿色技术推广目录（2024年版）',
    edition: '2024年版',
    documentNumber: '发改环资〔2024〕1812号',
    publishedOn: '2024-12-24',
    nouns: NOUNS,
    columns: columns(['number', 'name', 'category', 'holder', 'process', 'parameters', 'cases']),
    showHolder: false,
    counts: { listed: COUNTS.reduce((sum, count) => sum + count, 0), removed: 0 },
    sections: SECTIONS.map((heading, at) =>
      sampleSection(
        `area-${at + 1}`,
        heading,
        Array.from({ length: COUNTS[at] ?? 1 }, (_, index) => sampleEntry(index, parameters, at + 1)),
      ),
    ),
    ...changes,
  };
}

export function sampleTable(rows = 3): TableData {
  return {
    title: '申报列表',
    notes: ['筛选：全部    导出时间：2024-07-26 10:00:00'],
    columns: [
      { key: 'caseNumber', title: '申报编号', type: 'text', width: 18 },
      { key: 'name', title: '技术名称', type: 'text', width: 40 },
      { key: 'score', title: '总分', type: 'number', width: 10 },
      { key: 'cases', title: '实例数', type: 'integer', width: 10 },
      { key: 'due', title: '截止日期', type: 'date', width: 12 },
      { key: 'submitted', title: '提交时间', type: 'instant', width: 20 },
      { key: 'overdue', title: '是否逾期', type: 'boolean', width: 10 },
    ],
    rows: Array.from({ length: rows }, (_, index) => ({
      caseNumber: `GT2024-${index + 1}`,
      name: `技术${index + 1}`,
      score: 88.25 - index,
      cases: 2 + index,
      due: '2024-07-31',
      submitted: '2024-07-31T15:59:59Z',
      overdue: index % 2 === 1,
    })),
  };
}
