import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@linxuan/domain';
import { breaches, ProcessHarness, queueKindOfRun } from '@linxuan/testing';

jest.setTimeout(180_000);

/**
 * A request that cannot be applied for a reason nobody foresaw is parked where an operator sees it, and sent again from
 * there.
 */
describe(`a request that fails for good, with the queue on ${queueKindOfRun()}`, () => {
  let product: ProcessHarness;
  let clerk: Actor;
  let operator: Actor;
  let caseId: string;
  const sql = (text: string, ...params: unknown[]) =>
    product.engine.work.source.query(text, params) as Promise<Record<string, unknown>[]>;
  const asOperator = async (text: string, ...params: unknown[]): Promise<Record<string, unknown>[]> =>
    product.engine.work.run(
      { userId: operator.userId, orgId: operator.orgId, role: operator.role, queues: [] },
      (tx) => tx.query(text, params) as Promise<Record<string, unknown>[]>,
    );

  beforeAll(async () => {
    product = await ProcessHarness.start();
    clerk = await product.engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    operator = await product.engine.person('operator', 'ndrc', 'operator');
    caseId = await product.engine.pooled(1);
  });
  afterAll(() => product.stop());

  it('waits, is tried again, and is parked with its error, while others go through', async () => {
    // A fault of the installation: the ledger takes nothing of this one case.
    await sql(
      `CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk of the ledger is broken'; END $$`,
    );
    await sql(
      `CREATE TRIGGER broken BEFORE INSERT ON ledger_event FOR EACH ROW WHEN (NEW.subject_id = '${caseId}') EXECUTE FUNCTION broken()`,
    );
    const other = await product.engine.pooled(2);
    const client = await product.client(clerk);
    const [version, key] = [await product.versionOf('case_file', caseId), randomUUID()];
    const stuck = await client.act('case', caseId, 'nominate', {}, { version, key });
    expect(stuck.status).toBe(202);
    expect(
      (await client.settled('case', other, 'nominate', {}, { version: await product.versionOf('case_file', other) }))
        .body.state,
    ).toBe('nomination.nominated');
    const requestId = String(stuck.body.requestId);
    await until(
      async () =>
        (await sql(`SELECT state FROM transition_request WHERE id = $1`, requestId))[0]?.['state'] === 'parked',
    );
    expect(await engineSawNothing()).toBe(true);
    expect(await asOperator(`SELECT id, action, state, error FROM operator_requests('parked', 10, 0)`)).toEqual([
      {
        id: requestId,
        action: 'nominate',
        state: 'parked',
        error: 'error P0001: disk of the ledger is broken',
      },
    ]);
    expect((await client.get(`/api/requests/${requestId}`)).body).toEqual({ status: 'parked', requestId });
    // The same click again learns it at once, and where to ask on.
    const again = await client.act('case', caseId, 'nominate', {}, { version, key });
    expect([again.status, again.body]).toEqual([202, { status: 'parked', requestId }]);
  });

  it('is not taken up by itself, and goes through once it is sent again after the repair', async () => {
    const [parked] = await sql(`SELECT id FROM transition_request WHERE state = 'parked'`);
    await sql(`DROP TRIGGER broken ON ledger_event`);
    await pause(3000);
    expect(await sql(`SELECT state FROM transition_request WHERE id = $1`, parked?.['id'])).toEqual([
      { state: 'parked' },
    ]);
    expect(await asOperator(`SELECT operator_resend_request($1) AS sent`, parked?.['id'])).toEqual([{ sent: true }]);
    const outcome = await (await product.client(clerk)).outcome(String(parked?.['id']));
    expect([outcome.status, outcome.body.state]).toEqual([200, 'nomination.nominated']);
    await product.drained();
    expect(await breaches(product.engine.work)).toEqual([]);
  });

  it('does nothing for a person who is no operator, and nothing for a request that does not exist', async () => {
    const [{ sent }] = (await product.engine.work.run(
      { userId: clerk.userId, orgId: clerk.orgId, role: clerk.role, queues: [] },
      (tx) => tx.query(`SELECT operator_resend_request($1) AS sent`, [randomUUID()]),
    )) as { sent: boolean }[] as [{ sent: boolean }];
    expect([sent, (await asOperator(`SELECT operator_resend_request($1) AS sent`, randomUUID()))[0]]).toEqual([
      false,
      { sent: false },
    ]);
  });

  async function engineSawNothing(): Promise<boolean> {
    const [row] = await sql(
      `SELECT (SELECT state FROM case_file WHERE id = $1) = 'nomination.pooled' AND NOT EXISTS (SELECT 1 FROM quota_slot WHERE case_id = $1) AS clean`,
      caseId,
    );
    return row?.['clean'] === true;
  }

  async function until(reached: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 60_000; !(await reached()); await pause(200))
      if (Date.now() > end) throw new Error('It did not come to that');
  }
});
