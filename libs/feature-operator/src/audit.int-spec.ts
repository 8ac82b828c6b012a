import { AuditTrail, createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { EngineHarness, sessionOf } from '@linxuan/testing';
import { AuditService } from './audit.service';

jest.setTimeout(120_000);
const PAGE = { page: 1, perPage: 50, order: 'ASC' as const };

describe('the auditor’s reading of the record', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let audit: AuditService;
  let auditor: SessionActor;
  let operator: SessionActor;
  const tables: { rows: Record<string, unknown>[] }[] = [];

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    const trail = new AuditTrail(work);
    const render = (table: { rows: Record<string, unknown>[] }) => {
      tables.push(table);
      return Promise.resolve(Buffer.from('file'));
    };
    audit = new AuditService(work, trail, { render } as never, new Clock());
    const org = await harness.enterprise('operations');
    auditor = sessionOf(await harness.person('watcher', org, 'auditor'));
    operator = sessionOf(await harness.person('keeper', org, 'operator'));
    await trail.recordFor(operator.scope, { kind: 'expert.seen', subjectType: 'panel', subjectId: 'panel-7' });
    await trail.recordFor(operator.scope, { kind: 'file.downloaded', subjectType: 'file', subjectId: '100%_of' });
    await trail.signInFailed('keeper');
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  it('finds by person, subject, kind and period, and shows nothing to anybody else', async () => {
    const kinds = async (filters: object) =>
      (await audit.page(auditor, { ...PAGE, ...filters })).data.map(({ kind }) => kind);
    expect(await kinds({ person: 'KEEP', topic: 'expert' })).toEqual(['expert.seen']);
    expect(await kinds({ subject: '100%_of' })).toEqual(['file.downloaded']);
    expect(await kinds({ subject: 'keeper', topic: 'session' })).toEqual(['session.refused']);
    expect(await kinds({ from: '2020-01-01', to: '2020-12-31' })).toEqual([]);
    expect((await kinds({ from: '2020-01-01', person: 'keeper' })).length).toBeGreaterThan(1);
    await expect(audit.page(auditor, { ...PAGE, from: '2024-02-01', to: '2024-01-01' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    expect(await audit.page(operator, PAGE)).toEqual({ data: [], total: 0 });
    await expect(audit.check(operator)).rejects.toMatchObject({ code: 'subject.notFound' });
    expect((await audit.check(auditor)).faultCount).toBe(0);
  });

  it('records its own export, with the filters and the number of rows', async () => {
    await audit.export(auditor, { topic: 'expert', format: 'csv' }, 'zh');
    expect(tables[0]?.rows).toMatchObject([{ kind: 'expert.seen', login: 'keeper', subject: 'panel-7' }]);
    const [event] = (await audit.page(auditor, { ...PAGE, topic: 'audit' })).data;
    expect(event).toMatchObject({
      kind: 'audit.exported',
      person: { login: 'watcher' },
      detail: { topic: 'expert', rows: 1 },
    });
  });
});
