import { deriveId } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { doorOf, editionsOf, EngineHarness, openVersion, sessionOf, TEST_EDITION } from '@linxuan/testing';
import { EditionFlowService } from '../edition-flow.service';
import { EditionService } from '../edition.service';
import { MigrationService } from '../migration.service';
import { BundleService } from './bundle.service';
import { TaxonomyService } from './taxonomy.service';

jest.setTimeout(180_000);

const ORGANISATION = (code: string, name = '演示机构') =>
  `---\norganisations:\n  - {code: ${code}, kind: nominator, level: national, parent: null, region: null, name: {zh: ${name}, en: Body}}\n`;

describe('bundles on PostgreSQL, as the API sees it', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let bundles: BundleService;
  let taxonomies: TaxonomyService;
  let editions: EditionService;
  let flow: EditionFlowService;
  let clerk: SessionActor;
  let lead: SessionActor;
  let template: string;
  /** The template as a programme of its own. */
  const programme = (id: string) => template.replaceAll('my-programme', id);
  const organisations = async (): Promise<string[]> =>
    (await harness.work.source.query(`SELECT id FROM organisation ORDER BY id`)).map(({ id }: { id: string }) => id);

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 6 }).initialize());
    const clock = new Clock();
    clock.shift(Date.parse(harness.now) - Date.now());
    clerk = sessionOf(await harness.person('writer', 'ndrc', 'authority-clerk'));
    lead = sessionOf(await harness.person('signer', 'ndrc', 'authority-lead'));
    bundles = new BundleService(work, clock);
    editions = new EditionService(work, clock);
    taxonomies = new TaxonomyService(work, editions, clock);
    flow = new EditionFlowService(
      work,
      editions,
      new MigrationService(work, editionsOf(), doorOf(work, clock), clock),
      clock,
    );
    template = (await bundles.template(clerk)).content;
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  it('brings a programme that nobody knew, once, and two people open it', async () => {
    const text = programme('rain-gardens');
    const before = await bundles.report(clerk, text);
    expect(before).toMatchObject({
      outcome: 'programme',
      version: 1,
      base: null,
      taken: [],
      organisations: [],
      more: 0,
    });
    expect(before.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    // A report stores nothing.
    const id = before.editionId ?? '';
    await expect(editions.one(clerk, id)).rejects.toMatchObject({ code: 'subject.notFound' });
    const imported = await bundles.import(clerk, { text });
    expect(imported).toEqual({ editionId: id, version: 1, changed: true });
    expect(await bundles.import(clerk, { text })).toEqual({ ...imported, changed: false });
    expect(await bundles.report(clerk, text)).toMatchObject({ outcome: 'same', version: 1, draft: null });
    await flow.propose(clerk, id, 1, { documentNumber: '演示〔2024〕1号', reason: '新项目' });
    const itself = sessionOf({ userId: clerk.scope.userId, orgId: 'ndrc', role: 'authority-lead' });
    await expect(flow.approve(itself, id, 1)).rejects.toMatchObject({ code: 'edition.samePerson' });
    await flow.approve(lead, id, 1);
    await harness.work.system((tx) => openVersion(tx, id, 1, harness.now));
    expect((await editions.one(clerk, id)).state).toBe('open');
    // What was opened is still the same file.
    expect(await bundles.import(clerk, { text })).toEqual({ ...imported, changed: false });
  });

  it('gives back what changes nothing when it is brought again, of every version', async () => {
    for (const id of [TEST_EDITION, 'rain-gardens-2024']) {
      const { content, name } = await bundles.export(lead, id, 1);
      expect(name).toBe(`${id}-v1.bundle.yaml`);
      const report = await bundles.report(clerk, content);
      expect(report.problems.filter(({ part }) => part !== 'definition')).toEqual([]);
      expect(report).toMatchObject({ outcome: 'same', organisations: [], taken: [] });
      expect(await bundles.import(clerk, { text: content })).toEqual({ editionId: id, version: 1, changed: false });
    }
  });

  it('brings the organisations that it names, or nothing at all', async () => {
    const text = programme('tree-census').replace('{org: ndrc,', '{org: tree-office,') + ORGANISATION('tree-office');
    const known = await organisations();
    // One place to correct keeps everything out.
    const broken = text.replace('workingDays: 5', 'workingDays: five');
    await expect(bundles.import(clerk, { text: broken })).rejects.toMatchObject({
      code: 'bundle.faulty',
      params: { count: 1 },
      more: {
        fields: [
          {
            words: {
              zh: expect.stringMatching(/^第 \d+ 行第 \d+ 列：/),
              en: expect.stringMatching(/^line \d+, column \d+: /),
            },
          },
        ],
      },
    });
    expect(await organisations()).toEqual(known);
    expect((await bundles.report(clerk, text)).organisations).toEqual([
      { code: 'tree-office', name: { zh: '演示机构', en: 'Body' } },
    ]);
    await bundles.import(clerk, { text });
    expect(await organisations()).toEqual([...known, 'tree-office'].sort());
    // A name here is not changed by a file.
    const renamed = await bundles.report(clerk, text.replace('演示机构', '另一个名称'));
    expect(renamed.problems.map(({ code, severity }) => [code, severity])).toContainEqual([
      'bundle.organisation-name',
      'warning',
    ]);
    // Without the part it is missing, and said so once.
    const without = programme('bird-census').replace('{org: ndrc,', '{org: bird-office,');
    const { problems } = await bundles.report(clerk, without);
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'staff.unknown-organisation',
    ]);
  });

  it('comes in once when it is brought by two at the same time', async () => {
    const text = programme('green-roofs');
    const colleague = sessionOf(await harness.person('colleague', 'ndrc', 'authority-clerk'));
    const both = await Promise.all([bundles.import(clerk, { text }), bundles.import(colleague, { text })]);
    expect(both.map(({ changed }) => changed).sort()).toEqual([false, true]);
  });

  it('replaces the draft that the report showed and no later one', async () => {
    const text = programme('quiet-streets');
    const { editionId } = await bundles.import(clerk, { text });
    const changed = text.replace('correctionDays: 5', 'correctionDays: 7');
    const report = await bundles.report(clerk, changed);
    expect(report).toMatchObject({ outcome: 'draft', draft: { version: 1, revision: 1 } });
    await editions.patch(clerk, editionId, 1, {
      revision: 1,
      patches: [{ kind: 'notice', stage: 'public-notice', workingDays: 9 }],
    });
    await expect(bundles.import(clerk, { text: changed, revision: 1 })).rejects.toMatchObject({
      code: 'edition.stale',
    });
    await bundles.import(clerk, { text: changed, revision: 2 });
    await flow.propose(clerk, editionId, 1, { documentNumber: '演示〔2024〕2号', reason: '新项目' });
    await expect(bundles.import(clerk, { text })).rejects.toMatchObject({ code: 'edition.draftOpen' });
  });

  it('is taken by the authority that it names alone, and takes nobody else’s programme', async () => {
    const of = (org: string) => programme('clean-rivers').replaceAll('ndrc', org);
    await expect(bundles.import(clerk, { text: of('miit') })).rejects.toMatchObject({ code: 'bundle.faulty' });
    expect((await bundles.report(clerk, of('miit'))).problems.map(({ code }) => code)).toContain(
      'bundle.other-authority',
    );
    const other = sessionOf(await harness.person('other', 'miit', 'authority-clerk'));
    await bundles.import(other, { text: of('miit') });
    // A draft of theirs is not seen, and its name is taken all the same.
    await expect(bundles.import(clerk, { text: of('ndrc') })).rejects.toMatchObject({ code: 'edition.exists' });
    const open = (await bundles.export(lead, TEST_EDITION, 1)).content.replaceAll(
      /^authority: ndrc$/gm,
      'authority: miit',
    );
    expect((await bundles.report(other, open)).problems.map(({ code }) => code)).toContain('bundle.other-programme');
  });

  it('takes form and taxonomy from what the installation has, and says so', async () => {
    const whole = (await bundles.export(lead, TEST_EDITION, 1)).content;
    const edition = (whole.split(/^---$/m)[1] ?? '').replace('edition: "2024"', 'edition: "2026"');
    expect(await bundles.report(clerk, edition)).toMatchObject({
      outcome: 'edition',
      base: { id: TEST_EDITION, version: 1 },
      taken: ['form', 'taxonomy'],
    });
    await bundles.import(clerk, { text: edition });
    expect((await editions.text(clerk, 'green-technology-2026', 1)).compiledForm?.id).toBe(
      'green-technology-application',
    );
  });

  it('lets a taxonomy grow in a version of an open edition, and change only with the next one', async () => {
    const whole = (await bundles.export(lead, TEST_EDITION, 1)).content;
    const grown = whole.replace(
      /^entries:$/m,
      'entries:\n  - {code: "99", level: 1, parent: null, name: {zh: 新领域, en: New area}}',
    );
    const more = await bundles.report(clerk, grown);
    expect(more).toMatchObject({ outcome: 'version', taxonomy: { added: [{ code: '99' }], removed: [] } });
    expect(more.problems.map(({ code }) => code)).not.toContain('version.taxonomy-entry-removed');
    const last = whole.match(/^ {2}- \{ ?code: "?\d+\.\d+\.\d+.*\n/gm)?.at(-1) ?? '';
    expect(last).not.toBe('');
    const shrunk = whole.replace(last, '');
    const fewer = await bundles.report(clerk, shrunk);
    expect(fewer.problems.map(({ code }) => code)).toContain('version.taxonomy-entry-removed');
    const { editionId, version } = await bundles.import(clerk, { text: shrunk });
    await expect(
      flow.propose(clerk, editionId, version, { documentNumber: '演示〔2024〕3号', reason: '目录' }),
    ).rejects.toMatchObject({ code: 'edition.faulty' });
    await editions.discard(clerk, editionId, version);
  });

  it('puts another taxonomy into a draft, and says what no longer fits', async () => {
    const { editionId } = await bundles.import(clerk, { text: programme('city-trees') });
    const sheet = (entries: string) =>
      `id: city-trees-2030\ntitle: {zh: 树种, en: Trees}\nsource: {number: 演示, title: 通知, date: "2024-07-01"}\nentries:\n${entries}`;
    const fits = sheet('  - {code: "1", level: 1, parent: null, name: {zh: 乔木, en: Trees}}\n');
    const report = await taxonomies.report(clerk, editionId, 1, fits);
    expect(report.change).toMatchObject({
      id: 'city-trees-2030',
      entries: 1,
      removed: [{ code: '1.1' }, { code: '2' }, { code: '2.1' }],
      renamed: [{ code: '1', before: '领域一' }],
    });
    // The edition opens area 2, which has gone; it is told at its line.
    expect(report.problems.map(({ code, path }) => [code, path])).toContainEqual([
      'taxonomy.unknown-area',
      '/taxonomy/openAreas/1',
    ]);
    const lost = sheet('  - {code: "1.1", level: 2, parent: "1", name: {zh: 乔木, en: Trees}}\n');
    expect(await taxonomies.report(clerk, editionId, 1, lost)).toMatchObject({
      change: null,
      problems: [{ code: 'taxonomy.parent', line: 5 }],
    });
    await expect(taxonomies.put(clerk, editionId, 1, { text: lost })).rejects.toMatchObject({
      code: 'edition.unreadable',
    });
    expect(await taxonomies.put(clerk, editionId, 1, { text: fits, revision: 1 })).toEqual({ revision: 2 });
    expect(await taxonomies.put(clerk, editionId, 1, { text: fits, revision: 2 })).toEqual({ revision: 2 });
    await expect(taxonomies.put(clerk, editionId, 1, { text: fits, revision: 1 })).rejects.toMatchObject({
      code: 'edition.stale',
    });
    expect((await editions.text(clerk, editionId, 1)).yaml).toContain('taxonomy: {id: city-trees-2030,');
    expect((await taxonomies.file(lead, editionId, 1)).content).toContain('乔木');
    await expect(taxonomies.put(clerk, TEST_EDITION, 1, { text: fits })).rejects.toMatchObject({
      code: 'subject.notFound',
    });
  });

  it('says in words what differs between a version and a file', async () => {
    const { content } = await bundles.export(lead, TEST_EDITION, 1);
    const found = await bundles.compare(lead, {
      before: { id: TEST_EDITION, version: 1 },
      after: { text: content.replace('cap: 6', 'cap: 8') },
    });
    expect(found.differences.map(({ what, before, after }) => [what.zh, before?.zh, after?.zh])).toEqual([
      ['省级推荐名额 · 数量', '6', '8'],
    ]);
    expect(found.taxonomy).toMatchObject({ added: [], removed: [], renamed: [] });
    await expect(
      bundles.compare(lead, { before: { text: '[' }, after: { id: TEST_EDITION, version: 1 } }),
    ).rejects.toMatchObject({ code: 'edition.unreadable' });
    await expect(
      bundles.compare(lead, { before: { id: deriveId('no', 'edition'), version: 1 }, after: { text: content } }),
    ).rejects.toMatchObject({ code: 'subject.notFound' });
  });
});
