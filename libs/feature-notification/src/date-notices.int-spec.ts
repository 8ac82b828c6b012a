import { randomUUID } from 'node:crypto';
import type { Actor } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { EngineHarness, sessionOf } from '@linxuan/testing';
import type { Clock } from '@linxuan/platform';
import ICAL from 'ical.js';
import { CalendarFeedService } from './calendar/calendar-feed.service';
import { TransitionAppliedProcessor } from './applied.processor';
import { NoticeTables } from './notice-table';

jest.setTimeout(120_000);

interface Told {
  queue: string;
  zh: string;
  body: string;
}

/** A date that is moved or missed is told to whoever works under it, by old and new day. */
describe('notices of dates', () => {
  let harness: EngineHarness;
  let applied: TransitionAppliedProcessor;
  let clerk: Actor;
  let lead: Actor;

  beforeAll(async () => {
    harness = await EngineHarness.start();
    applied = new TransitionAppliedProcessor(new UnitOfWork(harness.work.source), new NoticeTables());
    clerk = await harness.person('clerk', 'ndrc-440000', 'nominator-clerk');
    lead = await harness.person('lead', 'ndrc-440000', 'nominator-lead');
    await harness.person('intake', '440000-miit', 'department-intake');
  });
  afterAll(() => harness.stop());

  const told = async (requestId: string): Promise<Told[]> => {
    for (let run = 0; run < 2; run++) await applied.handle({ requestId });
    return harness.work.source.query(
      `SELECT n.queue_key AS queue, n.params->'words'->>'zh' AS zh, n.params->'body'->>'zh' AS body FROM notification n JOIN decision_record r ON r.id::text = n.params->>'record' WHERE r.request_id = $1 ORDER BY 1`,
      [requestId],
    );
  };
  const asked = async (seed: number) => {
    const applicant = await harness.person(
      `applicant-${seed}`,
      await harness.enterprise(`enterprise-date-${seed}`),
      'enterprise-clerk',
    );
    const caseId = await harness.submitted(applicant, seed);
    await harness.must(clerk, 'case', caseId, 'accept');
    await harness.must(clerk, 'case', caseId, 'ask', { departments: ['440000-miit'] });
    const [row] = await harness.work.source.query(`SELECT id FROM deadline WHERE case_id = $1 AND kind = 'opinion'`, [
      caseId,
    ]);
    return { applicant, caseId, deadline: row.id as string };
  };
  const system = (deadline: string, action: string, payload: Record<string, unknown> = {}) =>
    harness.must(
      { userId: '00000000-0000-4000-a000-000000000000', orgId: 'system', role: 'system' },
      'deadline',
      deadline,
      action,
      payload,
    );

  it('tells the office of an extension with both days and the reason, and not the applicant of what lies between others', async () => {
    const { deadline } = await asked(1);
    const done = await harness.must(lead, 'deadline', deadline, 'extend', {
      until: '2024-07-26T15:59:59.999Z',
      reason: '材料较多，同意延期。',
    });
    expect(await told(done.id)).toMatchObject([
      { queue: '440000-miit/department-intake', zh: '办理期限变更：原2024年7月22日，现2024年7月26日' },
    ]);
    expect((await told(done.id))[0]?.body).toContain('期限类别：部门反馈意见期限');
    expect((await told(done.id))[0]?.body).toContain('理由：材料较多，同意延期。');
  });

  it('moves the entry of a calendar that somebody subscribed to, as another program reads it', async () => {
    const { deadline, caseId } = await asked(8);
    const intake = await harness.person('intake', '440000-miit', 'department-intake');
    const feeds = new CalendarFeedService(new UnitOfWork(harness.work.source), { iso: () => harness.now } as Clock, {
      publicUrl: 'https://desk.example.org',
      mode: 'production',
    });
    const { url } = await feeds.open(sessionOf(intake));
    const [opinion] = await harness.work.source.query(`SELECT id FROM opinion WHERE case_id = $1`, [caseId]);
    const [task] = await harness.work.source.query(`SELECT id FROM task WHERE subject_id = $1`, [opinion.id]);
    const entry = async () => {
      const text = await feeds.text(/calendar\/(.+)\.ics$/.exec(url)?.[1] ?? '');
      const found = new ICAL.Component(ICAL.parse(text) as unknown[])
        .getAllSubcomponents('vevent')
        .map((one) => new ICAL.Event(one))
        .find(({ uid }) => uid === `task-${task.id}@linxuan`);
      return {
        ends: found?.endDate.toJSDate().toISOString(),
        sequence: found?.sequence ?? 0,
        modified: String(found?.component.getFirstPropertyValue('last-modified')),
        organizer: found?.component.getFirstPropertyValue('organizer'),
      };
    };
    const before = await entry();
    harness.now = '2024-07-16T02:00:00.000Z';
    expect(await entry()).toEqual(before);
    await harness.must(lead, 'deadline', deadline, 'extend', {
      until: '2024-07-26T15:59:59.999Z',
      reason: '材料较多，同意延期。',
    });
    const after = await entry();
    harness.now = '2024-07-15T01:00:00.000Z';
    expect([before.ends, after.ends]).toEqual(['2024-07-22T15:59:59.000Z', '2024-07-26T15:59:59.000Z']);
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect([before.modified, after.modified]).toEqual(['2024-07-15T01:00:00Z', '2024-07-16T02:00:00Z']);
    expect(after.organizer).toBe('https://desk.example.org/tasks');
  });

  it('tells the applicant of a date of its own case, and gives the calendar as the reason', async () => {
    const { caseId, applicant } = await asked(2);
    const [row] = await harness.work.source.query(
      `SELECT id FROM deadline WHERE case_id = $1 AND kind = 'stage' AND settled_at IS NULL`,
      [caseId],
    );
    const found = await told((await system(row.id, 'recompute', { until: '2024-08-06T15:59:59.999Z' })).id);
    expect(found.map(({ queue }) => queue)).toEqual([
      `${applicant.orgId}/enterprise-clerk`,
      'ndrc-440000/nominator-clerk',
    ]);
    expect(found.every(({ zh, body }) => zh.includes('现2024年8月6日') && body.includes('工作日历'))).toBe(true);
  });

  it('tells once of a date that was missed, also the person who has the work', async () => {
    const { deadline, caseId } = await asked(3);
    const reviewer = await harness.person('reviewer', '440000-miit', 'department-reviewer');
    const intake = await harness.person('intake', '440000-miit', 'department-intake');
    const [opinion] = await harness.work.source.query(`SELECT id FROM opinion WHERE case_id = $1`, [caseId]);
    await harness.must(intake, 'opinion', opinion.id, 'assign', { userId: reviewer.userId });
    harness.now = '2024-07-23T02:00:00.000Z';
    const done = await system(deadline, 'expire');
    harness.now = '2024-07-15T01:00:00.000Z';
    expect((await told(done.id)).map(({ queue, zh }) => `${queue} ${zh}`)).toEqual([
      '440000-miit/department-intake 期限已过：部门反馈意见期限（2024年7月22日）',
      `user:${reviewer.userId} 期限已过：部门反馈意见期限（2024年7月22日）`,
    ]);
    expect(await told(randomUUID())).toEqual([]);
  });
});
