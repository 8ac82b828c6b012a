import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { EngineHarness, queryCounter, sessionOf } from '@linxuan/testing';
import { TransitionAppliedProcessor } from './applied.processor';
import { NoticeTables } from './notice-table';
import { NotificationService } from './notification.service';

jest.setTimeout(120_000);
const PAGE = { page: 1, perPage: 25, unread: false };

describe('notices on PostgreSQL', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let notices: NotificationService;
  let applied: TransitionAppliedProcessor;

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    notices = new NotificationService(work, new Clock());
    applied = new TransitionAppliedProcessor(new UnitOfWork(harness.work.source), new NoticeTables());
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  it('tells the applicant once, however often the job runs, and the actor nothing', async () => {
    const applicant = await harness.person(
      'applicant',
      await harness.enterprise('enterprise-notice'),
      'enterprise-clerk',
    );
    const clerk = await harness.person('clerk', 'ndrc-440000', 'nominator-clerk');
    const caseId = await harness.submitted(applicant, 5);
    const done = await harness.must(clerk, 'case', caseId, 'return', { fields: ['/effects'], reason: '请补正。' });
    for (let run = 0; run < 2; run++) await applied.handle({ requestId: done.id });
    const page = await notices.page(sessionOf(applicant), PAGE);
    expect(page).toMatchObject({
      total: 1,
      unread: 1,
      data: [{ kind: 'case.returned', caseId, link: `/cases/${caseId}`, title: { zh: '材料已退回，请按要求补正' } }],
    });
    expect(page.data[0]?.body?.zh).toContain('第5号余热梯级利用技术');
    expect(await notices.page(sessionOf(clerk), PAGE)).toEqual({ data: [], total: 0, unread: 0 });
    const withdrawn = await harness.must(applicant, 'case', caseId, 'withdraw', { reason: '不再申报' });
    await applied.handle({ requestId: withdrawn.id });
    expect((await notices.page(sessionOf(clerk), PAGE)).data.map(({ kind }) => kind)).toEqual(['case.withdrawn']);
  });

  it('tells the department that its opinion was used', async () => {
    const caseId = await harness.pooled(8);
    const [last] = await harness.work.source.query(
      `SELECT request_id FROM decision_record WHERE case_id = $1 AND event = 'case.recommended'`,
      [caseId],
    );
    await applied.handle({ requestId: last.request_id });
    const reviewer = await harness.person('department-440000-miit', '440000-miit', 'department-reviewer');
    expect((await notices.page(sessionOf(reviewer), PAGE)).data.map(({ kind }) => kind)).toEqual(['opinion.used']);
  });

  it('marks as read what is one’s own and nothing else, and needs as many statements for many as for one', async () => {
    const applicant = sessionOf(await harness.person('applicant', 'enterprise-notice', 'enterprise-clerk'));
    const foreign = sessionOf(
      await harness.person('foreign', await harness.enterprise('enterprise-foreign'), 'enterprise-clerk'),
    );
    const [{ id = '' } = {}] = (await notices.page(applicant, PAGE)).data;
    expect(await notices.markRead(foreign, [id])).toEqual({ marked: 0 });
    expect(await notices.markRead(applicant, [id])).toEqual({ marked: 1 });
    expect(await notices.markRead(applicant, undefined)).toEqual({ marked: 0 });
    expect((await notices.page(applicant, { ...PAGE, unread: true })).total).toBe(0);
    const counter = queryCounter(work);
    await notices.page(applicant, PAGE);
    const some = counter.take();
    await notices.page(foreign, PAGE);
    expect(counter.take()).toBe(some);
    counter.stop();
  });
});
