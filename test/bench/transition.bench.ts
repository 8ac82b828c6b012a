import { MAINLAND_PREFIXES } from '@linxuan/form-rules';
import { ProcessHarness, redisProgram, RoundDriver, type QueueKind, type SessionClient } from '@linxuan/testing';
import { BareTransitions } from './bare';
import { CpuMeter } from './cpu-meter';
import { act } from './http';
import { figure, measure, median, percent } from './measure';
import { ReferenceService } from './reference-service';
import { keepTable } from './report';

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 4);
const CLIENTS = [1, 16, 64];
/** A folder: api and worker write their CPU profiles there. */
const PROFILE = process.env['BENCH_PROFILE'];
/** A province for each client as long as there are any: most work on an account of their own, as provinces do. */
const PROVINCES = Array.from(
  { length: Math.max(...CLIENTS) },
  (_, client) => `${MAINLAND_PREFIXES[client % MAINLAND_PREFIXES.length] ?? ''}0000`,
);

interface WorkItem {
  session: SessionClient;
  id: string;
  version: number;
  turn: number;
  people: string[];
}

/** From the request that is sent over HTTP to the outcome that came through the queue. */
describe('a transition', () => {
  const rows: string[][] = [];
  afterAll(() =>
    keepTable(
      'transition',
      [
        'queue',
        'transition',
        'clients',
        'per second',
        'spread',
        'p50 ms',
        'p95 ms',
        'bare per second',
        'bare p95 ms',
        'share of the bare rate',
        'reference per second',
        'share of the reference rate',
        'CPU ms: api',
        'worker',
        'database',
        'bare: database',
        'answered 202',
      ],
      rows,
    ),
  );

  for (const queue of ['postgres', 'redis'] as QueueKind[])
    it(`with the queue on ${queue}`, async () => {
      if (queue === 'redis' && !redisProgram())
        return void console.warn('There is no redis-server on this machine: not measured on Redis');
      const product = await ProcessHarness.start({
        queue,
        nodeArgs: PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${PROFILE}`] : [],
      });
      const most = Math.max(...CLIENTS);
      let bare: BareTransitions | undefined;
      let reference: ReferenceService | undefined;
      try {
        const yardstick = (bare = await BareTransitions.open(product.engine.database.url, most));
        if (redisProgram()) reference = await ReferenceService.start(product.engine.database.url, 'none', most);
        const other = reference;
        const [opinions, nominations] = [await opinionItems(product), await nominationItems(product)];
        const cpu = await CpuMeter.of(
          { api: product.apiPid, worker: product.workers[0]?.pid ?? 0 },
          product.engine.database.url,
        );
        for (const clients of CLIENTS) {
          cpu.start();
          const plain = await median(() => measure(clients, SECONDS / 2, (client) => yardstick.one(client), 0));
          const plainCost = cpu.each(plain.count);
          const plainly =
            other && (await median(() => measure(clients, SECONDS / 2, (client) => other.decide(client), 0)));
          for (const [name, one] of [
            ['hand an opinion over', handOver(product, opinions)],
            ['nominate, take back', nominate(product, nominations)],
          ] as const) {
            let polled = 0;
            cpu.start();
            const measured = await median(() =>
              measure(clients, SECONDS, async (client) => void ((await one(client)) && polled++), 0),
            );
            const cost = cpu.each(measured.count);
            rows.push([
              queue,
              name,
              String(clients),
              figure(measured.rate),
              percent(measured.spread),
              figure(measured.p50),
              figure(measured.p95),
              figure(plain.rate),
              figure(plain.p95),
              figure(measured.rate / plain.rate),
              ...(plainly ? [figure(plainly.rate), figure(measured.rate / plainly.rate)] : ['', '']),
              figure(cost.api),
              figure(cost.worker),
              figure(cost.database),
              figure(plainCost.database),
              String(polled),
            ]);
            process.stderr.write(`${rows.at(-1)?.join('  ')}\n`);
          }
        }
        await product.drained();
      } finally {
        await bare?.close();
        await reference?.stop();
        await product.stop();
      }
    });
});

async function step(product: ProcessHarness, item: WorkItem, path: string, payload: object): Promise<boolean> {
  const { version, polled } = await act(item.session, product.origin, path, item.version, payload);
  item.version = version;
  item.turn++;
  return polled;
}

function handOver(product: ProcessHarness, items: WorkItem[]) {
  return (client: number): Promise<boolean> => {
    const item = items[client] as WorkItem;
    return step(product, item, `/api/opinions/${item.id}/actions/assign`, { userId: item.people[item.turn % 2] });
  };
}

function nominate(product: ProcessHarness, items: WorkItem[]) {
  return (client: number): Promise<boolean> => {
    const item = items[client] as WorkItem;
    return step(product, item, `/api/cases/${item.id}/actions/${item.turn % 2 === 0 ? 'nominate' : 'unnominate'}`, {});
  };
}

async function nominationItems(product: ProcessHarness): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  for (const [index, region] of PROVINCES.entries()) {
    const province = `ndrc-${region}`;
    const id = await product.engine.pooled(500 + index, province, `${region.slice(0, 2)}0100`);
    const clerk = await product.engine.person(`clerk-${province}`, province, 'nominator-clerk');
    items.push({
      session: await product.client(clerk),
      id,
      version: await product.versionOf('case_file', id),
      turn: 0,
      people: [],
    });
  }
  return items;
}

async function opinionItems(product: ProcessHarness): Promise<WorkItem[]> {
  const { engine } = product;
  const round = await RoundDriver.with(engine);
  const items: WorkItem[] = [];
  for (const [index, region] of PROVINCES.entries()) {
    const [province, department] = [`ndrc-${region}`, `${region}-mee`];
    const clerk = await round.clerkOf(province);
    const applicant = await engine.person(
      `applicant-${index}`,
      await engine.enterprise(`enterprise-${index}`, `${region.slice(0, 2)}0100`),
      'enterprise-clerk',
    );
    const caseId = await engine.submitted(applicant, index);
    await engine.must(clerk, 'case', caseId, 'accept');
    await engine.must(clerk, 'case', caseId, 'ask', { departments: [department] });
    const people = await Promise.all(
      ['a', 'b'].map((letter) => engine.person(`reviewer-${letter}-${region}`, department, 'department-reviewer')),
    );
    const intake = await engine.person(`intake-${region}`, department, 'department-intake');
    const opinions: { id: string; version: number }[] = await engine.work.source.query(
      `SELECT id, version FROM opinion WHERE case_id = $1`,
      [caseId],
    );
    items.push({
      session: await product.client(intake),
      id: opinions[0]?.id ?? '',
      version: opinions[0]?.version ?? 0,
      turn: 0,
      people: people.map(({ userId }) => userId),
    });
  }
  return items;
}
