import type { DemoCompany } from '../seed/demo-companies';
import { OFFICER } from './full-round-notice';
import { openDossier } from './full-round-steps';
import { DEMO_PLAN } from './plan';
import { clerkOf, leadOf, type Round, type Running } from './round';

const MINUTES = '会议逐领域审议了专家评审和部门复核结果，确定了入选线。';

/** One opinion of the ministry's own department lies with the reviewer whose account the sign-in page offers. */
export async function assignToReviewer(round: Round, one: Running): Promise<void> {
  const { opinions } = await round.view(clerkOf('ndrc'), one);
  const mine = opinions.find(({ orgId, state }) => orgId === 'miit' && state === 'asked');
  if (!mine || one.line.index % 3 === 0) return;
  await round.client.act('demo-department-intake', 'opinions', mine.id, 'assign', mine.version, {
    userId: round.userId('demo-department-reviewer'),
  });
}

/** A list that waits for the ministry's lead: prepared by one person, to be decided by another. */
export async function prepareList(
  round: Round,
  cases: Running[],
): Promise<{ id: string; version: number } | undefined> {
  const clerk = clerkOf('ndrc');
  const rows = await Promise.all(cases.map((one) => round.view(clerk, one)));
  const pending = cases.filter((_, index) => rows[index]?.case.state === 'list-decision.pending');
  if (pending.length === 0) return undefined;
  const list = await openDossier(round, clerk, 'list-decision', 'drafted');
  const items = pending.map(({ id }) => ({ caseId: id, listed: true }));
  const prepared = await round.client.act(clerk, 'dossiers', list.id, 'prepare', list.version, {
    items,
    minutes: MINUTES,
    participants: ['环资司', '节能司'],
  });
  return { id: list.id, version: prepared.version };
}

/** A first short list is on public notice, and somebody has objected to one of its items. */
export async function announceList(round: Round, cases: Running[]): Promise<void> {
  const list = await prepareList(round, cases);
  if (!list) return;
  await round.client.act(leadOf('ndrc'), 'dossiers', list.id, 'decide', list.version, {});
  const notice = await openDossier(round, OFFICER, 'public-notice', 'drafted');
  const drafted = await round.client.act(OFFICER, 'dossiers', notice.id, 'prepare', notice.version, {
    title: '关于首批拟入选绿色技术的公示',
    text: '现将首批拟入选绿色技术予以公示，公示期内可以实名提出异议。',
    contact: '电话 010-00000000（演示），电子邮箱 notice@example.com',
  });
  await round.client.act(leadOf('ndrc'), 'dossiers', notice.id, 'publish', drafted.version, {});
  const [first] = cases;
  if (first) await round.fileObjection(notice.id, first.id);
}

/** One application of another group has passed SASAC's check and waits there in a letter for its signature. */
export async function waitAtSasac(round: Round, companies: Map<string, DemoCompany>): Promise<void> {
  const line = DEMO_PLAN[6];
  const company = line ? companies.get(line.company) : undefined;
  if (!line?.group || !company) return;
  const [group, sasac] = [line.group, clerkOf('sasac')];
  const one = await round.open(line, company);
  await round.submit(one);
  await round.act(one, `a@${group}`, 'nominate');
  const letter = await openDossier(round, `a@${group}`, 'group-nomination', 'drafted');
  const prepared = await round.client.act(`a@${group}`, 'dossiers', letter.id, 'prepare', letter.version, {
    number: '演示〔2024〕5号',
    date: '2024-07-11',
    signatories: [group],
  });
  const released = await round.client.act(`b@${group}`, 'dossiers', letter.id, 'release', prepared.version, {});
  await round.client.act(sasac, 'dossiers', letter.id, 'receive', released.version, {});
  one.version = (await round.view(sasac, one)).case.version;
  await round.act(one, sasac, 'accept', {});
  await round.act(one, sasac, 'conclude', { note: '同意推荐。' });
  await round.act(one, sasac, 'nominate');
  const own = await openDossier(round, sasac, 'sasac-nomination', 'drafted');
  await round.client.act(sasac, 'dossiers', own.id, 'prepare', own.version, {
    number: '演示国资厅科创〔2024〕9号',
    date: '2024-07-11',
    signatories: ['国务院国资委'],
  });
}
