import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { editionsOf, EngineHarness, sessionOf } from '@linxuan/testing';
import { HomeService } from './home.service';

describe('the first hour of an installation', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let home: HomeService;
  let operator: SessionActor;
  const query = (sql: string, ...parameters: unknown[]) => harness.work.source.query(sql, parameters);
  const open = async () =>
    (await home.view(operator)).setup?.filter(({ done }) => !done).map(({ step, count, of }) => [step, count, of]);

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    const clock = new Clock();
    // After the close of the only edition, which nobody has opened by two.
    clock.shift(Date.parse('2024-08-02T00:00:00.000Z') - Date.now());
    home = new HomeService(work, editionsOf(), clock);
    operator = sessionOf(await harness.person('root', await harness.enterprise('operations'), 'operator'));
    await query(`UPDATE app_user SET must_change = false`);
    await query(`DELETE FROM organisation WHERE kind = 'nominator' AND id NOT IN ('ndrc-440000', 'ndrc-330000')`);
  }, 120_000);
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  it('follows from what is there, step by step, and is gone once nothing is lacking', async () => {
    expect(await open()).toEqual([
      ['second', 1, 2],
      ['authority', null, null],
      ['nominators', 0, 2],
      ['mail', null, null],
      ['programme', null, null],
    ]);
    // Two accounts of one person, and somebody who has not signed in yet, are no second person.
    const twin = await harness.person('twin', 'operations', 'operator');
    await query(
      `UPDATE app_user SET person_id = (SELECT person_id FROM app_user WHERE id = $2), must_change = false WHERE id = $1`,
      twin.userId,
      operator.userId,
    );
    const second = await harness.person('second', 'operations', 'security-officer');
    await query(`UPDATE app_user SET must_change = true WHERE id = $1`, second.userId);
    expect((await open())?.[0]).toEqual(['second', 1, 2]);
    await query(`UPDATE app_user SET must_change = false WHERE id = $1`, second.userId);
    // Clerk and lead of two different authorities are none that could open an edition.
    await harness.person('c', 'ndrc', 'authority-clerk');
    await harness.person('l', 'nea', 'authority-lead');
    expect((await open())?.[0]).toEqual(['authority', null, null]);
    await harness.person('l', 'ndrc', 'authority-lead');
    for (const org of ['ndrc-440000', 'ndrc-330000']) {
      await harness.person(`c-${org}`, org, 'nominator-clerk');
      expect((await open())?.[0]).toEqual(['nominators', org === 'ndrc-440000' ? 0 : 1, 2]);
      await harness.person(`l-${org}`, org, 'nominator-lead');
    }
    expect(await open()).toEqual([
      ['mail', null, null],
      ['programme', null, null],
    ]);
    await query(
      `INSERT INTO delivery (id, delivery_key, kind, channel, urgency, address, locale, subject, body, state, due_at, created_at, error)
       VALUES (gen_random_uuid(), 'test/1', 'test', 'email', 'now', 'a@example.org', 'zh-CN', 's', 'b', 'failed', now(), now(), 'refused')`,
    );
    expect((await home.view(operator)).setup?.find(({ step }) => step === 'mail')?.error).toBe('refused');
    await query(`UPDATE delivery SET state = 'sent', error = NULL`);
    expect(await open()).toEqual([['programme', null, null]]);
    await harness.yearAfter('green-technology/2024', '2024-08-01T00:00:00.000Z');
    expect((await home.view(operator)).setup).toBeUndefined();
  });

  it('is the operator’s alone', async () => {
    const lead = sessionOf(await harness.person('other-lead', 'ndrc', 'authority-lead'));
    expect((await home.view(lead)).setup).toBeUndefined();
  });
});
