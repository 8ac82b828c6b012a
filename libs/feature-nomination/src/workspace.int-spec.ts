import type { Actor } from '@linxuan/domain';
import { Clock } from '@linxuan/platform';
import { EngineHarness, editionsOf } from '@linxuan/testing';
import { ReviewOptionsService } from './review-options.service';
import { DossierListService } from './dossier-list.service';
import { DossierViewService } from './dossier-view.service';
import { sessionOf, CountedWork } from './counted-work.spec-support';
import { WorkspaceService } from './workspace.service';

const GUANGDONG = 'ndrc-440000';

describe('the nomination workspace on a real database', () => {
  let harness: EngineHarness;
  let counted: CountedWork;
  let workspaces: WorkspaceService;
  let views: DossierViewService;
  let lists: DossierListService;
  let options: ReviewOptionsService;
  let clerk: Actor;
  let lead: Actor;
  let ministry: Actor;
  const clock = new Clock();
  const read = (actor: Actor) => workspaces.read(sessionOf(actor), { language: 'zh' });
  const letter = {
    number: '粤发改环资函〔2024〕128号',
    date: '2024-07-16',
    signatories: ['广东省发展和改革委员会'],
    body: '请予审核。',
  };

  beforeAll(async () => {
    harness = await EngineHarness.start();
    clock.shift(Date.parse(harness.now) - Date.now());
    counted = await CountedWork.open(harness);
    const editions = editionsOf();
    workspaces = new WorkspaceService(counted.work, editions, clock);
    views = new DossierViewService(counted.work, editions, clock);
    lists = new DossierListService(counted.work, editions);
    options = new ReviewOptionsService(counted.work, editions, clock);
    clerk = await harness.person(`clerk-${GUANGDONG}`, GUANGDONG, 'nominator-clerk');
    lead = await harness.person('lead', GUANGDONG, 'nominator-lead');
    ministry = await harness.person('ministry', 'ndrc', 'authority-clerk');
  }, 120_000);
  afterAll(async () => {
    await counted.close();
    await harness.stop();
  });

  it('shows the pool with figures, opinions and evidence, and the free slots of the quota with the rule in words', async () => {
    const caseId = await harness.pooled(1);
    const workspace = await read(clerk);
    expect(workspace.stage).toMatchObject({ id: 'nomination', by: 'nominator', to: 'authority' });
    expect(workspace.quota).toMatchObject({
      cap: 6,
      used: 0,
      rule: { id: 'quota.province', words: { zh: '各省级发展改革委推荐的绿色技术不得超过6项' } },
    });
    expect(workspace.quota?.sharedBy.map(({ zh }) => zh)).toEqual(['广东省发展和改革委员会', '深圳市发展和改革委员会']);
    expect(workspace.deadline).toMatchObject({
      source: '发改办环资〔2024〕528号',
      passed: false,
      late: 'recipient-decides',
    });
    expect(workspace.pool).toHaveLength(1);
    const [candidate] = workspace.pool;
    expect(candidate).toMatchObject({
      id: caseId,
      duplicates: 0,
      slot: null,
      figures: {
        annualTce: '1200.5',
        annualTco2: '3001',
        cases: { total: 2, counted: 2, required: 2, verdict: 'met', months: [26, 26] },
        patents: { total: 1, invention: 1 },
        reports: { total: 1 },
      },
    });
    expect(candidate?.opinions).toMatchObject([
      { orgId: '440000-miit', verdict: 'agree', text: '同意。', state: 'answered', overdue: false },
    ]);
    expect(candidate?.availableActions.map(({ name }) => name).sort()).toEqual(['decline', 'nominate']);
    expect(workspace.releasers.map(({ name }) => name)).toEqual(['lead']);
  });

  it('reads with the same number of statements whatever the pool holds', async () => {
    await read(clerk);
    const one = await counted.count(() => read(clerk));
    await harness.pooled(2);
    await harness.pooled(3);
    expect(await counted.count(() => read(clerk))).toBe(one);
    expect((await read(clerk)).pool).toHaveLength(3);
  });

  it('counts a patent that stands in another application, whoever holds it', async () => {
    await harness.pooled(1_000_001, 'ndrc-330000', '330100');
    await harness.work.source.query(
      `INSERT INTO fingerprint (case_id, kind, value) SELECT b.id, f.kind, f.value FROM fingerprint f, case_file a, case_file b WHERE f.case_id = a.id AND a.title LIKE '第1号%' AND b.title LIKE '第1000001号%' AND f.kind = 'patent'`,
    );
    const { pool } = await read(clerk);
    expect(pool.map(({ title, duplicates }) => [title, duplicates]).sort()).toEqual([
      ['第1号余热梯级利用技术', 1],
      ['第2号余热梯级利用技术', 0],
      ['第3号余热梯级利用技术', 0],
    ]);
  });

  it('shows who holds a slot of a shared account without showing the case of the other organisation', async () => {
    const shenzhen = await harness.person('shenzhen', 'ndrc-440300', 'nominator-clerk');
    const own = await harness.pooled(4);
    await harness.must(clerk, 'case', own, 'nominate');
    const seen = await workspaces.read(sessionOf(shenzhen), { language: 'zh' });
    expect(seen.pool).toEqual([]);
    expect(seen.quota?.used).toBe(1);
    expect(seen.quota?.slots[0]).toMatchObject({
      number: 1,
      state: 'reserved',
      title: null,
      caseNumber: null,
      holder: { zh: '广东省发展和改革委员会' },
    });
    expect((await read(clerk)).quota?.slots[0]).toMatchObject({ title: '第4号余热梯级利用技术' });
  });

  it('says why the person who prepared cannot release, and hides the batch from the recipient until it is sent', async () => {
    const { dossier } = await read(clerk);
    if (!dossier) throw new Error('no batch');
    expect(
      (await lists.list(sessionOf(ministry), { page: 1, perPage: 25 })).data.filter(
        ({ kind }) => kind === 'nomination',
      ),
    ).toEqual([]);
    await harness.must(lead, 'dossier', dossier.id, 'prepare', letter);
    const mine = await views.read(sessionOf(lead), dossier.id, 'zh');
    expect(mine.availableActions.find(({ name }) => name === 'release')?.refusal).toMatchObject({
      code: 'dossier.samePerson',
      status: 422,
    });
    expect(mine.content).toMatchObject(letter);
    await expect(views.read(sessionOf(ministry), dossier.id, 'zh')).rejects.toMatchObject({ code: 'subject.notFound' });
    await harness.must(clerk, 'dossier', dossier.id, 'reopen');
    await harness.must(clerk, 'dossier', dossier.id, 'prepare', letter);
    await harness.must(lead, 'dossier', dossier.id, 'release');
    const received = await views.read(sessionOf(ministry), dossier.id, 'zh');
    expect(received.items.map(({ case: one }) => one.title)).toEqual(['第4号余热梯级利用技术']);
    expect(received.content).toMatchObject(letter);
    expect(received.quota).toBeNull();
    expect(received.availableActions.map(({ name, refusal }) => [name, refusal?.code ?? null]).sort()).toEqual([
      ['accept-late', 'dossier.notLate'],
      ['receive', null],
      ['refuse-late', 'dossier.notLate'],
      ['send-back', null],
    ]);
    const list = await lists.list(sessionOf(ministry), { page: 1, perPage: 25, kind: 'nomination' });
    expect(list).toMatchObject({
      total: 1,
      data: [{ id: dossier.id, items: 1, ownerName: { zh: '广东省发展和改革委员会' } }],
    });
  });

  it('is closed to everyone who does not nominate', async () => {
    const expert = await harness.person('expert', 'inst-north-energy', 'expert');
    await expect(read(expert)).rejects.toMatchObject({ code: 'subject.notFound' });
    await expect(read(ministry)).rejects.toMatchObject({ code: 'subject.notFound' });
  });

  it('proposes the departments whose ministry has the duty for the category, with the work that they have', async () => {
    const { pool } = await read(clerk);
    const caseId = pool[0]?.id ?? '';
    const load = await options.departments(sessionOf(clerk), [caseId]);
    expect(load.departments).toHaveLength(6);
    expect(load.proposals[caseId]).toEqual(['440000-most', '440000-miit']);
    expect(load.departments.find(({ org }) => org === '440000-miit')).toMatchObject({ open: 0, answered: 4 });
    const other = await harness.person('other', 'ndrc-330000', 'nominator-clerk');
    await expect(options.departments(sessionOf(other), [caseId])).rejects.toMatchObject({ code: 'subject.notFound' });
  });
});
