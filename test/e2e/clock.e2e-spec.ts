import { setTimeout as pause } from 'node:timers/promises';
import { ProcessHarness } from '@linxuan/testing';

jest.setTimeout(180_000);

/** Sets the clock of a process five seconds ahead, and right again, as often as it is told to. */
const WRONG_CLOCK = `data:text/javascript,${encodeURIComponent(
  'const right = Date.now; let wrong = false; process.on("SIGUSR2", () => { wrong = !wrong; }); Date.now = () => right() + (wrong ? 5000 : 0);',
)}`;

describe('a machine whose clock goes wrong', () => {
  let product: ProcessHarness;
  beforeAll(async () => {
    product = await ProcessHarness.start({ nodeArgs: ['--import', WRONG_CLOCK] });
  });
  afterAll(() => product.stop());

  const ready = async () =>
    (await fetch(`${product.origin}/readyz`)).json() as Promise<{ ok: boolean; checks: object }>;
  const turn = async (ok: boolean) => {
    process.kill(product.apiPid, 'SIGUSR2');
    for (const until = Date.now() + 20_000; (await ready()).ok !== ok && Date.now() < until; await pause(200));
  };

  it('gives no receipt until it is right again, whatever the clock of the demo says', async () => {
    const caseId = await product.engine.pooled(1);
    const client = await product.client(
      await product.engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk'),
    );
    const version = await product.versionOf('case_file', caseId);
    const nominate = () => client.settled('case', caseId, 'nominate', {}, { version });
    const requests = () => product.engine.work.source.query(`SELECT count(*)::int AS n FROM transition_request`);
    // The demo's time is years from the machine's, and that is right.
    expect(await ready()).toMatchObject({ ok: true, checks: { clock: 'ok' } });
    const before = await requests();

    await turn(false);
    expect(await ready()).toMatchObject({ ok: false, checks: { clock: 'failed', database: 'ok' } });
    const { status, body, headers } = await nominate();
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'service.clockWrong', '5']);
    expect(await requests()).toEqual(before);
    // Nothing but receipts is refused.
    expect((await client.get(`/api/cases/${caseId}`)).status).toBe(200);

    await turn(true);
    expect((await nominate()).body.state).toBe('nomination.nominated');
    await product.setClock('2024-07-16T01:00:00.000Z');
    expect((await ready()).ok).toBe(true);
  });
});
