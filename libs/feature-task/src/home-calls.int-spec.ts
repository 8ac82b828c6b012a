import type { Role } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { editionsOf, EngineHarness, sessionOf } from '@linxuan/testing';
import { HomeService } from './home.service';

const CLOSED = '2024-08-01T00:00:00.000Z';

describe('what the first page says of calls', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let home: HomeService;
  const clock = new Clock();
  const calls = async (role: Role, orgId = 'ndrc') =>
    (await home.view(sessionOf(await harness.person(`${role}@${orgId}`, orgId, role)))).calls;
  const at = (instant: string) => clock.shift(Date.parse(instant) - Date.now());

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    home = new HomeService(work, editionsOf(), clock);
    await harness.enterprise('holder');
  }, 120_000);
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  it('is nothing to do while an edition takes applications', async () => {
    at(harness.now);
    for (const [role, org] of [
      ['operator', 'ndrc'],
      ['authority-clerk', 'ndrc'],
      ['enterprise-clerk', 'holder'],
    ] as const)
      expect([role, await calls(role, org)]).toEqual([role, { open: 1, closed: [] }]);
    expect(await calls('expert')).toBeUndefined();
    expect(await calls('nominator-clerk', 'ndrc-440000')).toBeUndefined();
  });

  it('names the edition that closed last to operator, authority and applicant, and what is being prepared', async () => {
    at(CLOSED);
    const closed = {
      programmeId: 'green-technology',
      editionId: 'green-technology-2024',
      title: expect.objectContaining({ zh: expect.stringContaining('绿色技术') }),
      closesAt: '2024-07-31T15:59:59.999Z',
      next: null as unknown,
    };
    for (const [role, org] of [
      ['operator', 'ndrc'],
      ['authority-lead', 'ndrc'],
      ['enterprise-clerk', 'holder'],
    ] as const)
      expect([role, await calls(role, org)]).toEqual([role, { open: 0, closed: [closed] }]);
    // Another authority has no programme of its own, so nothing of it has closed.
    expect(await calls('authority-lead', 'nea')).toEqual({ open: 0, closed: [] });

    await harness.work.source.query(
      `INSERT INTO edition_version (edition_id, version, programme_id, authority_org, state, yaml, form, taxonomy, authors, saved_at)
       VALUES ('green-technology-2025', 1, 'green-technology', 'ndrc', 'draft', 'id: x', '', '{}', '{}', now())`,
    );
    const next = { editionId: 'green-technology-2025', version: 1, state: 'draft' };
    expect(await calls('authority-clerk')).toEqual({ open: 0, closed: [{ ...closed, next }] });
    // A draft is the authority's own.
    expect(await calls('operator')).toEqual({ open: 0, closed: [closed] });
  });

  it('counts an edition as open while a recorded order gives everybody more time', async () => {
    await harness.work.source.query(
      `INSERT INTO recorded_order (id, edition_id, kind, org_id, payload, document_number, reason, ordered_by, ordered_at)
       SELECT gen_random_uuid(), 'green-technology-2024', 'extend-nomination', NULL, '{"until": "2024-08-15T15:59:59.999Z"}', '文号', '事由', id, now()
       FROM app_user LIMIT 1`,
    );
    expect(await calls('authority-lead')).toEqual({ open: 1, closed: [] });
  });
});
