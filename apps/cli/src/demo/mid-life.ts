import type { DemoCompany } from '../seed/demo-companies';
import { applicantOf, clerkOf, leadOf, reviewerOf, type Round, type Running } from './round';
import { openDossier } from './full-round-steps';
import { panelists } from './panelists';
import { announceList, assignToReviewer, prepareList, waitAtSasac } from './mid-life-offices';
import { drawInPublic } from './open-draw';
import { DEMO_PLAN, type PlanLine } from './plan';
import { playDays, type Appointment } from './days';
import {
  AFTER_RECEIPT,
  HOME,
  type Place,
  type Placed,
  RECEIVED,
  SENT,
  TODAY,
  UNDER_WAY,
  placements,
} from './mid-life-places';

/**
 * Puts a round in the middle of its life, day by day: work waits for every role, and nothing was written past the API.
 */
export async function midLife(
  round: Round,
  companies: Map<string, DemoCompany>,
  setClock: (iso: string) => Promise<void>,
): Promise<void> {
  const running = new Map<Place, Running[]>();
  const of = (place: Place) => running.get(place) ?? [];
  const lists = placements(companies).map((placed) => biography(round, placed, running));
  lists.push([
    { day: SENT, last: true, work: () => sendBatches(round, running) },
    { day: RECEIVED, last: true, work: () => receiveBatches(round, running) },
    { day: 12, work: () => group(round, companies) },
    // What the home province prepared waits for its lead.
    { day: 14, last: true, work: async () => void (await prepareBatch(round, HOME)) },
    { day: 13, work: () => waitAtSasac(round, companies) },
    { day: 14, last: true, work: () => announceList(round, of('noticed')) },
    { day: 14, last: true, work: () => remindHome(round) },
    { day: TODAY, last: true, work: async () => void (await prepareList(round, of('listing'))) },
    { day: TODAY, last: true, work: () => drawInPublic(round, of('seating')) },
  ]);
  await playDays(lists, setClock);
}

/** What happens to one application, and when. */
function biography(
  round: Round,
  { place, start, line, company }: Placed,
  running: Map<Place, Running[]>,
): Appointment[] {
  const clerk = clerkOf(line.nominator);
  let one: Running;
  const days: Appointment[] = [
    {
      day: start,
      work: async () => {
        one = await round.open(line, company);
        running.set(place, [...(running.get(place) ?? []), one]);
        if (place !== 'draft') await round.submit(one);
      },
    },
  ];
  const then = (after: number, work: () => Promise<unknown>) =>
    days.push({ day: start + after, work: async () => void (await work()) });
  if (place === 'draft' || place === 'check') return days;
  if (place === 'returned') {
    then(2, () =>
      round.act(one, clerk, 'return', {
        fields: ['/cases', '/technology/process'],
        reason: '请补充第二个案例的投运日期，并说明关键工艺参数。',
      }),
    );
    return days;
  }
  then(1, () => round.act(one, clerk, 'accept', {}));
  if (place === 'ask') return days;
  if (place === 'opinions') {
    then(2, () => waitingOpinions(round, one));
    return days;
  }
  then(1, () => round.ask(one, 3));
  then(2, () => round.answerAll(one, place === 'conclude'));
  if (place === 'conclude') return days;
  then(3, () =>
    round.act(one, clerk, 'conclude', { note: '各部门同意推荐。', notAsked: '本技术不涉及其余部门的职责。' }),
  );
  if (place !== 'pool') then(4, () => round.act(one, clerk, 'nominate'));
  if (AFTER_RECEIPT.includes(place)) days.push(...atTheMinistry(round, () => one, place));
  return days;
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
  if (mine && one.line.index % 2 === 0)
    await round.client.act('demo-province-dept', 'opinions', mine.id, 'assign', mine.version, {
      userId: round.userId('demo-province-dept'),
    });
}

async function prepareBatch(round: Round, org: string): Promise<{ id: string; version: number }> {
  const open = await openDossier(round, clerkOf(org), 'nomination', 'drafted');
  const name = round.definition.roster.find((entry) => entry.org === org)?.name.zh ?? org;
  const { version } = await round.client.act(clerkOf(org), 'dossiers', open.id, 'prepare', open.version, {
    number: `演示发改环资〔2024〕${org.slice(5, 7)}号`,
    date: '2024-07-03',
    signatories: [name],
  });
  return { id: open.id, version };
}

async function sendBatches(round: Round, running: Map<Place, Running[]>): Promise<void> {
  const sent = [...(running.get('transmitted') ?? []), ...AFTER_RECEIPT.flatMap((place) => running.get(place) ?? [])];
  for (const org of new Set(sent.map(({ line }) => line.nominator))) {
    const { id, version } = await prepareBatch(round, org);
    await round.client.act(leadOf(org), 'dossiers', id, 'release', version, {});
  }
}

/** The ministry reminds the home province by hand, besides what the ladder says by itself. */
async function remindHome(round: Round): Promise<void> {
  await round.client.post('demo-ministry-clerk', '/api/dashboard/reminders', {
    orgIds: [HOME],
    editionId: round.editionId,
  });
}

/** The batch of one province stays on its way, so that a receipt is waiting too. */
async function receiveBatches(round: Round, running: Map<Place, Running[]>): Promise<void> {
  const senders = new Set(AFTER_RECEIPT.flatMap((place) => running.get(place) ?? []).map(({ line }) => line.nominator));
  for (const org of senders) {
    if (org === UNDER_WAY) continue;
    const sent = await openDossier(round, clerkOf(org), 'nomination', 'transmitted');
    await round.client.act(clerkOf('ndrc'), 'dossiers', sent.id, 'receive', sent.version, {});
  }
}

/** The steps of the ministry, as far as the place lies; those of the province whose batch is under way have none. */
function atTheMinistry(round: Round, one: () => Running, place: Place): Appointment[] {
  const clerk = clerkOf('ndrc');
  const experts = () => ['demo-expert', ...panelists(one(), 1).slice(1)].map((expert) => round.userId(expert));
  const days: Appointment[] = [];
  const on = (day: number, work: () => Promise<unknown>) =>
    days.push({ day, work: async () => void (one().line.nominator !== UNDER_WAY && (await work())) });
  if (place === 'conditions') return days;
  on(9, async () => {
    one().version = (await round.view(applicantOf(one()), one())).case.version;
    await round.judgeConditions(one());
  });
  if (place === 'ministry') on(11, () => assignToReviewer(round, one()));
  if (place === 'ministry-signing') on(11, () => proposeOnly(round, one()));
  if (place === 'ministry' || place === 'ministry-signing') return days;
  on(11, () => round.ministryReview(one(), false));
  if (place === 'seating') return days;
  if (place === 'scoring') {
    on(13, () => round.act(one(), clerk, 'seat', { experts: experts() }));
    return days;
  }
  on(12, () => round.panel(one(), 'written-evaluation', panelists(one(), 0), 80, true));
  if (place === 'oral') {
    on(13, () =>
      round.act(one(), clerk, 'seat', {
        experts: experts(),
        session: {
          title: '第一场',
          at: '2024-07-22T01:00:00.000Z',
          place: '北京会议中心（演示）',
          position: one().line.index,
        },
      }),
    );
    return days;
  }
  on(13, () => round.panel(one(), 'oral-defence', panelists(one(), 7), 82, true, '2024-07-11T01:00:00.000Z'));
  // The first list is decided before the next one fills.
  on(place === 'noticed' ? 14 : TODAY, () => round.ministryReview(one(), false));
  return days;
}

/** Reviewers have proposed; the departments' leads still sign. */
async function proposeOnly(round: Round, one: Running): Promise<void> {
  const { opinions } = await round.view(clerkOf('ndrc'), one);
  for (const opinion of opinions.filter(({ state }) => state === 'asked')) {
    const staff = `staff@${opinion.orgId}`;
    const assigned = await round.client.act(staff, 'opinions', opinion.id, 'assign', opinion.version, {
      userId: round.userId(staff),
    });
    await round.client.act(reviewerOf(staff), 'opinions', opinion.id, 'answer', assigned.version, {
      verdict: 'agree',
      text: '经审核，材料和效果核算符合要求，建议通过。',
    });
  }
}

/** A subsidiary's two applications wait for its group, a third is a draft, and another group's for SASAC. */
async function group(round: Round, companies: Map<string, DemoCompany>): Promise<void> {
  const own = companies.get('demo-zhenghe-sub');
  const base = DEMO_PLAN[5] as PlanLine;
  if (own)
    await Promise.all(
      [0, 1, 2].map(async (n) => {
        const line = {
          ...(DEMO_PLAN[60 + n] as PlanLine),
          index: 200 + n,
          fate: 'published' as const,
          company: own.code,
          nominator: 'sasac',
          group: own.parent,
          region: own.region ?? '',
        };
        const opened = await round.open(line, own);
        // The third is still being written, so that the subsidiary's own account opens on work too.
        if (n < 2) await round.submit(opened);
      }),
    );
  const other = companies.get(base.company);
  if (!other || !base.group) return;
  const sent = await round.open(base, other);
  await round.submit(sent);
  await round.act(sent, `a@${base.group}`, 'nominate');
  const { data } = await round.client.get<{ data: { id: string; version: number }[] }>(
    `a@${base.group}`,
    `/api/dossiers?editionId=${round.editionId}&stage=group-nomination&state=drafted&perPage=10`,
  );
  const [open] = data;
  if (!open) throw new Error('The group has no open dossier');
  const prepared = await round.client.act(`a@${base.group}`, 'dossiers', open.id, 'prepare', open.version, {
    number: '演示〔2024〕3号',
    date: '2024-07-10',
    signatories: [other.parent ?? ''],
  });
  const released = await round.client.act(`b@${base.group}`, 'dossiers', open.id, 'release', prepared.version, {});
  await round.client.act(clerkOf('sasac'), 'dossiers', open.id, 'receive', released.version, {});
}
