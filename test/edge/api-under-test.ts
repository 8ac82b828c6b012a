import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Role } from '@linxuan/domain';
import { hashPassword } from '@linxuan/feature-identity';
import { Clock, edgeAdapter, guardEdge, loadConfig, setUpEdge } from '@linxuan/platform';
import { EngineHarness } from '@linxuan/testing';
import pino from 'pino';
import { AppModule } from '../../apps/api/src/app.module';
import { holdAnswer } from '../support/held-answers.cjs';

const PASSWORD = 'only-for-this-suite-1';
/**
 * Where a person of each role sits in the round of Guangdong, and where a stranger to it does; null: the role sees all
 * rounds.
 */
const SEATS: readonly (readonly [Role, string, string | null])[] = [
  ['enterprise-clerk', 'enterprise-1', 'enterprise-2'],
  ['nominator-clerk', 'ndrc-440000', 'ndrc-350000'],
  ['nominator-lead', 'ndrc-440000', 'ndrc-350000'],
  ['department-reviewer', '440000-miit', '350000-miit'],
  ['department-intake', '440000-miit', '350000-miit'],
  ['expert', 'ndrc', 'ndrc'],
  ['authority-clerk', 'ndrc', null],
  ['authority-lead', 'ndrc', null],
  ['publicity-officer', 'ndrc', null],
  ['operator', 'ndrc', null],
  ['security-officer', 'ndrc', null],
  ['auditor', 'ndrc', null],
];

export interface Reply {
  status: number;
  ms: number;
  body: { code?: string; fields?: { pointer: string; code: string }[] };
}
export interface Caller {
  role: Role;
  stranger: boolean;
  headers: Record<string, string>;
}

/** The API as it is served, in this process: real guards, pipes, services and database, with people of every role. */
export class ApiUnderTest {
  readonly callers: Caller[] = [];
  private constructor(
    readonly engine: EngineHarness,
    readonly app: NestFastifyApplication,
    private readonly folder: string,
    readonly logged: string[],
  ) {}

  static async start(): Promise<ApiUnderTest> {
    const engine = await EngineHarness.start();
    const folder = mkdtempSync(join(tmpdir(), 'linxuan-edge-'));
    const logged: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
    const config = loadConfig({ DATABASE_URL: engine.database.url, DATA_DIR: folder });
    const adapter = edgeAdapter({ bodyLimit: 4 * 1024 * 1024 });
    const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, log), adapter, {
      logger: false,
      abortOnError: false,
    });
    app.get(Clock).shift(Date.parse(engine.now) - Date.now());
    setUpEdge(adapter.getInstance(), { log, mode: config.mode, clock: app.get(Clock) });
    guardEdge(app, adapter, 4 * 1024 * 1024);
    app.setGlobalPrefix('api', { exclude: ['healthz'] });
    keepCookies(adapter);
    await app.init();
    await adapter.getInstance().ready();
    const api = new ApiUnderTest(engine, app, folder, logged);
    await api.engine.enterprise('enterprise-2');
    return api;
  }

  /** Signs a person of every role in, and a stranger of every role that has strangers. */
  async signIn(): Promise<void> {
    const hash = await hashPassword(PASSWORD);
    for (const [role, home, elsewhere] of SEATS)
      for (const [org, stranger] of [
        [home, false],
        [elsewhere, true],
      ] as const) {
        if (org === null) continue;
        const login = role === 'enterprise-clerk' && !stranger ? 'applicant-1' : `${role}-${stranger ? 'b' : 'a'}`;
        await this.engine.person(login, org, role);
        await this.engine.work.source.query(`UPDATE app_user SET password_hash = $2 WHERE login = $1`, [login, hash]);
        const answer = await this.app.inject({
          method: 'POST',
          url: '/api/session',
          payload: { login, password: PASSWORD },
        });
        const [token] = answer.cookies;
        if (answer.statusCode !== 200 || !token) throw new Error(`${login} cannot sign in: ${answer.body}`);
        const headers = {
          cookie: `${token.name}=${token.value}`,
          'x-csrf-token': answer.json<{ csrf: string }>().csrf,
          'x-acting-as': answer.json<{ principal: string }>().principal,
        };
        this.callers.push({ role, stranger, headers });
      }
  }

  /** Someone who may call an operation of these roles: in the round, or a stranger to it. */
  caller(roles: readonly Role[] | undefined, stranger = false): Caller | undefined {
    return this.callers.find((one) => one.stranger === stranger && (!roles || roles.includes(one.role)));
  }

  async send(
    caller: Caller,
    method: string,
    url: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const from = performance.now();
    const answer = await this.app.inject({
      method: method as 'GET',
      url,
      headers: { ...caller.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const type = String(answer.headers['content-type'] ?? '');
    const isJson = type.includes('json');
    holdAnswer({
      method,
      path: url.split('?', 1)[0] ?? '',
      status: answer.statusCode,
      type,
      body: isJson ? answer.body : undefined,
    });
    return { status: answer.statusCode, ms: performance.now() - from, body: isJson ? answer.json() : {} };
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.engine.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What @fastify/cookie does for the session's cookie; the plugin itself imports in a way that Jest cannot follow. */
function keepCookies(adapter: FastifyAdapter): void {
  const instance = adapter.getInstance();
  instance.decorateRequest('cookies');
  instance.decorateReply('setCookie', function (
    this: { header(name: string, value: string): unknown },
    name: string,
    value: string,
  ) {
    return this.header('set-cookie', `${name}=${value}`);
  } as never);
  instance.addHook('onRequest', async (request) => {
    const pairs = (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('=', 2));
    Object.assign(request, { cookies: Object.fromEntries(pairs) });
  });
}
