import type { DemoCompany } from '../seed/demo-companies';
import { applicantOf, clerkOf, leadOf, reviewerOf, type Round, type Running } from './round';
import { panelists } from './full-round';
import { announceList, assignToReviewer, prepareList, waitAtSasac } from './mid-life-desks';
import { DEMO_PLAN, type PlanLine } from './plan';
import { each } from './progress';

/** Where an application of the default seed waits, so that every account opens on work. */
type Place =
  | 'draft' | 'check' | 'returned' | 'ask' | 'opinions' | 'conclude' | 'pool' | 'prepared' | 'transmitted' | 'conditions' | 'ministry' | 'ministry-signing' | 'seating' | 'scoring' | 'oral' | 'listing' | 'noticed';

const LANES = 8;
const PLACES: [Place, number][] = [
  ['draft', 2], ['check', 4], ['returned', 2], ['ask', 2], ['opinions', 3], ['conclude', 2], ['pool', 7], ['prepared', 3], ['transmitted', 2], ['conditions', 4], ['ministry', 3], ['ministry-signing', 2], ['seating', 2], ['scoring', 3], ['oral', 2], ['listing', 3], ['noticed', 3],
];
/** Up to the pool the cases are Guangdong's, whose desks the sign-in page offers; later ones come from provinces of their own. */
const LOCAL: Place[] = ['draft', 'check', 'returned', 'ask', 'opinions', 'conclude', 'pool'];
/** The noticed come first: their list is decided before the next one fills. */
const AFTER_RECEIPT: Place[] = ['noticed', 'conditions', 'ministry', 'ministry-signing', 'seating', 'scoring', 'oral', 'listing'];

/** Puts a round in the middle of its life: work waits for every role, and nothing was written past the API. */
export async function midLife(round: Round, companies: Map<string, DemoCompany>): Promise<void> {
  const placed = placements(companies);
  const running = new Map<Place, Running[]>();
  await each('demo applications', placed, LANES, async ({ place, line, company }) => {
    const one = await round.open(line, company);
    if (place !== 'draft') {
      await round.submit(one);
      await local(round, one, place);
    }
    running.set(place, [...(running.get(place) ?? []), one]);
  });
  await sendBatches(round, running);
  for (const place of AFTER_RECEIPT) {
    const waiting = running.get(place) ?? [];
    await each(`demo cases: ${place}`, waiting, LANES, (one) => ministry(round, one, place));
    if (place === 'noticed') await announceList(round, waiting);
    if (place === 'listing') await prepareList(round, waiting);
  }
  await group(round, companies);
  await waitAtSasac(round, companies);
}

function placements(companies: Map<string, DemoCompany>): { place: Place; line: PlanLine; company: DemoCompany }[] {
  const named = ['demo-lanxi', 'demo-yunheng'];
  const places = PLACES.flatMap(([place, count]) => Array.from({ length: count }, (_, n) => ({ place, n })));
  return places.map(({ place, n }, index) => {
    // Published names in the demo of a running round would look like a result, so the lines are offset and marked by their applicants.
    const base = DEMO_PLAN[(index * 3 + 20) % 112] as PlanLine;
    const local = LOCAL.includes(place);
    const province = place === 'prepared' ? '440000' : local ? '440000' : ['320000', '330000', '370000', '110000', '510000'][index % 5];
    const holders = holdersOf(`ndrc-${province}`);
    const code = (place === 'draft' || place === 'returned') && n < named.length ? (named[n] ?? '') : (holders[index % holders.length] ?? '');
    const company = companies.get(code);
    if (!company) throw new Error(`No company ${code}`);
    return { place, company, line: { ...base, index, fate: 'published' as const, company: code, nominator: `ndrc-${province}`, region: company.region ?? '440100', group: null } };
  });
}

/** Applicants whose applications go to this nominator by their seat alone: no group stands above them. */
function holdersOf(nominator: string): string[] {
  return DEMO_PLAN.filter((line) => line.nominator === nominator && !line.group && !line.affiliation).map(({ company }) => company);
}

async function local(round: Round, one: Running, place: Place): Promise<void> {
  const clerk = clerkOf(one.line.nominator);
  if (place === 'check') return;
  if (place === 'returned') return round.act(one, clerk, 'return', { fields: ['/cases', '/technology/process'], reason: '请补充第二个案例的投运日期，并说明关键工艺参数。' });
  await round.act(one, clerk, 'accept', {});
  if (place === 'ask') return;
  if (place === 'opinions') return waitingOpinions(round, one);
  await round.askDepartments(one, place === 'conclude', 3);
  if (place === 'conclude') return;
  await round.act(one, clerk, 'conclude', { note: '各部门同意推荐。' });
  if (place !== 'pool') await round.act(one, clerk, 'nominate');
}

/** One opinion waits to be assigned, one to be written, one has been given. */
async function waitingOpinions(round: Round, one: Running): Promise<void> {
  const clerk = clerkOf(one.line.nominator);
  const departments = ['miit', 'mee', 'nea'].map((name) => `${one.line.nominator.slice(5)}-${name}`);
  await round.act(one, clerk, 'ask', { departments });
  const { opinions } = await round.view(clerk, one);
  const of = (name: string) => opinions.find(({ orgId }) => orgId.endsWith(name));
  const [mine, given] = [of('miit'), of('mee')];
  if (given) await round.answer(one, given, 'agree', false);
  if (mine && one.line.index % 2 === 0) await round.client.act('demo-province-dept', 'opinions', mine.id, 'assign', mine.version, { userId: round.userId('demo-province-dept') });
}

async function sendBatches(round: Round, running: Map<Place, Running[]>): Promise<void> {
  const sent = [...(running.get('transmitted') ?? []), ...AFTER_RECEIPT.flatMap((place) => running.get(place) ?? [])];
  const prepared = running.get('prepared') ?? [];
  for (const org of [...new Set([...sent, ...prepared].map(({ line }) => line.nominator))]) {
    const { data } = await round.client.get<{ data: { id: string; version: number }[] }>(clerkOf(org), `/api/dossiers?editionId=${round.editionId}&stage=nomination&state=drafted&perPage=10`);
    const [open] = data;
    if (!open) throw new Error(`${org} has no open dossier`);
    const name = round.definition.roster.find((entry) => entry.org === org)?.name.zh ?? org;
    const done = await round.client.act(clerkOf(org), 'dossiers', open.id, 'prepare', open.version, { number: `${org.slice(5)}发改环资〔2024〕12号`, date: '2024-07-15', signatories: [name] });
    if (org === 'ndrc-440000') continue;
    const released = await round.client.act(leadOf(org), 'dossiers', open.id, 'release', done.version, {});
    if (org !== 'ndrc-510000') await round.client.act(clerkOf('ndrc'), 'dossiers', open.id, 'receive', released.version, {});
  }
}

async function ministry(round: Round, one: Running, place: Place): Promise<void> {
  const login = applicantOf(one);
  const { case: row } = await round.view(login, one);
  one.version = row.version;
  // The batch of one province stays on its way, so that a receipt is waiting too.
  if (row.state !== 'condition-check.received' || place === 'conditions') return;
  await round.judgeConditions(one);
  if (place === 'ministry') return assignToReviewer(round, one);
  if (place === 'ministry-signing') return proposeOnly(round, one);
  await round.ministryReview(one, false);
  if (place === 'seating') return;
  const experts = ['demo-expert', ...panelists(one, 1).slice(1)];
  if (place === 'scoring') return round.act(one, clerkOf('ndrc'), 'seat', { experts: experts.map((expert) => round.userId(expert)) });
  await round.panel(one, 'written-evaluation', panelists(one, 0), 80, true);
  if (place === 'oral') return round.act(one, clerkOf('ndrc'), 'seat', { experts: experts.map((expert) => round.userId(expert)), session: { title: '第一场', at: '2024-07-22T01:00:00.000Z', place: '北京会议中心（演示）', position: one.line.index } });
  await round.panel(one, 'oral-defence', panelists(one, 7), 82, true);
  await round.ministryReview(one, false);
}

/** Reviewers have proposed; the departments' leads still sign. */
async function proposeOnly(round: Round, one: Running): Promise<void> {
  const { opinions } = await round.view(clerkOf('ndrc'), one);
  for (const opinion of opinions.filter(({ state }) => state === 'asked')) {
    const staff = `staff@${opinion.orgId}`;
    const assigned = await round.client.act(staff, 'opinions', opinion.id, 'assign', opinion.version, { userId: round.userId(staff) });
    await round.client.act(reviewerOf(staff), 'opinions', opinion.id, 'answer', assigned.version, { verdict: 'agree', text: '经审核，材料和效果核算符合要求，建议通过。' });
  }
}

/** A subsidiary's two applications wait for its group, a third is a draft, and another group's for SASAC. */
async function group(round: Round, companies: Map<string, DemoCompany>): Promise<void> {
  const own = companies.get('demo-zhenghe-sub');
  const base = DEMO_PLAN[5] as PlanLine;
  if (own) await Promise.all([0, 1, 2].map(async (n) => {
    const line = { ...(DEMO_PLAN[60 + n] as PlanLine), index: 200 + n, fate: 'published' as const, company: own.code, nominator: 'sasac', group: own.parent, region: own.region ?? '' };
    const opened = await round.open(line, own);
    // The third is still being written, so that the subsidiary's own account opens on work too.
    if (n < 2) await round.submit(opened);
  }));
  const other = companies.get(base.company);
  if (!other || !base.group) return;
  const sent = await round.open(base, other);
  await round.submit(sent);
  await round.act(sent, `a@${base.group}`, 'nominate');
  const { data } = await round.client.get<{ data: { id: string; version: number }[] }>(`a@${base.group}`, `/api/dossiers?editionId=${round.editionId}&stage=group-nomination&state=drafted&perPage=10`);
  const [open] = data;
  if (!open) throw new Error('The group has no open dossier');
  const prepared = await round.client.act(`a@${base.group}`, 'dossiers', open.id, 'prepare', open.version, { number: '演示〔2024〕3号', date: '2024-07-15', signatories: [other.parent ?? ''] });
  const released = await round.client.act(`b@${base.group}`, 'dossiers', open.id, 'release', prepared.version, {});
  await round.client.act(clerkOf('sasac'), 'dossiers', open.id, 'receive', released.version, {});
}
