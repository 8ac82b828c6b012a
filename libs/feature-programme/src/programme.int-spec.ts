import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { EngineHarness, sessionOf } from '@linxuan/testing';
import { formFields } from '@linxuan/form-rules';
import { ProgrammeService } from './programme.service';

jest.setTimeout(120_000);

describe('editions on PostgreSQL', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 2 }).initialize());
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  it('gives the definition, the form in its written order, the taxonomy and the diagram', async () => {
    const actor = sessionOf(
      await harness.person('reader', await harness.enterprise('enterprise-reader'), 'enterprise-clerk'),
    );
    const programmes = new ProgrammeService(work);
    expect(await programmes.list(actor)).toMatchObject([
      { id: 'green-technology-2024', edition: '2024', state: 'open' },
    ]);
    expect((await programmes.overview(actor, 'green-technology-2024')).definition.stages.map(({ id }) => id)).toContain(
      'condition-check',
    );
    const order = formFields(await programmes.form(actor, 'green-technology-2024'))
      .map(({ pointer }) => pointer)
      .filter((pointer) => pointer.lastIndexOf('/') === 0);
    expect(order.slice(0, 6)).toEqual(['/holder', '/jointHolders', '/technology', '/effects', '/economics', '/cases']);
    const taxonomy = await programmes.taxonomy(actor, 'green-technology-2024');
    expect([taxonomy.length, taxonomy.filter(({ level, open }) => level === 1 && open).length]).toEqual([284, 6]);
    expect(await programmes.graph(actor, 'green-technology-2024', 'en')).toMatch(/^<svg/);
    await expect(programmes.form(actor, 'nothing')).rejects.toMatchObject({ code: 'subject.notFound' });
  });
});
