import type { OrderBodyDto } from '@linxuan/contracts';
import { ORDERS_BY_TWO } from '@linxuan/domain';
import { createDataSource, expireGrants, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { doorOf, editionsOf, EngineHarness, sessionOf } from '@linxuan/testing';
import { OrderService } from './order.service';

jest.setTimeout(120_000);
const EDITION = 'green-technology-2024';

/** An order that gives or takes a power is one person's proposal and another's act, in every disguise of the one. */
describe('orders that need two people', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let orders: OrderService;
  let [lead, second, twin, clerk]: SessionActor[] = [];
  let leaving: { userId: string };
  const at = (actor: SessionActor | undefined): SessionActor => actor as SessionActor;
  const person = async (login: string, org: string, role: Parameters<EngineHarness['person']>[2]) =>
    sessionOf(await harness.person(login, org, role));
  const acting = (actor: SessionActor, principal: SessionActor): SessionActor => ({
    ...principal,
    actingFor: actor.userId,
    deputy: actor.userId,
    scope: { ...principal.scope, deputy: actor.userId },
  });
  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    const clock = new Clock();
    clock.shift(Date.parse(harness.now) - Date.now());
    orders = new OrderService(work, editionsOf(), doorOf(work, clock), clock);
    lead = await person('lead-one', 'ndrc', 'authority-lead');
    second = await person('lead-two', 'ndrc', 'authority-lead');
    twin = await person('lead-one-again', 'ndrc', 'authority-lead');
    clerk = await person('clerk-one', 'ndrc', 'authority-clerk');
    await person('lead-one', 'ndrc', 'authority-clerk');
    await harness.work.source.query(`UPDATE app_user SET person_id = $1 WHERE id = $2`, [
      at(lead).userId,
      at(twin).userId,
    ]);
    leaving = await harness.person('leaving', 'ndrc-440000', 'nominator-clerk');
    await harness.person('coming', 'ndrc-440000', 'nominator-lead');
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  const paper = { editionId: EDITION, documentNumber: '发改办环资〔2024〕002号', reason: '机构改革' };
  const BODIES: Record<string, () => OrderBodyDto> = {
    'replace-official': () => ({
      ...paper,
      kind: 'replace-official',
      orgId: 'ndrc-440000',
      role: 'nominator-clerk',
      userId: leaving.userId,
      successorLogin: 'coming',
    }),
    'merge-nominator': () => ({ ...paper, kind: 'merge-nominator', orgId: 'ndrc-440300', into: 'ndrc-440000' }),
  };
  const DISGUISES: Record<string, () => SessionActor> = {
    'the proposer': () => at(lead),
    'the proposer in another role': () => ({ ...at(lead), role: 'authority-lead' }),
    'another account of the proposer': () => at(twin),
    'the proposer as a deputy of another': () => acting(at(lead), at(second)),
    'another who stands in for the proposer': () => acting(at(second), at(lead)),
  };

  it.each(ORDERS_BY_TWO)('%s takes effect by another person and by no disguise of the same one', async (kind) => {
    const body = (BODIES[kind] as () => OrderBodyDto)();
    const { id, proposed } = await orders.record(at(lead), body);
    expect(proposed).toBe(true);
    const recorded = () => harness.work.source.query(`SELECT kind FROM recorded_order WHERE kind = $1`, [kind]);
    for (const [disguise, actor] of Object.entries(DISGUISES)) {
      const code = await orders.confirm(actor(), id).then(
        () => 'confirmed',
        (error: { code?: string; message: string }) => error.code ?? error.message,
      );
      expect([disguise, code]).toEqual([disguise, 'order.samePerson']);
      expect((await orders.proposals(actor())).map(({ mine }) => mine)).toEqual([true]);
    }
    await expect(orders.record(at(second), body)).rejects.toMatchObject({ code: 'order.open' });
    expect(await recorded()).toEqual([]);
    await orders.confirm(at(second), id);
    expect(await recorded()).toEqual([{ kind }]);
    await expect(orders.confirm(at(second), id)).rejects.toMatchObject({ code: 'order.settled' });
  });

  it('are taken by the database with their proposal alone, and by no disguise', async () => {
    const { id } = await orders.record(at(clerk), {
      ...paper,
      kind: 'replace-official',
      orgId: 'ndrc-440000',
      role: 'nominator-lead',
      userId: (await harness.person('coming', 'ndrc-440000', 'nominator-lead')).userId,
      successorLogin: 'leaving',
    });
    for (const proposal of [null, id])
      for (const kind of ORDERS_BY_TWO)
        await expect(
          work.run(at(clerk).scope, (tx) =>
            tx.query(
              `INSERT INTO recorded_order (id, edition_id, kind, payload, document_number, reason, ordered_by, ordered_at, proposal_id) VALUES (gen_random_uuid(), $1, $2, '{}', 'x', 'x', $3, now(), $4)`,
              [EDITION, kind, at(clerk).userId, proposal],
            ),
          ),
        ).rejects.toMatchObject({ message: 'order.samePerson' });
    await expect(orders.settle(at(second), id, 'withdrawn')).rejects.toMatchObject({ code: 'subject.notFound' });
    await expect(orders.settle(at(clerk), id, 'declined')).rejects.toMatchObject({ code: 'order.samePerson' });
    await orders.settle(at(clerk), id, 'withdrawn');
  });

  it('tell the leads that one waits and the proposer what became of it, also when it lapses', async () => {
    const told = (): Promise<{ queue_key: string; kind: string }[]> =>
      harness.work.source.query(
        `WITH gone AS (DELETE FROM notification WHERE kind LIKE 'order.%' RETURNING queue_key, kind) SELECT * FROM gone ORDER BY kind`,
      );
    await told();
    const body = { ...BODIES['merge-nominator']!(), orgId: 'ndrc-320000', into: 'ndrc-330000' } as OrderBodyDto;
    const { id } = await orders.record(at(clerk), body);
    expect(await told()).toEqual([{ queue_key: 'ndrc/authority-lead', kind: 'order.proposed' }]);
    await orders.settle(at(lead), id, 'declined');
    expect(await told()).toEqual([{ queue_key: `user:${at(clerk).userId}`, kind: 'order.declined' }]);
    await orders.record(at(clerk), body);
    await told();
    const late = new Date(Date.parse(harness.now) + 15 * 86_400_000).toISOString();
    await harness.work.system((tx) => expireGrants(tx, late));
    expect(await told()).toEqual([{ queue_key: `user:${at(clerk).userId}`, kind: 'order.expired' }]);
  });

  it('leave what changes names and dates to one lead, and nothing else to a clerk', async () => {
    const body = { ...paper, kind: 'extend-nomination' as const, orgId: null, until: '2024-08-30' };
    await expect(orders.record(at(clerk), body)).rejects.toMatchObject({ code: 'subject.notFound' });
    expect((await orders.record(at(lead), body)).proposed).toBe(false);
  });
});
