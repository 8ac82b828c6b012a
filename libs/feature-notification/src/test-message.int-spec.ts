import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { EngineHarness, sessionOf } from '@linxuan/testing';
import { DeliveryBench } from './delivery.spec-support';
import { DeliveryLogService } from './operator/delivery-log.service';

describe('a test message', () => {
  let harness: EngineHarness;
  let bench: DeliveryBench;
  let work: UnitOfWork;
  let log: DeliveryLogService;
  beforeAll(async () => {
    harness = await EngineHarness.start();
    bench = new DeliveryBench(harness);
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    const clock = new Clock();
    clock.shift(Date.parse(harness.now) - Date.now());
    log = new DeliveryLogService(work, clock, { mode: 'production' });
  }, 120_000);
  afterAll(async () => {
    await work.source.destroy();
    await bench.close();
    await harness.stop();
  });

  it('goes to the operator’s own address, the way of every message, and to nobody else’s', async () => {
    const operator = await harness.person('root', await harness.enterprise('operations'), 'operator');
    await expect(log.test(sessionOf(operator), 'zh')).rejects.toMatchObject({ code: 'notice.noAddress' });
    await bench.contact(operator.userId, 'root@example.org', '13900000000');
    await log.test(sessionOf(operator), 'zh');
    await log.test(sessionOf(operator), 'en');
    await bench.deliveries.handle();
    expect((await bench.mail('root@example.org')).map(({ subject }) => subject).sort()).toEqual([
      'Test message',
      '测试邮件',
    ]);
    expect(await log.page(sessionOf(operator), { page: 1, perPage: 5, order: 'DESC', kind: 'test' })).toMatchObject({
      total: 2,
      data: [{ state: 'sent', address: 'root@example.org' }, { state: 'sent' }],
    });
    const clerk = await harness.person('clerk', 'ndrc', 'authority-clerk');
    await bench.contact(clerk.userId, 'clerk@example.org', '13911111111');
    await expect(log.test(sessionOf(clerk), 'zh')).rejects.toMatchObject({ code: 'notice.noAddress' });
  });
});
