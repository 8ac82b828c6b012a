import { each } from './progress';
import { applicantOf, clerkOf, leadOf, Round, type Running } from './round';
import { EARLY, LANES, openDossier, refresh } from './full-round-steps';

const LATE = 'ndrc-540000';

export async function nominate(
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

/** Prepared by one person, released by another, received by the next organisation. */
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
