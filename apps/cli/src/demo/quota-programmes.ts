import { makeUscc } from '@linxuan/domain';
import type { DemoCompany } from '../seed/demo-companies';
import type { DemoClient } from './http-client';
import { dossierOf, holderOf, ProgrammeCase, type DemoFile } from './programme-case';

const FIRST_SET = 'energy-first-set-2025-5';
const BRICS = 'brics-cases-2025';
const RENEWAL = 'equipment-renewal-2025';
const ENERGY = '440000-nea';
const GROUP = 'soe-zhenghe-energy';
const USER_CODE = makeUscc(790_001, '440100');

/** A few applications of the programmes that show quotas of other kinds, each waiting where its rule is at work. */
export async function quotaProgrammes(client: DemoClient, companies: Map<string, DemoCompany>): Promise<void> {
  const company = (code: string): DemoCompany => {
    const found = companies.get(code);
    if (!found) throw new Error(`No company ${code}`);
    return found;
  };
  await Promise.all([firstSets(client, company), bricsCases(client, company), renewal(client, company)]);
  process.stdout.write(
    'demo cases of the other programmes: first sets of energy equipment, BRICS cases, equipment renewal\n',
  );
}

type Companies = (code: string) => DemoCompany;

/**
 * Extra slots are proposed, one notice of the province's energy department runs, one application waits at its check and
 * one at a group's.
 */
async function firstSets(client: DemoClient, company: Companies): Promise<void> {
  const [clerk, lead] = [`clerk@${ENERGY}`, `lead@${ENERGY}`];
  const request = await dossierOf(client, clerk, FIRST_SET, 'province-extras', 'drafted');
  const filed = await client.act(clerk, 'dossiers', request.id, 'file', request.version, {
    number: '粤能函（演示）〔2025〕1号',
    contact: { person: '联系人', phone: '020-87000000' },
    grounds: [
      { ruleId: 'history', evidence: '前四批入选名单。' },
      { ruleId: 'policy-issued', requested: 1, evidence: '支持首台（套）研发应用的政策文件。' },
      { ruleId: 'spread', requested: 2, evidence: '在两个其他工程应用的合同。' },
    ],
  });
  await client.act('authority-clerk@nea', 'dossiers', request.id, 'propose', filed.version, {
    answers: [
      { ruleId: 'policy-issued', number: 1, reason: '政策文件有效。' },
      { ruleId: 'spread', number: 1, reason: '一个工程的合同可以核实。' },
    ],
    total: 6,
    reason: '拟增加6个名额。',
  });
  const noticed = await application(client, company('demo-lanxi'), 1, false);
  await noticed.act(clerk, 'accept', {});
  await noticed.act(clerk, 'conclude', {});
  const notice = await dossierOf(client, clerk, FIRST_SET, 'nominator-notice', 'drafted');
  const prepared = await client.act(clerk, 'dossiers', notice.id, 'prepare', notice.version, {
    title: '关于第五批能源领域首台（套）拟推荐项目的公示',
    text: '现将拟推荐项目予以公示，公示期内可以实名提出异议。',
    contact: '联系电话：020-87000000（演示）',
  });
  await client.act(lead, 'dossiers', notice.id, 'publish', prepared.version, {});
  await application(client, company('demo-yunheng'), 2, false);
  const ofGroup = await application(client, company('demo-zhenghe-sub'), 3, true);
  await ofGroup.act(`clerk@${GROUP}`, 'accept', {});
}

async function application(
  client: DemoClient,
  company: DemoCompany,
  n: number,
  group: boolean,
): Promise<ProgrammeCase> {
  const name = ['', '十五兆瓦级燃气轮机', '高温气冷堆主氦风机', '兆瓦时级液流储能电堆'][n] ?? '';
  const one = await ProgrammeCase.open(client, FIRST_SET, company, name);
  const files: DemoFile[] = [
    ['licence', 'pdf'],
    ['report-word', 'docx'],
    ['report-pdf', 'pdf'],
    ...(group ? [['support-letter', 'pdf'] as DemoFile] : []),
  ];
  await one.submit(
    (uploaded) => ({
      holder: holderOf(company, n),
      technology: {
        name,
        area: ['', '4', '3', '5'][n],
        category: ['', '4.2', '3.2', '5.1'][n],
        batch: 'first',
        process: '完成整机设计、核心部件研制和全负荷试验，具备工程应用条件。',
        innovation: '国内率先突破。',
        advancement: '主要指标与国际同类装备相当。',
      },
      parameters: [{ id: 'p1', name: '额定功率', value: '15', unit: 'MW' }],
      project: {
        hasHost: true,
        lead: 'user',
        name: '示范工程（演示）',
        regionCode: '440100',
        contractOn: '2024-12-01',
        startOn: '2025-03-01',
        ...(group ? { supportLetter: uploaded.get('support-letter') } : {}),
      },
      parties: [
        { id: 'a1', role: 'user', name: '用户单位（演示）', uscc: USER_CODE },
        { id: 'a2', role: 'developer', name: company.name.zh, uscc: company.uscc },
      ],
      declarations: { truthful: true, noSecrets: true, singleEquipment: true, ownRights: true },
    }),
    files,
  );
  return one;
}

/** One case is nominated and waits for its letter, one waits at its first check. */
async function bricsCases(client: DemoClient, company: Companies): Promise<void> {
  for (const [n, code] of ['demo-lanxi', 'demo-yunheng'].entries()) {
    const holder = company(code);
    const name = ['海外智能工厂联合建设案例', '绿色矿山联合开发案例'][n] ?? '';
    const one = await ProgrammeCase.open(client, BRICS, holder, name);
    await one.submit(
      () => ({
        holder: holderOf(holder, 4 + n),
        technology: {
          name,
          area: ['6', '8'][n],
          category: ['6.2', '8.2'][n],
          process: '与合作方共建联合运维中心，形成长期合作机制和人才培养计划。',
          innovation: '合作模式新。',
          advancement: '成效明显，可以推广。',
        },
        cooperation: { startedOn: '2019-06-01', countries: '巴西、南非', partners: '当地合作企业（演示）' },
        declarations: { truthful: true, lawful: true, voluntary: true, consentToPublish: true },
      }),
      [
        ['licence', 'pdf'],
        ['report', 'pdf'],
        ['pictures', 'jpg'],
      ],
    );
    if (n > 0) continue;
    await one.act('clerk@440000-miit', 'accept', {});
    await one.act('clerk@440000-miit', 'nominate', {});
  }
}

/** Two projects take money of their province's account; the third waits because it would go over it. */
async function renewal(client: DemoClient, company: Companies): Promise<void> {
  const [nominator, holders] = ['ndrc-330000', ['demo-zhejiang-1', 'demo-zhejiang-2', 'demo-zhejiang-3']];
  for (const [n, code] of holders.entries()) {
    const holder = company(code);
    const name = ['电机系统能效提升项目', '锅炉清洁化更新项目', '老旧生产线数字化改造项目'][n] ?? '';
    const one = await ProgrammeCase.open(client, RENEWAL, holder, name);
    await one.submit(
      () => ({
        holder: holderOf(holder, 6 + n),
        technology: {
          name,
          area: ['02', '03', '01'][n],
          category: ['02.1', '03.1', '01.2'][n],
          process: '更新低效设备并配套能耗在线监测系统，达到一级能效水平。',
        },
        project: {
          investment: ['8000.00', '9000.00', '7000.00'][n],
          subsidy: ['1600.00', '1800.00', '1700.00'][n],
          startOn: '2024-06-01',
          finishOn: '2025-06-30',
        },
        declarations: { truthful: true, noDoubleFunding: true },
      }),
      [['licence', 'pdf']],
    );
    await one.act(`clerk@${nominator}`, 'accept', {});
    if (n < 2) await one.act(`clerk@${nominator}`, 'nominate', {});
  }
}
