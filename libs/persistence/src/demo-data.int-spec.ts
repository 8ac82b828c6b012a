import { EngineHarness } from '@linxuan/testing';
import { createDataSource } from './data-source';
import { DemoInProduction, refuseDemoData } from './demo-data';

describe('an installation for real on the data of a demonstration', () => {
  let engine: EngineHarness;
  beforeAll(async () => {
    engine = await EngineHarness.start();
  });
  afterAll(() => engine.stop());

  const ROLES = ['app_api', 'app_engine', 'app_public'] as const;
  const MARKED = {
    people: `UPDATE app_user SET demo = true WHERE id = $1`,
    organisations: `UPDATE organisation SET demo = true WHERE id = (SELECT org_id FROM membership WHERE user_id = $1 LIMIT 1)`,
  };

  it.each(Object.keys(MARKED) as (keyof typeof MARKED)[])('is refused for its %s, to every process', async (what) => {
    const org = await engine.enterprise(`made-up-${what}`, '440100');
    const { userId } = await engine.person(`made-up-${what}`, org, 'enterprise-clerk');
    for (const role of ROLES) {
      const source = await createDataSource(engine.database.urlFor(role), { poolSize: 1 }).initialize();
      const query = (sql: string) => source.query(sql);
      try {
        await expect(refuseDemoData(query, 'production')).resolves.toBeUndefined();
        await engine.work.source.query(MARKED[what], [userId]);
        await expect(refuseDemoData(query, 'production')).rejects.toBeInstanceOf(DemoInProduction);
        await expect(refuseDemoData(query, 'demo')).resolves.toBeUndefined();
        await engine.work.source.query(MARKED[what].replace('true', 'false'), [userId]);
      } finally {
        await source.destroy();
      }
    }
  });
});
