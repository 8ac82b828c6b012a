import type { LiveEventDto } from '@linxuan/contracts';
import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { EngineHarness, openSession, sessionOf, sessionsOf } from '@linxuan/testing';
import { LiveHub } from './live-hub.service';
import { STREAMS_PER_PERSON, STREAMS_PER_SESSION, StreamRegister, type EndOfStream } from './stream-register';

jest.setTimeout(120_000);
const quiet = { warn: () => undefined };
const settle = () => new Promise((resolve) => setTimeout(resolve, 700));

describe('change events on PostgreSQL', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let hub: LiveHub;
  const clock = new Clock();

  beforeAll(async () => {
    harness = await EngineHarness.start();
    const url = harness.database.urlFor('app_api');
    work = new UnitOfWork(await createDataSource(url, { poolSize: 4 }).initialize());
    hub = new LiveHub(work, sessionsOf(work, clock), { database: { app_api: url } }, quiet as never);
    await hub.onModuleInit();
  });
  afterAll(async () => {
    await hub.onApplicationShutdown();
    await work.source.destroy();
    await harness.stop();
  });

  async function hear(person: Actor) {
    const actor = await sessionsOf(work, clock).find(await openSession(harness.work, person));
    if (!actor) throw new Error('no session');
    const heard: LiveEventDto[] = [];
    const ends: EndOfStream[] = [];
    const leave = hub.subscribe({ actor, tell: (event) => heard.push(event), end: (reason) => ends.push(reason) });
    return { actor, heard, ends, leave };
  }

  it('tells each session of its own queues and visible cases, and others nothing', async () => {
    const applicant = await harness.person(
      'applicant',
      await harness.enterprise('enterprise-live'),
      'enterprise-clerk',
    );
    const clerk = await hear(await harness.person('clerk', 'ndrc-440000', 'nominator-clerk'));
    const foreign = await hear(await harness.person('foreign', 'ndrc-330000', 'nominator-clerk'));
    const holder = await hear(applicant);
    const caseId = await harness.submitted(applicant, 77);
    await settle();
    expect(clerk.heard).toContainEqual({ type: 'tasks' });
    expect(clerk.heard).toContainEqual({ type: 'case', id: caseId });
    expect(holder.heard).toContainEqual({ type: 'case', id: caseId });
    expect(foreign.heard).toEqual([]);
    for (const { leave } of [clerk, foreign, holder]) leave();
    expect(hub.size).toBe(0);
  });

  it('makes every queue look again when a change event cannot be read, and tells of notices', async () => {
    const one = await hear(await harness.person('clerk', 'ndrc-440000', 'nominator-clerk'));
    await harness.work.source.query(`SELECT pg_notify('linxuan_changed', '{"cases":["cut o')`);
    await settle();
    expect(one.heard).toEqual([{ type: 'tasks' }, { type: 'notification' }]);
    one.heard.length = 0;
    await harness.work.source.query(
      `SELECT pg_notify('linxuan_changed', '{"notices":["ndrc-440000/nominator-clerk","elsewhere/x"]}')`,
    );
    await settle();
    expect(one.heard).toEqual([{ type: 'notification' }]);
    one.leave();
  });

  const ends: Record<string, (person: Actor, session: string) => Promise<unknown>> = {
    'its session is signed out': (_, session) =>
      harness.work.source.query(`DELETE FROM session WHERE token_hash = $1`, [session]),
    'its session has idled': (_, session) =>
      harness.work.source.query(`UPDATE session SET expires_at = now() WHERE token_hash = $1`, [session]),
    'its session is over a day old': (_, session) =>
      harness.work.source.query(`UPDATE session SET created_at = now() - interval '25 hours' WHERE token_hash = $1`, [
        session,
      ]),
    'the person is disabled': ({ userId }) =>
      harness.work.source.query(`UPDATE app_user SET disabled_at = now() WHERE id = $1`, [userId]),
    'the person gets a new first password': ({ userId }) =>
      harness.work.source.query(`UPDATE app_user SET password_hash = 'new', must_change = true WHERE id = $1`, [
        userId,
      ]),
    'the role is ended': ({ userId, role }) =>
      harness.work.source.query(`UPDATE membership SET ended_at = now() WHERE user_id = $1 AND role = $2`, [
        userId,
        role,
      ]),
  };
  it.each(Object.keys(ends))('tells a stream nothing more, and closes it, once %s', async (how) => {
    const person = await harness.person(`stream ${how}`, 'ndrc-440000', 'nominator-clerk');
    const [one, other] = [
      await hear(person),
      await hear(await harness.person('stays', 'ndrc-440000', 'nominator-clerk')),
    ];
    await ends[how]?.(person, one.actor.session);
    await harness.work.source.query(
      `SELECT pg_notify('linxuan_changed', '{"queues":["ndrc-440000/nominator-clerk"]}')`,
    );
    await settle();
    expect([one.heard, one.ends]).toEqual([[], ['session']]);
    expect([other.heard, other.ends]).toEqual([[{ type: 'tasks' }], []]);
    other.leave();
  });

  it('closes a stream within seconds also when nothing is told', async () => {
    const person = await harness.person('quiet', 'ndrc-440000', 'nominator-clerk');
    const one = await hear(person);
    await ends['the person is disabled']?.(person, one.actor.session);
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect([one.ends, hub.size]).toEqual([['session'], 0]);
  });
});

describe('the streams of one process', () => {
  const stream = (person: string, session: string) => {
    const ends: EndOfStream[] = [];
    const actor = sessionOf({ userId: person, orgId: 'ndrc', role: 'authority-lead' }, { session });
    return { actor, ends, tell: () => undefined, end: (reason: EndOfStream) => void ends.push(reason) };
  };

  it('keeps the newest of a session and of a person, and leaves others alone', () => {
    const register = new StreamRegister();
    const other = stream('b', 'b1');
    register.add(other);
    const flood = Array.from({ length: 650 }, () => stream('a', 'a1'));
    flood.forEach((one) => register.add(one));
    expect(register.size).toBe(1 + STREAMS_PER_SESSION);
    expect(flood.map(({ ends }) => ends.join())).toEqual([
      ...Array.from({ length: 650 - STREAMS_PER_SESSION }, () => 'replaced'),
      ...Array.from({ length: STREAMS_PER_SESSION }, () => ''),
    ]);
    for (let n = 0; n < 100; n++) register.add(stream('a', `a${n}`));
    expect(register.size).toBe(1 + STREAMS_PER_PERSON);
    expect(other.ends).toEqual([]);
  });
});
