import { randomUUID } from 'node:crypto';
import type { Actor } from '@linxuan/domain';
import { createDataSource, TransitionRequestRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, type TransitionCommand } from '@linxuan/platform';
import { doorOf, EngineHarness, meeting, sessionOf, warmPool } from '@linxuan/testing';

jest.setTimeout(120_000);

describe('a request to the engine', () => {
  let engine: EngineHarness;
  let work: UnitOfWork;
  let clerk: Actor;
  let lead: Actor;
  let caseId: string;
  const clock = new Clock();

  beforeAll(async () => {
    engine = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 8 }).initialize());
    clock.shift(Date.parse(engine.now) - Date.now());
    caseId = await engine.pooled(1);
    clerk = await engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    lead = await engine.person('lead-ndrc-440000', 'ndrc-440000', 'nominator-lead');
  });
  afterAll(async () => {
    await work.source.destroy();
    await engine.stop();
  });

  const nominate = (key: string, more: Partial<TransitionCommand> = {}): TransitionCommand => ({
    subjectType: 'case',
    subjectId: caseId,
    action: 'nominate',
    version: null,
    payload: {},
    idempotencyKey: key,
    ...more,
  });
  const ask = (actor: Actor, command: TransitionCommand) =>
    work
      .run(sessionOf(actor).scope, (tx) => doorOf(work, clock).accept(tx, sessionOf(actor), command))
      .catch((error: unknown) => {
        if (error instanceof DomainError) return error.code;
        throw error;
      });
  const rows = (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
    engine.work.source.query(sql, values);

  it('that is sent again under its key is the same request, queued once', async () => {
    const key = randomUUID();
    const first = await ask(clerk, nominate(key));
    expect(await ask(clerk, nominate(key))).toBe(first);
    expect(await rows(`SELECT count(*)::int AS n FROM outbox WHERE key = $1`, first)).toEqual([{ n: 1 }]);
  });

  it('is one, however many of the same key come at the same moment', async () => {
    const key = randomUUID();
    await warmPool(work.source, 6);
    const meet = meeting(6);
    const ids = await Promise.all(Array.from({ length: 6 }, () => meet().then(() => ask(clerk, nominate(key)))));
    expect(new Set(ids).size).toBe(1);
    expect(await rows(`SELECT count(*)::int AS n FROM transition_request WHERE idempotency_key = $1`, key)).toEqual([
      { n: 1 },
    ]);
  });

  it.each<[string, Partial<TransitionCommand>]>([
    ['another payload', { payload: { override: { reason: 'x' } } }],
    ['another version', { version: 7 }],
    ['another action', { action: 'reject' }],
  ])('is refused where its key has been used for %s', async (_what, more) => {
    const key = randomUUID();
    await ask(clerk, nominate(key));
    expect(await ask(clerk, nominate(key, more))).toBe('request.keyReused');
  });

  it('of another person under the same key is another request', async () => {
    const key = randomUUID();
    const [own, other] = [await ask(clerk, nominate(key)), await ask(lead, nominate(key))];
    expect(own).not.toBe(other);
    expect(
      await rows(
        `SELECT user_id, state FROM transition_request WHERE idempotency_key = $1 ORDER BY user_id = $2`,
        key,
        lead.userId,
      ),
    ).toEqual([
      { user_id: clerk.userId, state: 'pending' },
      { user_id: lead.userId, state: 'pending' },
    ]);
  });

  it('of somebody who does not see the subject is refused as if there were none', async () => {
    const stranger = await engine.person('clerk-ndrc-350000', 'ndrc-350000', 'nominator-clerk');
    expect(await ask(stranger, nominate(randomUUID()))).toBe('subject.notFound');
    expect(await ask(clerk, nominate(randomUUID(), { subjectId: randomUUID() }))).toBe('subject.notFound');
    expect(await ask(clerk, nominate(randomUUID(), { action: 'no-such-action' }))).toBe('action.unknown');
  });

  it('is parked while it is pending, and keeps the outcome that it has', async () => {
    const park = (id: string) => engine.work.system((tx) => new TransitionRequestRepository(tx).park(id, 'no disk'));
    const pending = await engine.request(clerk, 'case', caseId, 'nominate');
    await park(pending);
    expect(await engine.outcome(pending)).toMatchObject({ state: 'parked', error: 'no disk' });
    const done = await engine.must(clerk, 'case', caseId, 'nominate');
    await park(done.id);
    expect(await engine.outcome(done.id)).toMatchObject({ state: 'applied', error: null });
    await engine.transitions.apply(done.id);
    expect((await engine.outcome(done.id)).attempts).toBe(1);
  });
});
