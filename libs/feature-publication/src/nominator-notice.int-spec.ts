import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import {
  editionsOf,
  EngineHarness,
  OBJECTION,
  PROGRAMME_CONTENT,
  ProgrammeDriver,
  PUBLIC_ACTOR,
  sessionOf,
} from '@linxuan/testing';
import { NoticeService } from './notice.service';
import { ObjectionService } from './objection.service';

const EDITION = 'energy-first-set-2025-5';
const [OWN, OTHER] = ['410000-nea', '420000-nea'];

describe('the notice of a nominator under row-level security', () => {
  let engine: EngineHarness;
  let api: UnitOfWork;
  let site: UnitOfWork;
  let clerk: Actor;
  let caseId: string;
  const clock = new Clock();
  const notices = () => new NoticeService(api, editionsOf(), clock);
  const objections = () => new ObjectionService(api, editionsOf(), clock);

  beforeAll(async () => {
    engine = await EngineHarness.start(
      ['energy-first-set/2025-5', 'green-technology/2024'],
      '2025-03-03T01:00:00.000Z',
    );
    clock.shift(Date.parse(engine.now) - Date.now());
    api = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    site = new UnitOfWork(await createDataSource(engine.database.urlFor('app_public'), { poolSize: 1 }).initialize());
    const round = await ProgrammeDriver.with(engine, EDITION);
    clerk = await round.clerkOf(OWN);
    caseId = await round.submitted(1, PROGRAMME_CONTENT[EDITION](1), '410100');
    await engine.must(clerk, 'case', caseId, 'accept', {});
    await engine.must(clerk, 'case', caseId, 'conclude', {});
  }, 60_000);
  afterAll(async () => {
    await Promise.all([api.source.destroy(), site.source.destroy()]);
    await engine.stop();
  });

  it('opens on the own edition and stage with the words of a nominator', async () => {
    const workspace = await notices().workspace(sessionOf(clerk), 'zh');
    expect([workspace.editionId, workspace.stage, workspace.dossier?.actions.map(({ name }) => name)]).toEqual([
      EDITION,
      'nominator-notice',
      ['prepare'],
    ]);
    expect(workspace.suggestion.title).toContain('拟推荐首台（套）重大技术装备');
    expect(workspace.view.sections.flatMap(({ items }) => items).map(({ itemId }) => itemId)).toEqual([caseId]);
    await engine.must(clerk, 'dossier', workspace.dossier?.id ?? '', 'prepare', { ...workspace.suggestion });
    const lead = await engine.person(`lead-${OWN}`, OWN, 'nominator-lead');
    await engine.must(lead, 'dossier', workspace.dossier?.id ?? '', 'publish');
    const [shown] = await site.source.query(`SELECT publisher_zh, title FROM public_notice`);
    expect(shown).toEqual({ publisher_zh: '河南省能源主管部门', title: workspace.suggestion.title });
  });

  it('shows objections to the publisher and to nobody else', async () => {
    const file = { name: '现场.pdf', size: 1, sha256: 'a'.repeat(64) };
    const filed = await engine.request(PUBLIC_ACTOR, 'case', caseId, 'object', { ...OBJECTION, files: [file] });
    await engine.work.source.query(
      `INSERT INTO objection_file (id, request_id, position, name, mime, size, sha, received_at) VALUES (gen_random_uuid(), $1, 0, $2, 'application/pdf', $3, $4, now())`,
      [filed, file.name, file.size, file.sha256],
    );
    await engine.transitions.apply(filed);
    const { data } = await objections().list(sessionOf(clerk), { page: 1, perPage: 10 });
    expect(data.map((one) => one.caseId)).toEqual([caseId]);
    const detail = await objections().detail(sessionOf(clerk), 'zh', data[0]?.id ?? '');
    expect([detail.objector?.name, detail.actions.map(({ name }) => name).sort()]).toEqual([
      '某人',
      ['admit', 'refuse'],
    ]);
    expect([detail.fileCount, detail.files?.map(({ name }) => name)]).toEqual([1, ['现场.pdf']]);
    for (const [org, role] of [
      [OTHER, 'nominator-clerk'],
      ['nea', 'publicity-officer'],
      ['nea', 'authority-lead'],
      [OWN, 'operator'],
    ] as const) {
      const stranger = await engine.person(`stranger-${org}-${role}`, org, role);
      expect((await objections().list(sessionOf(stranger), { page: 1, perPage: 10 })).total).toBe(0);
      expect(await api.run(sessionOf(stranger).scope, (tx) => tx.query(`SELECT id FROM objection_file`))).toEqual([]);
    }
  });
});
