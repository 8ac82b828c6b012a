import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  breaches,
  doorOf,
  editionsOf,
  EngineHarness,
  openVersion,
  sessionOf,
  TEST_EDITION,
  currentWorkingSet,
  replayWorkingSet,
  worldDigest,
} from '@linxuan/testing';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { BundleService } from './bundle/bundle.service';
import { EditionFlowService } from './edition-flow.service';
import { EditionGraphService } from './edition-graph.service';
import { EditionService } from './edition.service';
import { MigrationService } from './migration.service';
import { QuotaLedgerService } from './quota-ledger.service';

jest.setTimeout(180_000);
const YAML = readFileSync(join(__dirname, '../../../config/programmes/green-technology/2024.yaml'), 'utf8');
/** A stage that was added after the call. */
const INSERTED = `  - id: extra-check
    kind: check
    title: {zh: 补充核查, en: Additional check}
    publicTitle: {zh: 补充核查中, en: In the additional check}
    by: authority
    about: formal
    correctionDays: 3
    rejectReasons: [{code: extra-defect, text: {zh: 补充核查未通过, en: Failed the additional check}}]
    source: 演示
`;

describe('the life of an edition on PostgreSQL', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let clerk: SessionActor;
  let lead: SessionActor;
  let editions: EditionService;
  let flow: EditionFlowService;
  let migrations: MigrationService;
  let files: BundleService;
  let quotas: QuotaLedgerService;

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    const clock = new Clock();
    clock.shift(Date.parse(harness.now) - Date.now());
    clerk = sessionOf(await harness.person('writer', 'ndrc', 'authority-clerk'));
    lead = sessionOf(await harness.person('signer', 'ndrc', 'authority-lead'));
    editions = new EditionService(work, clock);
    migrations = new MigrationService(work, editionsOf(), doorOf(work, clock), clock);
    flow = new EditionFlowService(work, editions, migrations, clock);
    files = new BundleService(work, clock);
    quotas = new QuotaLedgerService(work, editionsOf());
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });
  /** Whoever wrote or proposed a text, as the lead: by another role, another account, as a deputy, and by a deputy. */
  const disguisesOf = async (...people: SessionActor[]): Promise<SessionActor[]> => {
    const asLead = (userId: string, actingFor: string | null = null) =>
      sessionOf({ userId, orgId: 'ndrc', role: 'authority-lead' }, { actingFor, deputy: actingFor });
    const disguises: SessionActor[] = [];
    for (const { userId } of people) {
      const again = await harness.person(`again-${userId}`, 'ndrc', 'authority-lead');
      await harness.work.source.query(`UPDATE app_user SET person_id = $2 WHERE id = $1`, [again.userId, userId]);
      disguises.push(asLead(userId), asLead(again.userId), asLead(lead.userId, userId), asLead(userId, lead.userId));
    }
    return disguises;
  };
  const open = (id: string, version: number) => harness.work.system((tx) => openVersion(tx, id, version, harness.now));

  it('makes the next edition of the last, changes it by typed steps and opens it by two people', async () => {
    const { id } = await editions.copy(clerk, {
      copyOf: TEST_EDITION,
      edition: '2025',
      title: { zh: '绿色技术推荐（2025年度）', en: 'Green technology nomination (2025)' },
    });
    expect(id).toBe('green-technology-2025');
    await expect(
      editions.copy(clerk, { copyOf: TEST_EDITION, edition: '2025', title: { zh: 'x', en: 'x' } }),
    ).rejects.toMatchObject({ code: 'edition.exists' });
    const { revision } = await editions.patch(clerk, id, 1, {
      revision: 1,
      patches: [
        { kind: 'quota', quota: 'province-cap', cap: 8 },
        { kind: 'notice', stage: 'public-notice', workingDays: 7 },
      ],
    });
    await expect(editions.save(clerk, id, 1, { revision: 1, yaml: 'a: 1', form: 'b: 1' })).rejects.toMatchObject({
      code: 'edition.stale',
    });
    const text = await editions.text(clerk, id, 1);
    expect(text.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(
      text.differences.map(({ area, what, before, after }) => [area, what.zh, before?.zh ?? null, after?.zh ?? null]),
    ).toEqual([
      ['texts', '年度', '2024', '2025'],
      ['texts', '标题', '绿色技术推荐（2024年度）', '绿色技术推荐（2025年度）'],
      ['quotas', '省级推荐名额 · 数量', '6', '8'],
      ['clocks', '社会公示 · 公示工作日', '5', '7'],
      ['texts', '结果文件', '绿色技术推广目录（2024年版）', null],
    ]);
    expect(text.yaml).toContain('# Nominators. [open]');
    // What is in work is nobody else's.
    const nominator = sessionOf(await harness.person('nominator', 'ndrc-440000', 'nominator-clerk'));
    expect((await editions.list(nominator)).map((one) => one.id)).not.toContain(id);
    await expect(editions.text(nominator, id, 1)).rejects.toMatchObject({ code: 'subject.notFound' });

    const broken = text.yaml.replace('cap: 8', 'cap: 8\n    cpa: 9');
    const checked = await editions.check(clerk, id, 1, { yaml: broken, form: text.form });
    expect(checked.problems[0]).toMatchObject({
      code: 'schema.unknown-key',
      part: 'definition',
      suggestion: { en: expect.stringContaining('cap') },
    });
    expect(checked.problems[0]?.line).toBe(broken.slice(0, broken.indexOf('cpa')).split('\n').length);
    await editions.save(clerk, id, 1, { revision, yaml: broken, form: text.form });
    await expect(
      flow.propose(clerk, id, 1, { documentNumber: '发改办环资〔2025〕1号', reason: '年度工作' }),
    ).rejects.toMatchObject({ code: 'edition.faulty', params: { count: 1 } });
    await editions.save(clerk, id, 1, { revision: revision + 1, yaml: text.yaml, form: text.form });
    const proposer = sessionOf(await harness.person('proposer', 'ndrc', 'authority-clerk'));
    await flow.propose(proposer, id, 1, { documentNumber: '发改办环资〔2025〕1号', reason: '年度工作' });
    await expect(
      editions.patch(clerk, id, 1, {
        revision: revision + 2,
        patches: [{ kind: 'quota', quota: 'province-cap', cap: 9 }],
      }),
    ).rejects.toMatchObject({ code: 'edition.frozen' });
    for (const disguise of await disguisesOf(clerk, proposer))
      await expect(flow.approve(disguise, id, 1)).rejects.toMatchObject({ code: 'edition.samePerson' });
    await flow.approve(lead, id, 1);
    await open(id, 1);
    await open(id, 1);
    expect(await editions.one(lead, id)).toMatchObject({
      state: 'open',
      version: 1,
      versions: [
        { state: 'open', authors: ['writer', 'proposer'], approver: 'signer', documentNumber: '发改办环资〔2025〕1号' },
      ],
    });
    const ledger = await quotas.ledger(nominator, id);
    expect(ledger.accounts.map(({ cap, slots, names }) => [cap, slots.length, names.length])).toEqual([[8, 8, 2]]);
    expect((await quotas.ledger(lead, id)).accounts.length).toBeGreaterThan(30);
    // Not even the engine changes what was opened.
    await expect(
      harness.work.source.query(`UPDATE edition_version SET yaml = 'x' WHERE edition_id = $1`, [id]),
    ).rejects.toThrow('cannot be changed');
  });

  it('inserts a stage as a version, leaves running cases under theirs and moves them by an order', async () => {
    const before = await harness.pooled(51);
    const early = await harness.submitted(
      await harness.person('applicant-52', await harness.enterprise('enterprise-52', '440100'), 'enterprise-clerk'),
      52,
    );
    const { version } = await editions.nextVersion(clerk, TEST_EDITION);
    await expect(editions.nextVersion(clerk, TEST_EDITION)).rejects.toMatchObject({ code: 'edition.draftOpen' });
    const text = await editions.text(clerk, TEST_EDITION, version);
    const removed = text.yaml.replace(/\n {2}- id: public-notice[\s\S]*?(?=\n {2}- id: )/, '');
    expect(
      (await editions.check(clerk, TEST_EDITION, version, { yaml: removed, form: text.form })).problems.map(
        ({ code }) => code,
      ),
    ).toContain('version.stage-removed');
    const lowered = await editions.check(clerk, TEST_EDITION, version, {
      yaml: text.yaml.replace('cap: 6', 'cap: 5'),
      form: text.form,
    });
    expect(lowered.problems.map(({ code }) => code)).toContain('version.quota-lowered');
    const yaml = text.yaml
      .replace(/\n {2}- id: condition-check\n/, `\n${INSERTED}  - id: condition-check\n`)
      .replace('cap: 6', 'cap: 7');
    await editions.save(clerk, TEST_EDITION, version, { revision: 1, yaml, form: text.form });
    expect(
      (await editions.text(clerk, TEST_EDITION, version)).problems.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
    await flow.propose(clerk, TEST_EDITION, version, {
      documentNumber: '发改环资函〔2024〕9号',
      reason: '增加补充核查',
    });
    const dryRun = await migrations.dryRun(lead, TEST_EDITION, version);
    expect(dryRun.cases.map(({ id, result, newStages }) => [id, result, newStages.map(({ zh }) => zh)]).sort()).toEqual(
      [
        [before, 'moves', ['补充核查']],
        [early, 'moves', ['补充核查']],
      ].sort(),
    );
    await flow.approve(lead, TEST_EDITION, version);
    await open(TEST_EDITION, version);
    expect((await editions.one(lead, TEST_EDITION)).versions.map(({ state, running }) => [state, running])).toEqual([
      ['superseded', 2],
      ['open', 0],
    ]);
    const slots = await harness.work.source.query(
      `SELECT count(*)::int AS slots, max(a.cap)::int AS cap FROM quota_slot s JOIN quota_account a ON a.id = s.account_id WHERE a.id = $1`,
      [`${TEST_EDITION}/ndrc-440000`],
    );
    expect(slots).toEqual([{ slots: 7, cap: 7 }]);

    const late = await harness.submitted(
      await harness.person('applicant-53', await harness.enterprise('enterprise-53', '440100'), 'enterprise-clerk'),
      53,
    );
    const versions = async () =>
      Object.fromEntries(
        (
          await harness.work.source.query(`SELECT id, edition_version AS v FROM case_file WHERE edition_id = $1`, [
            TEST_EDITION,
          ])
        ).map(({ id, v }: { id: string; v: number }) => [id, v]),
      );
    expect(await versions()).toEqual({ [before]: 1, [early]: 1, [late]: version });
    const moved = await migrations.migrate(lead, TEST_EDITION, version, {
      documentNumber: '发改环资函〔2024〕10号',
      reason: '统一适用新版',
    });
    expect(moved).toMatchObject({ requested: 2, blocked: 0 });
    const requests: { id: string }[] = await harness.work.source.query(
      `SELECT id FROM transition_request WHERE action = 'migrate'`,
    );
    for (const { id } of requests) await harness.transitions.apply(id);
    expect(await versions()).toEqual({ [before]: version, [early]: version, [late]: version });
    expect(
      await harness.work.source.query(`SELECT count(*)::int AS n FROM decision_record WHERE event = 'case.migrated'`),
    ).toEqual([{ n: 2 }]);
    await expect(
      migrations.migrate(lead, TEST_EDITION, version, { documentNumber: 'x', reason: 'y' }),
    ).rejects.toMatchObject({ code: 'order.unchanged' });
    expect(await harness.work.source.query(`SELECT kind FROM recorded_order ORDER BY kind`)).toEqual([
      { kind: 'migrate-cases' },
      { kind: 'open-version' },
    ]);
    // The ledger rebuilds the pins with everything else.
    expect(worldDigest(await replayWorkingSet(harness.work))).toEqual(
      worldDigest(await currentWorkingSet(harness.work)),
    );
    expect(await breaches(harness.work)).toEqual([]);
  });

  it('takes the same file twice as nothing new, and gives back what it took', async () => {
    expect(await files.import(clerk, { text: YAML })).toEqual({ editionId: TEST_EDITION, version: 1, changed: false });
    const next = YAML.replace('edition: "2024"', 'edition: "2026"').replace(
      '绿色技术推荐（2024年度）',
      '绿色技术推荐（2026年度）',
    );
    expect(await files.import(clerk, { text: next })).toEqual({
      editionId: 'green-technology-2026',
      version: 1,
      changed: true,
    });
    expect(await files.import(clerk, { text: next })).toEqual({
      editionId: 'green-technology-2026',
      version: 1,
      changed: false,
    });
    const graphs = new EditionGraphService(work);
    expect((await graphs.file(clerk, 'green-technology-2026', 1, 'definition')).content).toBe(next);
    expect((await graphs.file(clerk, TEST_EDITION, 1, 'bpmn')).content).toContain('bpmn');
    expect(await graphs.svg(lead, TEST_EDITION, 2, 'zh')).toContain('补充核查');
    const rows = await graphs.stages(lead, TEST_EDITION, 2);
    expect(rows.find(({ id }) => id === 'application')).toMatchObject({ route: null, heldBy: ['applicant'] });
    expect(rows.reduce((sum, { cases }) => sum + (cases ?? 0), 0)).toBeGreaterThan(0);
    expect((await graphs.stages(clerk, 'green-technology-2026', 1)).every(({ cases }) => cases === null)).toBe(true);
    await expect(files.import(clerk, { text: `${next}\nunknown: 1` })).rejects.toMatchObject({
      code: 'bundle.faulty',
    });
    await editions.discard(clerk, 'green-technology-2026', 1);
    await expect(editions.one(clerk, 'green-technology-2026')).rejects.toMatchObject({ code: 'subject.notFound' });
  });
});
