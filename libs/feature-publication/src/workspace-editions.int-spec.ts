import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { editionsOf, EngineHarness, sessionOf, TEST_EDITION } from '@linxuan/testing';
import { CatalogueService } from './catalogue.service';
import { ClassificationService } from './classification.service';
import { EntryService } from './entry.service';
import { NoticeService } from './notice.service';
import { ObjectionService } from './objection.service';

describe('an authority that publishes for several editions', () => {
  let engine: EngineHarness;
  let api: UnitOfWork;
  let officer: Actor;
  let newer = '';
  const clock = new Clock();

  beforeAll(async () => {
    engine = await EngineHarness.start();
    api = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    officer = await engine.person('officer', 'ndrc', 'publicity-officer');
    const began = engine.now;
    newer = await engine.programme('equipment-renewal/2025', '2025-02-10T01:00:00.000Z');
    await engine.programme('brics-cases/2025', '2025-06-10T01:00:00.000Z');
    engine.now = began;
  }, 60_000);
  afterAll(async () => {
    await api.source.destroy();
    await engine.stop();
  });

  it('is told which editions are its own and which workspaces each has', async () => {
    const places = await new CatalogueService(api, editionsOf(), clock, { mode: 'production' }).places(
      sessionOf(officer),
    );
    expect(places.map(({ id, edition, desks }) => [id, edition, desks])).toEqual([
      [TEST_EDITION, '2024', ['notice', 'classification', 'publication']],
      [newer, '2025', ['publication']],
    ]);
    expect(places.every(({ title }) => title.zh !== '' && title.en !== '')).toBe(true);
  });

  it('opens the catalogue of the edition that is named, the newest without a name', async () => {
    const workspace = new CatalogueService(api, editionsOf(), clock, { mode: 'production' });
    const [named, other, none] = await Promise.all([
      workspace.workspace(sessionOf(officer), 'zh', TEST_EDITION),
      workspace.workspace(sessionOf(officer), 'zh', newer),
      workspace.workspace(sessionOf(officer), 'zh'),
    ]);
    expect([named.editionId, other.editionId, none.editionId]).toEqual([TEST_EDITION, newer, newer]);
    expect(named.dossier?.id).not.toBe(other.dossier?.id);
    await expect(workspace.workspace(sessionOf(officer), 'zh', 'green-technology-1999')).rejects.toMatchObject({
      code: 'subject.notFound',
    });
    const id = await engine.submitted(
      await engine.person('applicant', await engine.enterprise('enterprise'), 'enterprise-clerk'),
      1,
    );
    await engine.work.source.query(
      `UPDATE case_file SET state = 'publication.drafting', stage = 'publication' WHERE id = $1`,
      [id],
    );
    await engine.work.source.query(
      `INSERT INTO party (id, case_id, org_id, relation) VALUES (gen_random_uuid(), $1, 'ndrc', 'authority')`,
      [id],
    );
    const entries = new EntryService(api, editionsOf(), clock);
    expect([
      (await entries.list(sessionOf(officer), TEST_EDITION)).map((one) => one.case.id),
      await entries.list(sessionOf(officer), newer),
    ]).toEqual([[id], []]);
  });

  it('opens the newest edition that has the workspace at all', async () => {
    expect((await new NoticeService(api, editionsOf(), clock).workspace(sessionOf(officer), 'zh')).editionId).toBe(
      TEST_EDITION,
    );
    expect(
      (await new ClassificationService(api, editionsOf(), clock).workspace(sessionOf(officer), 'zh')).areas.length,
    ).toBeGreaterThan(1);
    expect(await new ObjectionService(api, editionsOf(), clock).held(sessionOf(officer), 'zh', TEST_EDITION)).toEqual(
      [],
    );
    await expect(
      new ClassificationService(api, editionsOf(), clock).workspace(sessionOf(officer), 'zh', newer),
    ).rejects.toMatchObject({ code: 'subject.notFound' });
  });
});
