import type { DemoCompany } from '../seed/demo-companies';
import { userId } from '../seed/seed-users';
import { demoApplication } from './application';
import type { DemoClient } from './http-client';
import { DEMO_PLAN, type PlanLine } from './plan';
import { dossierOf, holderOf, ProgrammeCase } from './programme-case';
import { evaluated, PANELISTS } from './programme-panel';
import { applicantLogin } from '../seed/applicant-login';

const [CITY_FACTORY, PROVINCE_FACTORY, NATION_FACTORY] = [
  'green-factory-city-2025',
  'green-factory-province-2025',
  'green-factory-nation-2025',
];
const [CITY, PROVINCE] = ['city-miit-440100', '440000-miit'];
const [PROVINCIAL, NATIONAL] = ['provincial-green-technology-2024', 'national-green-technology-2024'];
const [GUANGZHOU, FOSHAN, GUANGDONG] = ['city-drc-440100', 'city-drc-440600', 'ndrc-440000'];
const CRITERIA = ['intensive', 'harmless', 'clean', 'waste', 'lowcarbon'];

interface Linked {
  company: DemoCompany;
  one: ProgrammeCase;
  name: string;
}

/**
 * Programmes that feed each other, each level with work that waits: a ladder of three levels, and a province whose
 * winners go to the nation.
 */
export async function linkedProgrammes(client: DemoClient, companies: Map<string, DemoCompany>): Promise<void> {
  const company = (code: string): DemoCompany => {
    const found = companies.get(code);
    if (!found) throw new Error(`No company ${code}`);
    return found;
  };
  const [lanxi, yunheng] = [company('demo-lanxi'), company('demo-yunheng')];
  const neighbours = [...companies.values()].filter(
    ({ code, region, parent }) => region === '440100' && parent === null && code !== lanxi.code,
  );
  const [second, third] = neighbours;
  if (!second || !third) throw new Error('Guangzhou has too few companies');
  await Promise.all([ladder(client, [lanxi, second], third), pair(client, [lanxi, yunheng])]);
  process.stdout.write(
    'demo cases of programmes that feed each other: green factories of city, province and nation; green technology of a province and the nation\n',
  );
}

/** The first has climbed to the ministry, the second is with the province's experts, a third has only begun. */
async function ladder(client: DemoClient, climbers: DemoCompany[], beginner: DemoCompany): Promise<void> {
  const city = await Promise.all(climbers.map((company) => factory(client, CITY_FACTORY, company)));
  await factory(client, CITY_FACTORY, beginner);
  await Promise.all(
    city.map(async ({ one }) => {
      await one.act(`authority-clerk@${CITY}`, 'accept', {});
      await evaluated(client, one, panelOf(CITY));
    }),
  );
  await published(client, CITY_FACTORY, CITY, city, '广州市绿色工厂名单（2025年，演示）');
  const listed = await dossierOf(client, `authority-clerk@${CITY}`, CITY_FACTORY, 'publication', 'published');
  await client.act(`authority-clerk@${CITY}`, 'dossiers', listed.id, 'follow', listed.version, {});

  const province = await Promise.all(
    city.map(({ company, one }) => factory(client, PROVINCE_FACTORY, company, one.id)),
  );
  await nominated(client, PROVINCE_FACTORY, `clerk@${CITY}`, `lead@${CITY}`, `authority-clerk@${PROVINCE}`, province);
  const [first, second] = province;
  if (!first || !second) return;
  await Promise.all(province.map(({ one }) => one.actAnew(`authority-clerk@${PROVINCE}`, 'accept', {})));
  await second.one.act(`authority-clerk@${PROVINCE}`, 'seat', { experts: PANELISTS.map(userId) });
  await evaluated(client, first.one, panelOf(PROVINCE));
  await published(client, PROVINCE_FACTORY, PROVINCE, [first], '广东省绿色工厂名单（2025年，演示）');

  const nation = await factory(client, NATION_FACTORY, first.company, first.one.id);
  await nominated(client, NATION_FACTORY, `clerk@${PROVINCE}`, `lead@${PROVINCE}`, 'authority-clerk@miit', [nation]);
}

async function factory(
  client: DemoClient,
  editionId: string,
  company: DemoCompany,
  sourceCaseId?: string,
): Promise<Linked> {
  const name = `${company.name.zh.slice(0, 2)}绿色工厂`;
  const one = await ProgrammeCase.open(client, editionId, company, name, sourceCaseId);
  await one.submit(
    () => ({
      holder: holderOf(company, 3),
      technology: {
        name,
        area: '2',
        category: '2.2',
        process: '厂房集约、原料无害、生产洁净、废物资源化、能源低碳化。',
      },
      performance: { outputValue: '52000', energyPerOutput: '0.08', waterReuse: '92' },
      declarations: { truthful: true, noAccident: true },
    }),
    [['licence', 'pdf']],
  );
  return { company, one, name };
}

const panelOf = (authority: string) => ({
  stage: 'review',
  clerk: `authority-clerk@${authority}`,
  lead: `authority-lead@${authority}`,
  criteria: CRITERIA,
  comment: '现场核实与申报一致。',
});

/** Nominated within the quota, sent with a letter and received. */
async function nominated(
  client: DemoClient,
  editionId: string,
  clerk: string,
  lead: string,
  recipient: string,
  cases: Linked[],
): Promise<void> {
  for (const { one } of cases) await one.act(clerk, 'nominate', {});
  const letter = await dossierOf(client, clerk, editionId, 'nomination', 'drafted');
  const prepared = await client.act(clerk, 'dossiers', letter.id, 'prepare', letter.version, {
    number: '演示函〔2024〕7号',
    date: '2024-07-15',
    signatories: ['推荐单位（演示）'],
  });
  const released = await client.act(lead, 'dossiers', letter.id, 'release', prepared.version, {});
  await client.act(recipient, 'dossiers', letter.id, 'receive', released.version, {});
}

async function published(
  client: DemoClient,
  editionId: string,
  authority: string,
  cases: Linked[],
  title: string,
): Promise<void> {
  const officer = `publicity@${authority}`;
  await Promise.all(
    cases.map(async ({ one, company, name }) => {
      await one.actAnew(officer, 'draft-entry', {
        name,
        process: '工艺和装备先进，主要指标优于同类。',
        parameters: [{ name: '综合评价', value: '通过' }],
        cases: [],
      });
      await one.act(applicantLogin(company.code), 'confirm-entry', {});
    }),
  );
  const catalogue = await dossierOf(client, officer, editionId, 'publication', 'drafted');
  const prepared = await client.act(officer, 'dossiers', catalogue.id, 'prepare', catalogue.version, {
    title,
    number: '演示〔2024〕8号',
    date: '2024-07-15',
  });
  await client.act(`authority-lead@${authority}`, 'dossiers', catalogue.id, 'publish', prepared.version, {});
}

/**
 * Two are listed by the province; one of them is with the ministry, the other waits for a place among the six. A third
 * waits in its city.
 */
async function pair(client: DemoClient, companies: DemoCompany[]): Promise<void> {
  const lines = DEMO_PLAN.filter(({ fate, technology }) => fate === 'published' && technology.area === '2').slice(0, 3);
  const technology = async (
    editionId: string,
    company: DemoCompany,
    line: PlanLine,
    sourceCaseId?: string,
  ): Promise<Linked> => {
    const name = line.technology.name.slice(0, 60);
    const one = await ProgrammeCase.open(client, editionId, company, name, sourceCaseId);
    const content = demoApplication(
      { ...line, company: company.code, region: company.region ?? '', group: null, nominator: GUANGDONG },
      company,
    );
    await one.submit(
      () => content,
      [
        ['licence', 'pdf'],
        ['commitment', 'pdf'],
        ['patents', 'pdf'],
        ['report', 'pdf'],
      ],
    );
    return { company, one, name };
  };
  const [one, other, third] = lines;
  const [first, second] = companies;
  if (!one || !other || !third || !first || !second) return;
  const [fromGuangzhou, fromFoshan] = await Promise.all([
    technology(PROVINCIAL, first, one),
    technology(PROVINCIAL, second, other),
  ]);
  await Promise.all(
    [[GUANGZHOU, fromGuangzhou] as const, [FOSHAN, fromFoshan] as const].map(([city, sent]) =>
      nominated(client, PROVINCIAL, `clerk@${city}`, `lead@${city}`, `authority-clerk@${GUANGDONG}`, [sent]),
    ),
  );
  const winners = [fromGuangzhou, fromFoshan];
  for (const { one: winner } of winners) await winner.actAnew(`authority-clerk@${GUANGDONG}`, 'accept', {});
  const list = await dossierOf(client, `authority-clerk@${GUANGDONG}`, PROVINCIAL, 'list-decision', 'drafted');
  const prepared = await client.act(`authority-clerk@${GUANGDONG}`, 'dossiers', list.id, 'prepare', list.version, {
    items: winners.map(({ one: winner }) => ({ caseId: winner.id, listed: true })),
    minutes: '会议审议了各市推荐的技术，确定了名单。',
    participants: ['环资处'],
  });
  await client.act(`authority-lead@${GUANGDONG}`, 'dossiers', list.id, 'decide', prepared.version, {});
  await published(client, PROVINCIAL, GUANGDONG, winners, '广东省绿色技术推广目录（2024年版，演示）');
  await technology(PROVINCIAL, first, third);
  const [chosen] = await Promise.all([
    technology(NATIONAL, first, one, fromGuangzhou.one.id),
    technology(NATIONAL, second, other, fromFoshan.one.id),
  ]);
  await nominated(client, NATIONAL, `clerk@${GUANGDONG}`, `lead@${GUANGDONG}`, 'clerk@ndrc', [chosen]);
}
