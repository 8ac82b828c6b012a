import type { DemoCompany } from '../seed/demo-companies';
import type { DemoClient } from './http-client';
import { holderOf, ProgrammeCase } from './programme-case';
import { research } from './research-projects';

const RESOURCE = 'resource-utilisation-2025';
const STANDARDS = 'carbon-footprint-standards-2025-1';
const PROVINCE = '440000-miit';
const STEEL: DemoCompany = {
  code: 'body-steel',
  kind: 'nominator',
  level: 'national',
  parent: null,
  region: '110000',
  demo: true,
  name: { zh: '钢铁标准化机构（演示）', en: 'Steel Standards Body (demo)' },
  uscc: '',
};

/**
 * A few applications of the programmes that look back, decide together or run in rounds, each waiting where its rule is
 * at work.
 */
export async function followedProgrammes(client: DemoClient, companies: Map<string, DemoCompany>): Promise<void> {
  const company = (code: string): DemoCompany => {
    const found = companies.get(code);
    if (!found) throw new Error(`No company ${code}`);
    return found;
  };
  const [lanxi, yunheng] = [company('demo-lanxi'), company('demo-yunheng')];
  await Promise.all([resources(client, lanxi, yunheng), standards(client, lanxi), research(client, lanxi, yunheng)]);
  process.stdout.write('demo cases of the other programmes: resource utilisation, footprint standards, key R&D\n');
}

/** One is with two departments that may not disagree, one waits at its first check. */
async function resources(client: DemoClient, first: DemoCompany, second: DemoCompany): Promise<void> {
  for (const [n, holder] of [first, second].entries()) {
    const name = ['冶炼渣超细粉体制备技术', '废轮胎连续热裂解技术'][n] ?? '';
    const one = await ProgrammeCase.open(client, RESOURCE, holder, name);
    await one.submit(
      () => ({
        holder: holderOf(holder, 7 + n),
        technology: {
          name,
          area: ['2', '3'][n],
          category: ['2.3', '3.5'][n],
          type: ['slag-powder', 'tyre-pyrolysis'][n],
          process: '以连续化装备处理固体废物，产品稳定，能耗低于同类工艺。',
        },
        indicators: { utilisationRate: ['97.2', '92'][n], energyUse: ['29.5', '46'][n] },
        cases: [
          { id: 'c1', site: '一号生产线', country: 'CN', startDate: '2022-09-01', content: '年处理十万吨，稳定运行。' },
        ],
        ownership: { kind: ['know-how', 'patent'][n] },
        declarations: { truthful: true, lawful: true },
      }),
      [['licence', 'pdf']],
    );
    if (n > 0) continue;
    await one.act(`clerk@${PROVINCE}`, 'accept', {});
    await one.act(`clerk@${PROVINCE}`, 'ask', { departments: ['ndrc-440000', '440000-mee'] });
  }
}

/** A standard with two numbers of two bodies lies in its body's pool. */
async function standards(client: DemoClient, like: DemoCompany): Promise<void> {
  const name = '铁合金产品碳足迹核算规则';
  const one = await ProgrammeCase.open(client, STANDARDS, STEEL, name);
  await one.submit(
    () => ({
      holder: { ...holderOf({ ...like, name: STEEL.name, region: '110100', parent: null }, 9), kind: 'association' },
      technology: {
        name,
        area: '1',
        category: '1.1',
        process: '规定铁合金产品碳足迹的系统边界、数据质量要求和核算方法。',
      },
      identifiers: [
        { id: 'n1', number: 'T/DEMO 472-2024', owner: STEEL.name.zh },
        { id: 'n2', number: 'T/DEMOB 5-2024', owner: '铁合金标准化机构（演示）' },
      ],
      declarations: { truthful: true, openText: true },
    }),
    [
      ['licence', 'pdf'],
      ['text', 'pdf'],
    ],
  );
}
