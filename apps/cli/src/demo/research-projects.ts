import type { DemoCompany } from '../seed/demo-companies';
import type { DemoClient } from './http-client';
import { dossierOf, holderOf, ProgrammeCase } from './programme-case';
import { evaluated } from './programme-panel';
import { applicantLogin } from '../seed/applicant-login';

const RESEARCH = 'key-rd-programme-2025';
const AGENCY = 'clerk@agency-rd';
const [CLERK, LEAD] = ['authority-clerk@most', 'authority-lead@most'];
/** Amounts of an agreement are in fen. */
const MILLION_YUAN = 100_000_000;

interface Project {
  name: string;
  field: string;
  total: string;
}

/** Two first applications, one with its experts and one at the agency, and a project that is under way. */
export async function research(client: DemoClient, first: DemoCompany, second: DemoCompany): Promise<void> {
  const heat = await applied(client, first, { name: '低品位余热高效利用关键技术', field: '1', total: '1815' }, 1);
  await heat.act(AGENCY, 'accept', {});
  await applied(client, second, { name: '绿色制造数字孪生关键技术', field: '2', total: '960.50' }, 2);
  await underWay(client, second, { name: '可再生能源耦合制氢关键技术', field: '3', total: '1815' });
}

const technologyOf = ({ name, field }: Project) => ({
  name,
  area: field,
  category: `${field}.1`,
  process: '围绕指南方向提出总体目标、考核指标和技术路线，组织优势单位协同攻关。',
});

async function applied(client: DemoClient, holder: DemoCompany, project: Project, n: number): Promise<ProgrammeCase> {
  const one = await ProgrammeCase.open(client, RESEARCH, holder, project.name);
  await one.submit(
    () => ({
      holder: holderOf(holder, n),
      technology: technologyOf(project),
      budget: { total: project.total },
      declarations: { truthful: true, integrity: true },
    }),
    [['licence', 'pdf']],
  );
  return one;
}

/**
 * Both rounds passed, approved, agreed for 15 million yuan and paid once; its reports, the rest of the money and any
 * change are still to come.
 */
async function underWay(client: DemoClient, holder: DemoCompany, project: Project): Promise<void> {
  const one = await applied(client, holder, project, 3);
  await one.act(AGENCY, 'accept', {});
  const staff = { clerk: CLERK, lead: LEAD, comment: '与指南方向一致。' };
  await evaluated(client, one, { ...staff, stage: 'pre-review', criteria: ['aim', 'base'] });
  await one.submitAnew(
    () => ({
      technology: { ...technologyOf(project), tasks: '任务一：机理研究；任务二：装置研制；任务三：示范。', months: 36 },
      budget: { total: '1815', direct: '1500', equipment: '300', indirect: '315', otherSource: '0' },
    }),
    [],
  );
  await evaluated(client, one, {
    ...staff,
    stage: 'merged-review',
    criteria: ['project', 'policy', 'relevance', 'economy'],
    session: { title: '合并评审第一场', at: '2024-07-15T01:00:00.000Z', place: '北京会议中心（演示）' },
  });
  const list = await dossierOf(client, CLERK, RESEARCH, 'list-decision', 'drafted');
  const prepared = await client.act(CLERK, 'dossiers', list.id, 'prepare', list.version, {
    items: [{ caseId: one.id, listed: true }],
    minutes: '经研究，同意立项并批复预算。',
  });
  await client.act(LEAD, 'dossiers', list.id, 'decide', prepared.version, {});
  await one.actAnew(LEAD, 'offer', {
    amountFen: 15 * MILLION_YUAN,
    targets: [{ name: '制氢单位电耗', value: '下降20%', assessment: '第三方测试' }],
    text: '按任务书约定组织实施。',
  });
  const applicant = applicantLogin(holder.code);
  await one.act(applicant, 'sign', {});
  const { obligations } = await client.get<{ obligations: { id: string; kind: string; version: number }[] }>(
    CLERK,
    `/api/cases/${one.id}`,
  );
  const payment = obligations.find(({ kind }) => kind === 'payment');
  if (!payment) throw new Error(`${project.name} has no payment`);
  await client.act(CLERK, 'obligations', payment.id, 'pay', payment.version, {
    amountFen: 9 * MILLION_YUAN,
    reference: '演示拨付〔2024〕1号',
  });
  await one.actAnew(applicant, 'request-change', {
    changeId: 'within-topic',
    reason: '参与单位分工调整，预算相应调整。',
  });
}
