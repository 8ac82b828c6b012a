import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor, type SessionReader } from '@linxuan/platform';
import { editionsOf, EngineHarness, openSession, queryCounter, sessionsOf } from '@linxuan/testing';
import { IdentityWorkService } from './identity-work.service';
import { TaskListService } from './task-list.service';

jest.setTimeout(120_000);
const PAGE = { page: 1, perPage: 25, order: 'ASC', sort: 'dueAt' } as const;

describe('the work of a person with several identities', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let finder: SessionReader;
  let identities: IdentityWorkService;
  let tasks: TaskListService;
  let userId: string;

  const actorAs = async (orgId: string, role: 'nominator-clerk' | 'nominator-lead'): Promise<SessionActor> => {
    const actor = await finder.find(await openSession(harness.work, { userId, orgId, role }));
    if (!actor) throw new Error('the session is not found');
    return actor;
  };
  const counts = async (actor: SessionActor) =>
    Object.fromEntries(
      (await identities.of(actor)).map(({ membershipId, count, elsewhere }) => [
        membershipId,
        [count, elsewhere.count, elsewhere.sample.length],
      ]),
    );
  const membershipOf = async (person: string, orgId: string): Promise<string> => {
    const [row]: { id: string }[] = await harness.work.source.query(
      `SELECT id FROM membership WHERE user_id = $1 AND org_id = $2`,
      [person, orgId],
    );
    return row?.id ?? '';
  };

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    const clock = new Clock();
    clock.shift(Date.parse(harness.now) - Date.now());
    finder = sessionsOf(work, clock);
    identities = new IdentityWorkService(work, editionsOf(), clock);
    tasks = new TaskListService(work, editionsOf(), clock);
    for (const seed of [1, 2]) {
      const applicant = await harness.person(`a-${seed}`, await harness.enterprise(`e-${seed}`), 'enterprise-clerk');
      await harness.submitted(applicant, seed);
    }
    ({ userId } = await harness.person('both', 'ndrc-330000', 'nominator-clerk'));
    await harness.person('both', 'ndrc-440000', 'nominator-clerk');
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  it('counts under each membership what the list of that membership shows, and shows what the role at hand does not', async () => {
    const [here, there] = [
      await actorAs('ndrc-330000', 'nominator-clerk'),
      await actorAs('ndrc-440000', 'nominator-clerk'),
    ];
    expect([(await tasks.page(here, PAGE)).total, (await tasks.page(there, PAGE)).total]).toEqual([0, 2]);
    expect(await counts(here)).toEqual({ [here.membershipId]: [0, 0, 0], [there.membershipId]: [2, 2, 2] });
    expect(await counts(there)).toEqual({ [here.membershipId]: [0, 0, 0], [there.membershipId]: [2, 0, 0] });
    const [first] = await identities.of(here);
    expect(first?.membershipId).toBe(there.membershipId);
    expect(first?.elsewhere.sample[0]).toMatchObject({ kind: 'check-form', orgId: 'ndrc-440000' });
  });

  it('counts a deputation from its beginning to its end and no longer', async () => {
    const lead = await harness.person('lead', 'ndrc-330000', 'nominator-lead');
    const held = await membershipOf(lead.userId, 'ndrc-330000');
    const actor = await actorAs('ndrc-440000', 'nominator-clerk');
    expect(Object.keys(await counts(actor))).not.toContain(held);
    const stand = (from: string, to: string) =>
      harness.work.source.query(
        `INSERT INTO deputy (id, principal_user, membership_id, deputy_user, starts_at, ends_at) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5)`,
        [lead.userId, held, userId, from, to],
      );
    await stand('2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z');
    expect(Object.keys(await counts(actor))).not.toContain(held);
    await stand('2024-07-01T00:00:00Z', '2099-01-01T00:00:00Z');
    expect((await counts(actor))[held]).toEqual([0, 0, 0]);
  });

  it('gives a stranger with the same scope nothing, and leaves the scope of no other transaction changed', async () => {
    const stranger = await harness.person('stranger', 'ndrc-110000', 'nominator-clerk');
    const actor = await finder.find(await openSession(harness.work, stranger));
    if (!actor) throw new Error('the session is not found');
    const there = await actorAs('ndrc-440000', 'nominator-clerk');
    const pretending = { ...actor, queues: there.queues, scope: { ...actor.scope, queues: there.queues } };
    expect((await identities.of(pretending)).map(({ count }) => count)).toEqual([0]);
    expect((await tasks.page({ ...actor, queues: there.queues }, PAGE)).total).toBe(0);
  });

  it('needs as many statements for much work as for none', async () => {
    const [much, none] = [
      await actorAs('ndrc-330000', 'nominator-clerk'),
      await finder.find(
        await openSession(harness.work, await harness.person('stranger', 'ndrc-110000', 'nominator-clerk')),
      ),
    ];
    if (!none) throw new Error('the session is not found');
    const counter = queryCounter(work);
    for (const actor of [much, none]) {
      const { length } = await identities.of(actor);
      // Begin, scope, the person's own scope, one read, commit; and its scope and a read for each identity, all of
      // which may sign. Whom it concerns is asked once, where there is work.
      expect(counter.take()).toBe(5 + 2 * length + (actor === much ? 1 : 0));
    }
    counter.stop();
  });
});
