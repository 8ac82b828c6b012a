import { demoNumber } from '@linxuan/contracts';
import type { DemoCompany } from '../seed/demo-companies';
import { DEMO_PLAN, ENDS, type Fate } from './plan';
import { each } from './progress';
import { ORAL_DEFENCE, applicantOf, clerkOf, leadOf, Round, type Running } from './round';

const LANES = 12;
export const OFFICER = 'publicity@ndrc';
const LATE = 'ndrc-540000';
/** Fates that reach the stage after the named one. */
const EARLY: Fate[] = ['incomplete', 'department-disagrees', 'withdrawn-early'];

/** A whole round from call to catalogue, by the roles themselves. Throws when a case does not end as planned. */
export async function fullRound(
  round: Round,
  companies: Map<string, DemoCompany>,
  setClock: (iso: string) => Promise<void>,
): Promise<Map<string, number>> {
  const all: Running[] = [];
  await each('applications submitted', DEMO_PLAN, LANES, async (line) => {
    const company = companies.get(line.company);
    if (!company) throw new Error(`No company ${line.company}`);
    const running = await round.open(line, company);
    await round.submit(running);
    all.push(running);
  });
  const of = (...fates: Fate[]) => all.filter(({ line }) => fates.includes(line.fate));
  const groups = all.filter(({ line }) => line.group);
  const provincial = all.filter(({ line }) => !line.group);

  await each('preliminary reviews', provincial, LANES, (running) => preliminary(round, running));
  await nominate(round, all, groups, provincial, setClock);
  const nominated = all.filter(({ line }) => ![...EARLY, 'over-quota', 'group-over-quota', 'late'].includes(line.fate));
  await each('conditions judged', nominated, LANES, (running) => round.judgeConditions(running));
  const reviewed = nominated.filter(({ line }) => !['case-364-days', 'no-patent', 'no-report'].includes(line.fate));
  await each('department reviews', reviewed, LANES, (running) =>
    round.ministryReview(running, running.line.fate === 'ministry-disagrees'),
  );
  const written = reviewed.filter(({ line }) => line.fate !== 'ministry-disagrees');
  await each('written evaluations', written, LANES, (running) =>
    round.panel(
      running,
      'written-evaluation',
      panelists(running, 0),
      running.line.fate === 'low-written-score' ? 45 : 80,
      running.line.fate !== 'low-written-score',
    ),
  );
  const oral = written.filter(({ line }) => line.fate !== 'low-written-score');
  await setClock(ORAL_DEFENCE);
  await each('oral defences', oral, LANES, (running) =>
    round.panel(
      running,
      'oral-defence',
      panelists(running, 7),
      running.line.fate === 'low-oral-score' ? 48 : 82,
      running.line.fate !== 'low-oral-score',
    ),
  );
  const rechecked = oral.filter(({ line }) => line.fate !== 'low-oral-score');
  await each('rechecks', rechecked, LANES, (running) =>
    round.ministryReview(running, running.line.fate === 'recheck-disagrees'),
  );
  await publish(
    round,
    rechecked.filter(({ line }) => line.fate !== 'recheck-disagrees'),
    of('withdrawn-late'),
    setClock,
  );
  return check(round, all);
}

async function preliminary(round: Round, running: Running): Promise<void> {
  const { fate, nominator } = running.line;
  const clerk = clerkOf(nominator);
  if (fate === 'withdrawn-early')
    return round.act(running, applicantOf(running), 'withdraw', { reason: '申报主体调整，主动撤回。' });
  if (fate === 'incomplete')
    return round.act(running, clerk, 'reject', { reasonCode: 'incomplete', reason: '承诺书未盖章，经提醒未补正。' });
  await round.act(running, clerk, 'accept', {});
  const against = fate === 'department-disagrees';
  await round.askDepartments(running, against);
  if (against)
    await round.act(running, clerk, 'reject', {
      reasonCode: 'department-disagrees',
      reason: '有关部门不同意推荐，理由成立。',
    });
  else await round.act(running, clerk, 'conclude', { note: '各部门同意推荐。' });
}

async function nominate(
  round: Round,
  all: Running[],
  groups: Running[],
  provincial: Running[],
  setClock: (iso: string) => Promise<void>,
): Promise<void> {
  const inPool = provincial.filter(({ line }) => !EARLY.includes(line.fate));
  const within = inPool.filter(({ line }) => line.fate !== 'over-quota');
  await each('nominations of provinces', within, LANES, (running) =>
    round.act(running, clerkOf(running.line.nominator), 'nominate'),
  );
  await each(
    'refused by the quota',
    all.filter(({ line }) => line.fate === 'over-quota'),
    LANES,
    (running) => beyondQuota(round, running, clerkOf(running.line.nominator)),
  );
  await each(
    'nominations of groups',
    groups.filter(({ line }) => line.fate !== 'group-over-quota'),
    LANES,
    (running) => round.act(running, `a@${running.line.group}`, 'nominate'),
  );
  await each(
    'refused by the group quota',
    groups.filter(({ line }) => line.fate === 'group-over-quota'),
    LANES,
    (running) => beyondQuota(round, running, `a@${running.line.group}`),
  );

  const owners = [...new Set(groups.map(({ line }) => line.group ?? ''))];
  await each('group dossiers', owners, LANES, (org) =>
    send(round, org, 'group-nomination', `a@${org}`, `b@${org}`, clerkOf('sasac'), `演示${org}〔2024〕8号`),
  );
  const viaSasac = groups.filter(({ line }) => line.fate !== 'group-over-quota');
  await each('reviews by SASAC', viaSasac, LANES, async (running) => {
    await refresh(round, running, clerkOf('sasac'));
    await round.act(running, clerkOf('sasac'), 'accept', {});
    await round.act(running, clerkOf('sasac'), 'conclude', { note: '同意推荐。' });
    await round.act(running, clerkOf('sasac'), 'nominate');
  });
  await send(
    round,
    'sasac',
    'sasac-nomination',
    clerkOf('sasac'),
    leadOf('sasac'),
    clerkOf('ndrc'),
    '演示国资厅科创〔2024〕31号',
  );
  const provinces = [...new Set(within.map(({ line }) => line.nominator))];
  await each(
    'dossiers of provinces',
    provinces.filter((org) => org !== LATE),
    LANES,
    (org) =>
      send(
        round,
        org,
        'nomination',
        clerkOf(org),
        leadOf(org),
        clerkOf('ndrc'),
        `演示${org.slice(5)}发改环资〔2024〕66号`,
      ),
  );
  await setClock('2024-08-01T02:00:00.000Z');
  await sendLate(round);
  await each('received by the ministry', all, LANES, (running) => refresh(round, running, applicantOf(running)));
}

/** A seventh is refused with the rule's words, and then declined as beyond the quota. */
async function beyondQuota(round: Round, running: Running, login: string): Promise<void> {
  const code = await round.act(running, login, 'nominate').then(
    () => 'applied',
    (error: { code?: string }) => error.code,
  );
  if (code !== 'quota.exhausted') throw new Error(`${running.line.company} beyond the quota was answered ${code}`);
  await round.act(running, login, 'decline', { reasonCode: 'over-quota', reason: '名额已用完，综合排序在后。' });
}

export async function openDossier(
  round: Round,
  login: string,
  stage: string,
  state: string,
): Promise<{ id: string; version: number }> {
  const { data } = await round.client.get<{ data: { id: string; version: number; ownerOrg: string }[] }>(
    login,
    `/api/dossiers?editionId=${round.editionId}&stage=${stage}&state=${state}&perPage=100`,
  );
  const [found] = data;
  if (!found) throw new Error(`${login} has no ${state} dossier of ${stage}`);
  return found;
}

/** Prepared by one person, released by another, received by the next desk. */
async function send(
  round: Round,
  org: string,
  stage: string,
  preparer: string,
  releaser: string,
  receiver: string,
  number: string,
): Promise<void> {
  const { id, version } = await openDossier(round, preparer, stage, 'drafted');
  const name = round.definition.roster.find((entry) => entry.org === org)?.name.zh ?? org;
  const prepared = await round.client.act(preparer, 'dossiers', id, 'prepare', version, {
    number,
    date: '2024-07-15',
    signatories: [name],
  });
  const released = await round.client.act(releaser, 'dossiers', id, 'release', prepared.version, {});
  await round.client.act(receiver, 'dossiers', id, 'receive', released.version, {});
}

async function sendLate(round: Round): Promise<void> {
  const { id, version } = await openDossier(round, clerkOf(LATE), 'nomination', 'drafted');
  const prepared = await round.client.act(clerkOf(LATE), 'dossiers', id, 'prepare', version, {
    number: '演示藏发改环资〔2024〕9号',
    date: '2024-08-01',
    signatories: ['西藏自治区发展改革委'],
  });
  const released = await round.client.act(leadOf(LATE), 'dossiers', id, 'release', prepared.version, {});
  await round.client.act(leadOf('ndrc'), 'dossiers', id, 'refuse-late', released.version, {
    reason: '超过推荐截止日期，按规定不再接收。',
  });
}

async function refresh(round: Round, running: Running, login: string): Promise<void> {
  running.version = (await round.view(login, running)).case.version;
}

const INSTITUTES = [
  'inst-north-energy',
  'inst-clearwater',
  'inst-greenbuild',
  'inst-circular',
  'inst-ecology',
  'inst-process',
  'inst-powertrain',
  'inst-economy',
  'inst-carbon',
  'inst-grid',
];
/** Three experts of three institutes; another three at the defence. */
export function panelists(running: Running, shift: number): string[] {
  return [0, 1, 2].map(
    (n) =>
      `expert${1 + ((running.line.index + n) % 3)}@${INSTITUTES[(running.line.index + shift + n * 3) % INSTITUTES.length]}`,
  );
}

async function publish(
  round: Round,
  pending: Running[],
  withdrawing: Running[],
  setClock: (iso: string) => Promise<void>,
): Promise<void> {
  const { client } = round;
  await setClock('2024-11-18T02:00:00.000Z');
  const items = [...pending]
    .sort((a, b) => a.line.technology.area.localeCompare(b.line.technology.area))
    .map(({ id, line }) =>
      line.fate === 'below-cut-line'
        ? { caseId: id, listed: false, reasonCode: 'below-cut-line', reason: '综合排序在入选线以下。' }
        : { caseId: id, listed: true },
    );
  const list = await openDossier(round, clerkOf('ndrc'), 'list-decision', 'drafted');
  const prepared = await client.act(clerkOf('ndrc'), 'dossiers', list.id, 'prepare', list.version, {
    items,
    minutes: '会议逐领域审议了专家评审和部门复核结果，确定了入选线。',
    participants: ['环资司', '节能司'],
  });
  await client.act(leadOf('ndrc'), 'dossiers', list.id, 'decide', prepared.version, {});
  const noticed = pending.filter(({ line }) => line.fate !== 'below-cut-line');
  await each('withdrawn by the holder', withdrawing, LANES, async (running) => {
    await refresh(round, running, applicantOf(running));
    await round.act(running, applicantOf(running), 'withdraw', { reason: '技术转让谈判中，主动撤回。' });
  });
  const shown = noticed.filter(({ line }) => line.fate !== 'withdrawn-late');
  const notice = await openDossier(round, OFFICER, 'public-notice', 'drafted');
  const drafted = await client.act(OFFICER, 'dossiers', notice.id, 'prepare', notice.version, {
    title: '关于绿色技术推广目录（2024年版）拟入选技术的公示',
    text: '现将拟入选技术予以公示，公示期内可以实名提出异议。',
    contact: '电话 010-00000000（演示），电子邮箱 notice@example.com',
  });
  await client.act(leadOf('ndrc'), 'dossiers', notice.id, 'publish', drafted.version, {});
  await object(
    round,
    notice.id,
    shown.filter(({ line }) => line.fate === 'objection-upheld'),
  );
  await setClock('2024-11-26T02:00:00.000Z');
  const published = shown.filter(({ line }) => line.fate === 'published');
  await waitForClose(round, published);
  await each('entries classified and confirmed', published, LANES, (running) => entry(round, running));
  await setClock('2024-12-24T02:00:00.000Z');
  const catalogue = await openDossier(round, OFFICER, 'publication', 'drafted');
  const ready = await client.act(OFFICER, 'dossiers', catalogue.id, 'prepare', catalogue.version, {
    title: '绿色技术推广目录（2024年版）',
    number: demoNumber('2024-12-24'),
    date: '2024-12-24',
  });
  await client.act(leadOf('ndrc'), 'dossiers', catalogue.id, 'publish', ready.version, {});
}

/** A citizen objects on the public site's terms; the officer verifies and upholds, and the item is excluded. */
async function object(round: Round, noticeId: string, items: Running[]): Promise<void> {
  await each('objections upheld', items, LANES, async (running) => {
    await round.fileObjection(noticeId, running.id);
    const found = await arrived(round, running);
    const admitted = await round.client.act(OFFICER, 'objections', found.id, 'admit', found.version, {});
    await round.client.act(OFFICER, 'objections', found.id, 'uphold', admitted.version, {
      answer: '经核实，所报案例效果与实际不符，异议成立。',
    });
    await refresh(round, running, clerkOf('ndrc'));
    await round.act(running, leadOf('ndrc'), 'exclude', { reasonCode: 'objection-upheld', reason: '异议经核实成立。' });
  });
}

/** What a citizen sends passes the queue like everything else. */
async function arrived(round: Round, running: Running): Promise<{ id: string; version: number }> {
  for (let tries = 0; tries < 60; tries++) {
    const { data } = await round.client.get<{ data: { id: string; version: number; caseId: string }[] }>(
      OFFICER,
      '/api/publication/objections?perPage=100',
    );
    const found = data.find(({ caseId }) => caseId === running.id);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`The objection against ${running.line.company} did not arrive`);
}

/** Closing is the timer's work; the driver only waits for it. */
async function waitForClose(round: Round, items: Running[]): Promise<void> {
  const [first] = items;
  if (!first) return;
  for (let tries = 0; tries < 240; tries++) {
    const { case: row } = await round.view(OFFICER, first);
    if (row.state === 'classification.pending') {
      await each('cleared after the notice', items, LANES, (running) => refresh(round, running, OFFICER));
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('The notice did not close');
}

async function entry(round: Round, running: Running): Promise<void> {
  const { technology } = running.line;
  await round.act(running, OFFICER, 'classify', { category: technology.category, reason: '按产业指导目录归类。' });
  const cases = technology.cases.slice(0, 2).map((one, n) => ({
    caseKey: `c${n + 1}`,
    title: one.title,
    content: '完成主体装置建设并投入运行。',
    scale: '按项目设计规模',
    benefit: '效果经用户确认。',
    annualCO2Tonnes: one.annualCO2Tonnes,
    annualCoalEquivTonnes: one.annualCoalEquivTonnes,
  }));
  await round.act(running, OFFICER, 'draft-entry', {
    name: technology.name,
    process: '关键工段采用闭环控制，能量逐级利用，核心装备自主设计。',
    parameters: [
      { name: '系统热效率', value: '≥90', unit: '%' },
      { name: '年运行时间', value: '≥8000', unit: 'h' },
    ],
    cases,
  });
  await round.act(running, applicantOf(running), 'confirm-entry');
}

async function check(round: Round, all: Running[]): Promise<Map<string, number>> {
  const wrong: string[] = [];
  const sections = new Map<string, number>();
  await each('results checked', all, LANES, async (running) => {
    const { case: row } = await round.view(applicantOf(running), running);
    const end = ENDS[running.line.fate];
    if (row.state !== end.state || (end.reason !== null && row.reasonCode !== end.reason))
      wrong.push(`${running.line.company} (${running.line.fate}): ${row.state} ${row.reasonCode ?? ''}`);
    else if (running.line.fate === 'published')
      sections.set(running.line.technology.area, (sections.get(running.line.technology.area) ?? 0) + 1);
  });
  if (wrong.length > 0) throw new Error(`Cases that did not end as planned:\n${wrong.join('\n')}`);
  return sections;
}
