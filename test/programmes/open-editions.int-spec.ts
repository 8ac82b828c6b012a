import { WORKSPACES, kindsOfWorkspaces, type WorkspaceName } from '@linxuan/contracts';
import type { Actor } from '@linxuan/domain';
import { DashboardService, DeadlineBoardService, StatisticsService } from '@linxuan/feature-dashboard';
import {
  ConditionService,
  ListService,
  PanelService,
  ReceiptService,
  ReviewService,
} from '@linxuan/feature-evaluation';
import { WorkspaceService } from '@linxuan/feature-nomination';
import { CatalogueService, ClassificationService, EntryService, NoticeService } from '@linxuan/feature-publication';
import { WorkspaceEditionService, TaskListService } from '@linxuan/feature-task';
import { EditionCloseProcessor } from '@linxuan/feature-workflow';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { editionsOf, EngineHarness, sessionOf, TEST_EDITION } from '@linxuan/testing';

jest.setTimeout(60_000);
const PROVINCE = 'ndrc-440000';
const NOT_THERE = { code: 'subject.notFound' };
const NAMES = Object.keys(WORKSPACES) as WorkspaceName[];
const AUTHORITY_WORKSPACES = NAMES.filter((name) => name !== 'nomination');

/** One body with the same programme in two years and another programme besides. */
describe('workspaces of a body with several open editions', () => {
  let engine: EngineHarness;
  let api: UnitOfWork;
  let nextYear = '';
  let other = '';
  let caseId = '';
  let lead: SessionActor;
  let clerk: SessionActor;
  let province: SessionActor;
  const clock = new Clock();
  const editions = editionsOf();
  /** What a workspace shows for an edition; every one of the table must stand here. */
  const shown: Record<WorkspaceName, (who: SessionActor, id?: string) => Promise<string | undefined>> = {
    receipts: async (who, id) => {
      const { data } = await new ReceiptService(api, editions, clock).list(who, id);
      const [first] = data;
      return first && (await editionOf('dossier', first.id));
    },
    conditions: async (who, id) =>
      (await new ConditionService(api, editions, clock).workspace(who, undefined, id)).editionId,
    reviews: async (who, id) => (await new ReviewService(api, editions, clock).board(who, undefined, id)).editionId,
    panels: async (who, id) => (await new PanelService(api, editions, clock).workspace(who, undefined, id)).editionId,
    list: async (who, id) => (await new ListService(api, editions, clock).workspace(who, id)).editionId,
    nomination: async (who, id) =>
      (await new WorkspaceService(api, editions, clock).read(who, { stage: undefined, editionId: id, language: 'zh' }))
        .edition.id,
    notice: async (who, id) =>
      (await new NoticeService(api, editions, clock).workspace(who, 'zh', undefined, id)).editionId,
    classification: async (who, id) => {
      await new ClassificationService(api, editions, clock).workspace(who, 'zh', id);
      return id;
    },
    publication: async (who, id) => {
      await new EntryService(api, editions, clock).list(who, id);
      return (await new CatalogueService(api, editions, clock, { mode: 'production' }).workspace(who, 'zh', id))
        .editionId;
    },
    dashboard: async (who, id) => (await new DashboardService(api, editions, clock).ministry(who, id)).edition.id,
    deadlines: async (who, id) => (await new DeadlineBoardService(api, editions, clock).board(who, id)).edition.id,
    statistics: async (who, id) =>
      (await new StatisticsService(api, editions, clock).view(who, { by: 'stage', ...(id && { editionId: id }) }))
        .edition.id,
  };
  const editionOf = async (table: 'dossier', id: string): Promise<string> => {
    const [row]: { edition_id: string }[] = await engine.work.source.query(
      `SELECT edition_id FROM ${table} WHERE id = $1`,
      [id],
    );
    return row?.edition_id ?? '';
  };
  const served = (who: SessionActor, workspace: WorkspaceName, named?: string) =>
    new WorkspaceEditionService(api, editions, clock).editions(who, workspace, named);
  const idsOf = async (who: SessionActor, workspace: WorkspaceName) =>
    (await served(who, workspace)).map(({ id }) => id).sort();
  const at = (now: string) => {
    engine.now = now;
    clock.shift(Date.parse(now) - Date.now());
  };

  beforeAll(async () => {
    engine = await EngineHarness.start();
    api = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    const person = (name: string, org: string, role: Actor['role']) => engine.person(name, org, role);
    const [provinceClerk, head] = [
      await person('province-clerk', PROVINCE, 'nominator-clerk'),
      await person('province-lead', PROVINCE, 'nominator-lead'),
    ];
    province = sessionOf(head);
    lead = sessionOf(await person('ministry-lead', 'ndrc', 'authority-lead'));
    caseId = await engine.pooled(1);
    await engine.must(provinceClerk, 'case', caseId, 'nominate');
    const [batch]: { id: string }[] = await engine.work.source.query(
      `SELECT id FROM dossier WHERE stage = 'nomination' AND owner_org = $1 AND state = 'drafted'`,
      [PROVINCE],
    );
    await engine.must(provinceClerk, 'dossier', batch?.id ?? '', 'prepare', {
      number: '粤发改〔2024〕1号',
      date: '2024-07-16',
      signatories: ['广东省发展改革委'],
    });
    await engine.must(head, 'dossier', batch?.id ?? '', 'release');
    const received = engine.now;
    nextYear = await engine.yearAfter('green-technology/2024', '2025-06-12T01:00:00.000Z');
    other = await engine.programme('equipment-renewal/2025', '2025-06-13T01:00:00.000Z');
    at(received);
    clerk = sessionOf(await person('ministry-clerk', 'ndrc', 'authority-clerk'));
    await engine.must(clerk, 'dossier', batch?.id ?? '', 'receive');
  }, 120_000);
  afterAll(async () => {
    await api.source.destroy();
    await engine.stop();
  });

  it('serves on every workspace both years, and the other programme where it has such a stage', async () => {
    expect(nextYear).toBe('green-technology-2025');
    for (const workspace of AUTHORITY_WORKSPACES) {
      const ids = await idsOf(lead, workspace);
      expect([workspace, ids.filter((id) => id !== other)]).toEqual([workspace, [TEST_EDITION, nextYear].sort()]);
      expect(new Set(await Promise.all(ids.map((id) => shownOrNone(workspace, id))))).toEqual(
        new Set(workspace === 'receipts' ? [TEST_EDITION, undefined] : ids),
      );
    }
    expect((await idsOf(lead, 'dashboard')).includes(other)).toBe(true);
    expect((await idsOf(province, 'nomination')).filter((id) => id !== other)).toEqual([TEST_EDITION, nextYear].sort());
  });
  const shownOrNone = (workspace: WorkspaceName, id: string) => shown[workspace](lead, id);

  it('begins every workspace with the edition that has the most urgent work, not with the newest', async () => {
    for (const workspace of AUTHORITY_WORKSPACES) {
      const [first] = await served(lead, workspace);
      if (workspace !== 'classification')
        expect([workspace, await shown[workspace](lead)]).toEqual([workspace, first?.id]);
    }
    expect((await served(clerk, 'conditions'))[0]).toMatchObject({ id: TEST_EDITION, count: 1 });
    expect((await served(lead, 'dashboard'))[0]?.id).toBe(TEST_EDITION);
  });

  it('counts in the workspaces what the badges count', async () => {
    for (const who of [lead, clerk, province]) {
      const { byKind } = await new TaskListService(api, editions, clock).counts(who);
      for (const workspace of NAMES.filter((name) => !['dashboard', 'deadlines', 'statistics'].includes(name))) {
        const badge = kindsOfWorkspaces(workspace).reduce((sum, kind) => sum + (byKind[kind] ?? 0), 0);
        const inWorkspace = (await served(who, workspace)).reduce((sum, { count }) => sum + count, 0);
        expect([workspace, inWorkspace]).toEqual([workspace, badge]);
      }
    }
    expect((await served(clerk, 'conditions')).find(({ id }) => id === TEST_EDITION)?.count).toBe(
      (await new ConditionService(api, editions, clock).workspace(clerk, undefined, TEST_EDITION)).data.length,
    );
  });

  it('shows nobody the workspace of an edition that does not concern them', async () => {
    const stranger = sessionOf(await engine.person('stranger', 'miit', 'authority-lead'));
    for (const workspace of AUTHORITY_WORKSPACES) {
      expect([workspace, await served(stranger, workspace, TEST_EDITION)]).toEqual([workspace, []]);
      await expect(shown[workspace](stranger, TEST_EDITION)).rejects.toMatchObject(NOT_THERE);
      await expect(shown[workspace](lead, 'green-technology-1999')).rejects.toMatchObject(NOT_THERE);
    }
  });

  it('keeps serving an edition that takes no applications any more while its cases run', async () => {
    await engine.work.source.query(
      `INSERT INTO recorded_order (id, edition_id, kind, payload, document_number, reason, ordered_by, ordered_at) VALUES (gen_random_uuid(), $1, 'close-edition', '{}', '发改办环资〔2024〕1号', '不再受理', $2, $3)`,
      [TEST_EDITION, lead.userId, engine.now],
    );
    await new EditionCloseProcessor(engine.work).handle({ editionId: TEST_EDITION });
    for (const workspace of AUTHORITY_WORKSPACES) {
      const own = (await served(lead, workspace)).find(({ id }) => id === TEST_EDITION);
      expect([workspace, own?.closed]).toEqual([workspace, true]);
      expect([workspace, await shown[workspace](lead, TEST_EDITION)]).toEqual([workspace, TEST_EDITION]);
    }
    expect((await served(province, 'nomination')).map(({ id }) => id)).toContain(TEST_EDITION);
  });
});
