import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { hashPassword } from '@linxuan/feature-identity';
import { SessionClient, TEST_EDITION, TEST_PASSWORD } from '@linxuan/testing';
import { findProgram } from '../support/programs.mjs';
import { AS_LONG_AS_IT_MOVES, expectWithin } from '../support/time-budget';
import { Deployment } from './deployment';
import { startBuiltIn, startCaddy, startNginx, type Proxy, type Upstreams } from './proxies';

jest.setTimeout(AS_LONG_AS_IT_MOVES);

/** The shipped proxies run where the machine has their programs; the built-in one always does. */
const caddy = findProgram('caddy');
const nginx = findProgram('nginx');
const PROXIES: [string, (upstreams: Upstreams) => Promise<Proxy>][] = [['a plain proxy', startBuiltIn]];
if (caddy) PROXIES.push(['the shipped Caddyfile', (to) => startCaddy(caddy, to)]);
if (nginx) PROXIES.push(['the shipped nginx example', (to) => startNginx(nginx, to)]);

describe('a restart of one process after the other', () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await Deployment.start();
    const { engine } = deployment;
    const actor = await engine.person('rolling', await engine.enterprise('rolling-holder'), 'enterprise-clerk');
    await engine.work.source.query(`UPDATE app_user SET password_hash = $2 WHERE id = $1`, [
      actor.userId,
      await hashPassword(TEST_PASSWORD),
    ]);
  });
  afterAll(() => deployment.stop());

  it.each(PROXIES)('fails no request behind %s, and does every write once', async (_name, start) => {
    const proxy = await start(deployment);
    const client = new SessionClient(proxy.backOffice);
    expect((await client.signIn('rolling', TEST_PASSWORD)).status).toBe(200);
    const load = new Load(client, proxy.publicSite);
    const stream = await openStream(proxy.backOffice, client.cookie);
    try {
      const seconds: number[] = [];
      for (const index of [0, 1] as const)
        seconds.push(
          ...(await Promise.all([
            deployment.restart('api', deployment.api[index]),
            deployment.restart('portal', deployment.portal[index]),
          ])),
        );
      expectWithin('A stop under load', Math.max(...seconds), 10, 's');
      await load.answers(300);
    } finally {
      await load.end();
      await stream.cancel().catch(() => undefined);
      await proxy.stop();
    }
    expect(load.failures.length > 0 ? [...load.failures, proxy.trouble()] : []).toEqual([]);
    const written = await deployment.engine.work.source.query(
      `SELECT count(*)::int AS n FROM case_file WHERE title = ANY($1)`,
      [load.titles],
    );
    expect(written).toEqual([{ n: load.titles.length }]);
  });

  it('closes an open stream with a request to come back, answers what is in hand, and is gone within ten seconds', async () => {
    const [port] = deployment.api;
    const origin = `http://127.0.0.1:${port}`;
    const client = new SessionClient(origin);
    await client.signIn('rolling', TEST_PASSWORD);
    const stream = await openStream(origin, client.cookie);
    const restarted = deployment.restart('api', port);
    await pause(500);
    const meanwhile = await client.get('/api/session');
    expect([meanwhile.status, meanwhile.headers.get('connection')]).toEqual([200, 'close']);
    expect(await textOf(stream)).toContain('retry: 1000');
    expectWithin('A stop with an open stream', await restarted, 10, 's');
  });
});

/** Four lanes that read and write until they are told to end; whatever is not answered as it should be is a failure. */
class Load {
  readonly failures: string[] = [];
  readonly titles: string[] = [];
  answered = 0;
  private over = false;
  private readonly lanes: Promise<void>;

  constructor(
    private readonly client: SessionClient,
    private readonly publicSite: string,
  ) {
    this.lanes = Promise.all([
      this.lane(() => this.read()),
      this.lane(() => this.read()),
      this.lane(() => this.visit()),
      this.lane(() => this.write()),
    ]).then(() => undefined);
  }

  /** Goes on until so many requests were answered, however long this machine takes for them. */
  async answers(count: number): Promise<void> {
    while (this.answered < count && this.failures.length === 0) await pause(50);
  }

  async end(): Promise<void> {
    this.over = true;
    await this.lanes;
  }

  private async lane(request: () => Promise<void>): Promise<void> {
    while (!this.over) {
      await request().catch((error: Error) => void this.failures.push(`${error.message} ${String(error.cause ?? '')}`));
      await pause(15);
    }
  }

  private take(what: string, status: number, expected: number[]): void {
    this.answered += 1;
    if (!expected.includes(status)) this.failures.push(`${what} ${status}`);
  }

  private async read(): Promise<void> {
    this.take('GET session', (await this.client.get('/api/session')).status, [200]);
  }

  private async visit(): Promise<void> {
    const answer = await fetch(`${this.publicSite}/`);
    await answer.arrayBuffer();
    this.take('GET /', answer.status, [200]);
  }

  /** The same key twice, as a browser sends it again that heard no answer: one application comes of it. */
  private async write(): Promise<void> {
    const title = `连续重启 ${this.titles.length} ${randomUUID().slice(0, 8)}`;
    const key = randomUUID();
    for (let times = 0; times < 2; times++) {
      const { status } = await this.client.send(
        'POST',
        '/api/cases',
        { editionId: TEST_EDITION, title },
        { 'idempotency-key': key },
      );
      this.take('POST cases', status, [200, 201, 202]);
    }
    this.titles.push(title);
    await pause(150);
  }
}

async function openStream(origin: string, cookie: string): Promise<ReadableStream<Uint8Array>> {
  const answer = await fetch(`${origin}/api/events`, { headers: { cookie } });
  if (answer.status !== 200 || !answer.body) throw new Error(`the stream answered ${answer.status}`);
  return answer.body;
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) text += Buffer.from(chunk).toString();
  return text;
}
