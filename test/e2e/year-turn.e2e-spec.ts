import type { Actor, Role } from '@linxuan/domain';
import { ProcessHarness, queueKindOfRun } from '@linxuan/testing';
import { answers, everyRoute } from './support/every-route';

jest.setTimeout(600_000);

/**
 * Before and after the turn of a year that is not announced, on a leap day, at the end of what is known, and far beyond
 * it.
 */
const INSTANTS = [
  '2026-11-30T02:00:00.000Z',
  '2026-12-15T02:00:00.000Z',
  '2027-01-04T02:00:00.000Z',
  '2028-02-29T02:00:00.000Z',
  '2035-10-01T02:00:00.000Z',
];
const PEOPLE: readonly [string, Role][] = [
  ['ndrc-440000', 'nominator-clerk'],
  ['ndrc-440000', 'nominator-lead'],
  ['ndrc', 'authority-clerk'],
  ['ndrc', 'authority-lead'],
  ['ndrc', 'publicity-officer'],
  ['miit', 'department-lead'],
  ['ndrc', 'operator'],
];

/** No page may fail because the holidays of a year are not announced yet; whatever is counted then is provisional. */
describe(`pages at the turn of a year, with the queue on ${queueKindOfRun()}`, () => {
  let product: ProcessHarness;
  let caseId: string;
  let applicant: Actor;

  beforeAll(async () => {
    product = await ProcessHarness.start();
    caseId = await product.engine.pooled(1);
    const [row]: { owner: string; org: string }[] = await product.engine.work.source.query(
      `SELECT m.user_id AS owner, m.org_id AS org FROM case_file c JOIN membership m ON m.org_id = c.applicant_org AND m.role = 'enterprise-clerk' WHERE c.id = $1`,
      [caseId],
    );
    applicant = { userId: row?.owner ?? '', orgId: row?.org ?? '', role: 'enterprise-clerk' } as Actor;
  });
  afterAll(() => product.stop());

  it('answer every read of every role', async () => {
    const others = await Promise.all(
      PEOPLE.map(([org, role]) => product.engine.person(`turn-${org}-${role}`, org, role)),
    );
    const reads = (await everyRoute(product, { id: caseId, caseId })).filter(({ method }) => method === 'GET');
    const failures: string[] = [];
    let asked = 0;
    for (const instant of INSTANTS) {
      await product.setClock(instant);
      for (const actor of [applicant, ...others]) {
        // The clock of a session moves with everything else, so each instant has a session of its own.
        const client = await product.signIn(actor);
        for (const [route, answer] of Object.entries(await answers(client, product.origin, reads))) {
          asked += 1;
          if (/^5/.test(answer)) failures.push(`${answer} ${actor.role} ${route} at ${instant}`);
        }
      }
    }
    expect(failures).toEqual([]);
    expect(asked).toBeGreaterThan(INSTANTS.length * PEOPLE.length * 50);
  });

  it('mark what they count', async () => {
    await product.setClock('2027-01-04T02:00:00.000Z');
    const operator = await product.signIn(await product.engine.person('turn-operator', 'ndrc', 'operator'));
    expect((await operator.get('/api/home')).body).toMatchObject({ calendarYears: [2027] });
    const clerk = await product.signIn(await product.engine.person('turn-clerk', 'ndrc-440000', 'nominator-clerk'));
    const tasks = await clerk.get<{ data: { timeLeft: { zh: string } | null }[] }>('/api/tasks?page=1&perPage=25');
    expect(tasks.body.data.length).toBeGreaterThan(0);
    for (const { timeLeft } of tasks.body.data) expect(timeLeft?.zh).toMatch(/^已逾期\d+个工作日（暂按周末推算）$/);
  });
});
