import { makePatentNumber } from '@linxuan/domain';
import type { JsonObject } from '@linxuan/form-rules';
import type { DemoCompany } from '../seed/demo-companies';
import type { PlanLine } from './plan';

/** One year before the day nominations are due: the last day on which a case can have started and still count. */
const YEAR_BEFORE_DEADLINE = '2023-07-31';
const ONE_DAY_SHORT = '2023-08-01';

const PROCESS = [
  '按原料特性分级预处理，关键工段采用闭环控制，能量逐级利用，末端余热再返回前段预热。',
  '核心装备由自主设计的反应单元和高效换热单元组成，配套在线监测，可随负荷自动调节。',
  '通过改变流场组织和材料配方降低阻力与损耗，在不改变主体工艺的前提下完成改造。',
  '将收集、输送、转化和回用组成一条连续流程，减少中间储存，副产物全部返回系统。',
  '采用模块化装置，现场拼装，单元之间并联运行，检修时不需要整体停机。',
];
const INNOVATION = [
  '提出新的结构形式，传热效率明显提高。',
  '控制策略由经验设定改为模型预测。',
  '新配方替代了高能耗原料。',
  '实现了多种污染物协同处理。',
  '关键部件寿命延长一倍以上。',
  '建立了完整的设计与运行规范。',
];
const PARAMETERS: [string, string, string][] = [
  ['系统热效率', '92', '%'],
  ['处理能力', '500', 't/d'],
  ['单位产品电耗', '38.5', 'kW·h/t'],
  ['年运行时间', '≥8000', 'h'],
  ['回收率', '95～98', '%'],
  ['设备寿命', '15', '年'],
  ['工作温度', '120～450', '℃'],
  ['噪声', '≤75', 'dB(A)'],
];

const pick = <T>(list: T[], n: number): T => list[((n % list.length) + list.length) % list.length] as T;
const take = <T>(list: T[], from: number, count: number): T[] =>
  Array.from({ length: count }, (_, i) => pick(list, from + i));

/**
 * The application of one line of the round: figures of the published facts where there are any, and the defect its fate
 * needs.
 */
export function demoApplication(line: PlanLine, company: DemoCompany): JsonObject {
  const { technology, index, fate } = line;
  const area = technology.area === '7' ? '1' : technology.area;
  const category = technology.area === '7' ? '1.3' : technology.category;
  return {
    holder: {
      name: company.name.zh,
      uscc: company.uscc,
      regionCode: line.region,
      kind: pick(['private', 'state-owned', 'foreign-invested'], index),
      affiliation: line.group ? 'central-soe' : 'local',
      ...(line.group ? { groupCode: line.group } : {}),
      address: `创新大道${index + 1}号`,
      foundedOn: `${2001 + (index % 18)}-0${1 + (index % 9)}-15`,
      employees: 80 + index * 13,
      business: '主营绿色技术研发与工程服务，经营状况良好。',
      contact: { person: '联系人', phone: `010-8${String(1_000_000 + index)}`, email: `round${index + 1}@example.com` },
    },
    technology: {
      name: technology.name,
      area,
      category,
      maturity: pick(['industrial', 'widespread', 'demonstration'], index),
      scope: '适用于新建项目和既有项目改造，规模不限。',
      process: take(PROCESS, index, 1 + (index % 4)).join(''),
      innovation: take(INNOVATION, index, 1 + (index % 5))
        .map((text, i) => `${i + 1}. ${text}`)
        .join('\n'),
      advancement: '主要指标优于现行同类技术，数据来自第三方报告。',
      parameters: take(PARAMETERS, index, 3 + (index % 6)).map(([name, value, unit], i) => ({
        id: `p${i + 1}`,
        name,
        value,
        unit,
      })),
    },
    effects: effectsOf(line),
    economics: {
      investment: `${400 + index * 37}.50`,
      annualBenefit: `${90 + index * 11}.00`,
      paybackYears: `${2 + (index % 5)}.${index % 10}`,
    },
    cases: casesOf(line),
    ...(fate === 'no-patent'
      ? {}
      : { patents: Array.from({ length: 1 + (index % 3) }, (_, i) => patentOf(line, company, i)) }),
    ...(fate === 'no-report'
      ? {}
      : {
          reports: [
            {
              id: 'r1',
              kind: pick(['test', 'assessment'], index),
              issuer: '方正检测技术中心（演示）',
              qualificationKind: pick(['CMA', 'CNAS'], index),
              qualificationNumber: `2019${index + 1000}`,
              number: `JC-2023-${index + 1}`,
              issuedOn: '2023-11-20',
              conclusion: '所测指标符合申报数据。',
            },
          ],
        }),
    prospects: {
      market: pick(
        [
          '同类装置存量大，改造需求明确。',
          '新建项目和更新改造都可以采用，五年内可推广百套以上。',
          '已列入多地技术推广计划，市场前景良好。',
        ],
        index,
      ),
    },
    declarations: {
      truthful: true,
      noSecrets: true,
      ipClear: true,
      noViolations: true,
      notAbnormal: true,
      notDishonest: true,
      consentToPublish: true,
    },
  };
}

function patentOf({ index, technology }: PlanLine, company: DemoCompany, n: number): JsonObject {
  const type = n === 0 ? 'invention' : 'utility';
  return {
    id: `z${n + 1}`,
    number: makePatentNumber(2018 + (index % 4), type, 20_000 + index * 5 + n),
    type,
    owner: company.name.zh,
    title: `${technology.name.slice(0, 24)}相关装置`,
    grantDate: `202${1 + (index % 3)}-03-1${n}`,
  };
}

function effectsOf({ technology, index }: PlanLine): JsonObject {
  const [first] = technology.cases;
  return {
    annualTco2: String(first?.annualCO2Tonnes ?? 800 + index * 31),
    ...(first?.annualCoalEquivTonnes ? { annualTce: String(first.annualCoalEquivTonnes) } : {}),
    ...(index % 4 === 0
      ? { pollutants: [{ id: 'w1', pollutant: '氮氧化物', amount: `${12 + index}.5`, unit: '吨' }] }
      : {}),
    basis: '以改造前一年运行数据为基准，按国家标准方法计算。',
  };
}

/**
 * The published cases; where the catalogue prints one, a second is generated and says so, because the call demands two.
 */
function casesOf(line: PlanLine): JsonObject[] {
  const { technology, fate, index } = line;
  const published =
    technology.no > 0
      ? technology.cases
      : technology.cases.slice(0, 2).map((one, i) => ({ ...one, title: `演示项目${index + 1}-${i + 1}` }));
  const titles =
    published.length >= 2
      ? published
      : [
          ...published,
          {
            title: `${technology.name.slice(0, 30)}补充案例（演示数据）`,
            annualCO2Tonnes: null,
            annualCoalEquivTonnes: null,
          },
        ];
  return titles.map((one, n) => ({
    id: `c${n + 1}`,
    site: one.title,
    country: 'CN',
    regionCode: line.region,
    user: '用户单位（演示）',
    startDate: startDate(fate, n, index),
    scale: pick(['单台套', '日处理500吨', '装机2兆瓦', '建筑面积3万平方米'], index + n),
    content: '完成主体装置建设并投入运行。',
    investment: `${210 + index * 9}.00`,
    benefit: '运行稳定，节能减排效果经用户确认。',
    ...(one.annualCO2Tonnes === null ? {} : { annualTco2: String(one.annualCO2Tonnes) }),
    ...(one.annualCoalEquivTonnes === null ? {} : { annualTce: String(one.annualCoalEquivTonnes) }),
    contactable: true,
    public: true,
  }));
}

function startDate(fate: PlanLine['fate'], n: number, index: number): string {
  if (fate === 'case-364-days' && n === 1) return ONE_DAY_SHORT;
  return index % 11 === 0 && n === 0 ? YEAR_BEFORE_DEADLINE : `${2019 + ((index + n) % 4)}-0${1 + (index % 9)}-10`;
}
