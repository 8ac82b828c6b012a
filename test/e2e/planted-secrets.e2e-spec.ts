import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hashPassword } from '@linxuan/feature-identity';
import { builtServers, ProcessHarness, SessionClient } from '@linxuan/testing';

jest.setTimeout(600_000);
const ROOT = resolve(__dirname, '../..');
/** What a person types, what a program keeps, what a request carries: each unmistakable, wherever it turns up. */
const PLANTED = {
  password: 'Planted-Heron-8731',
  wrongPassword: 'Planted-Otter-2290',
  login: 'planted.login.4417',
  citizen: '植秘公民甲',
  telephone: '13911112222',
  objection: '植秘异议内容：该单位数据不实',
  note: '植秘备注：内部情况',
  mailBody: '植秘邮件正文',
  address: 'planted.person@example.org',
  fileName: '植秘文件名.pdf',
  fileContent: '%PDF-1.7 planted-file-content-5521',
  webhookSecret: 'planted-webhook-secret-9913',
  webhookPath: 'planted-webhook-path-1188',
  sessionSecret: 'planted session secret that nobody keeps 6604',
  smtpPassword: 'planted-smtp-password-7712',
  databasePassword: 'planted-database-password-3356',
  metricsToken: 'planted-metrics-token-8080',
  thrown: 'planted-thrown-value-4242',
  query: 'planted-query-value-5151',
} as const;
/** Throws, on a signal, an error as libraries throw them: nobody catches it, and the process ends. */
// Its own source is named in the stack, so the value stands there only in another spelling.
const SPELT = [...PLANTED.thrown].reverse().join('');
const CRASH = `data:text/javascript,process.on('SIGUSR2',()=>{const v=[...'${SPELT}'].reverse().join('');Promise.reject(Object.assign(new Error('no%20"'+v+'"'),{parameters:[v],detail:v}))})`;

/**
 * Whatever fails, and however: no log of any process shows what somebody typed or what the installation keeps secret.
 */
describe('secrets that were planted', () => {
  let product: ProcessHarness;
  const logs: string[] = [];
  const carried: Record<string, string> = {};
  const sql = (text: string, ...values: unknown[]): Promise<Record<string, string>[]> =>
    product.engine.work.source.query(text, values);

  /** While it runs every write to the table fails, and PostgreSQL says so with the whole row. */
  const failing = async (table: string, work: () => Promise<unknown>) => {
    await sql(`ALTER TABLE ${table} ADD CONSTRAINT planted_fault CHECK (false) NOT VALID`);
    try {
      await work();
    } finally {
      await sql(`ALTER TABLE ${table} DROP CONSTRAINT planted_fault`);
    }
  };
  const run = (file: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> =>
    new Promise((settle) => {
      const child = execFile(
        process.execPath,
        ['--enable-source-maps', file, ...args],
        { env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env }, timeout: 60_000 },
        (_, stdout, stderr) => settle(stdout + stderr),
      );
      child.stdin?.end();
    });
  /** What a form of the public site sends. */
  const post = (path: string, fields: Record<string, string>) =>
    fetch(product.portalOrigin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: product.portalOrigin },
      body: new URLSearchParams(fields),
    });

  beforeAll(async () => {
    product = await ProcessHarness.start({
      nodeArgs: ['--import', CRASH],
      env: {
        LOG_LEVEL: 'trace',
        SESSION_SECRET: PLANTED.sessionSecret,
        SMTP_URL: `smtp://sender:${PLANTED.smtpPassword}@127.0.0.1:9`,
        METRICS_TOKEN: PLANTED.metricsToken,
      },
    });
    await product.startPortal();
  });
  afterAll(() => product.stop());

  it('are typed, sent, kept and broken in every process', async () => {
    const clerk = await product.engine.person(PLANTED.login, 'ndrc-440000', 'nominator-clerk');
    const applicant = await product.engine.person(
      'p-applicant',
      await product.engine.enterprise('p-1'),
      'enterprise-clerk',
    );
    await sql(`UPDATE app_user SET password_hash = $1`, await hashPassword(PLANTED.password));
    const client = new SessionClient(product.origin);
    for (const body of [
      { login: PLANTED.login, password: PLANTED.wrongPassword },
      { login: PLANTED.wrongPassword, password: PLANTED.login },
      `{"login": "${PLANTED.login}", "password": "${PLANTED.wrongPassword}`,
      { login: [PLANTED.login], password: { value: PLANTED.wrongPassword } },
    ])
      expect((await client.send('POST', '/api/session', body)).status).toBeGreaterThanOrEqual(400);
    await failing('session', () => client.signIn(PLANTED.login, PLANTED.password));
    expect((await client.signIn(PLANTED.login, PLANTED.password)).status).toBeLessThan(300);
    carried['session token'] = client.cookie.split('=')[1] ?? '';
    carried['csrf'] = client.csrf;

    const caseId = await product.engine.submitted(applicant, 1);
    const contact = { email: PLANTED.address, phone: PLANTED.telephone };
    const note = { kind: 'note', body: PLANTED.note };
    await failing('contact', () => client.send('PUT', '/api/preferences/contact', contact));
    await client.send('PUT', '/api/preferences/contact', contact);
    await failing('case_note', () => client.send('POST', `/api/cases/${caseId}/notes`, note));
    expect((await client.send('POST', `/api/cases/${caseId}/notes`, note)).status).toBe(201);
    for (const path of [
      `/api/cases?q=${PLANTED.query}`,
      `/api/cases/${PLANTED.query}`,
      `/api/${PLANTED.query}?contact=${PLANTED.telephone}`,
      `/api/tasks?sort=${PLANTED.query}`,
    ])
      await client.send('GET', path);
    await client.send('POST', `/api/cases/${caseId}/notes`, note, { 'x-csrf-token': PLANTED.query });
    await client.send('POST', `/api/cases/${caseId}/notes`, note, { 'x-acting-as': PLANTED.query });

    const feed = await client.send<{ url: string }>('POST', '/api/preferences/feed', {});
    const calendar = new URL(feed.body.url).pathname;
    carried['calendar link'] = calendar.split('/').at(-1)?.replace('.ics', '') ?? '';
    await sql(`ALTER FUNCTION calendar_feed_items(text, timestamptz) RENAME TO planted_away`);
    expect((await fetch(product.origin + calendar)).status).toBeGreaterThanOrEqual(500);
    await sql(`ALTER FUNCTION planted_away(text, timestamptz) RENAME TO calendar_feed_items`);
    expect((await fetch(product.origin + calendar)).status).toBe(200);

    const owner = new SessionClient(product.origin);
    await owner.signIn('p-applicant', PLANTED.password);
    const draft = await product.engine.submittable(applicant, 2);
    const upload = { slot: 'licence', name: PLANTED.fileName, size: PLANTED.fileContent.length };
    await failing('upload', () => owner.send('POST', `/api/cases/${draft}/uploads`, upload));
    const begun = await owner.send<{ id?: string }>('POST', `/api/cases/${draft}/uploads`, upload);
    const piece = () =>
      fetch(`${product.origin}/api/uploads/${begun.body.id}`, {
        method: 'PATCH',
        headers: {
          'content-type': 'application/offset+octet-stream',
          'upload-offset': '0',
          cookie: owner.cookie,
          'x-csrf-token': owner.csrf,
          'x-acting-as': owner.principal,
        },
        body: PLANTED.fileContent,
      });
    await failing('upload', piece);
    await piece();
    await owner.send('POST', `/api/uploads/${begun.body.id}/finish`, {});

    const objection = {
      name: PLANTED.citizen,
      contact: PLANTED.telephone,
      grounds: 'ownership',
      text: PLANTED.objection,
      evidence: PLANTED.objection,
    };
    await post(`/notices/${randomUUID()}/objections/${caseId}`, objection);
    await post('/objections', { number: 'YY-0000-0000', contact: PLANTED.telephone });
    await sql(`ALTER FUNCTION take_public_turn(text, text, integer, integer) RENAME TO planted_away`);
    expect((await post('/objections', { number: 'YY-0000-0000', contact: PLANTED.telephone })).status).toBe(500);
    await sql(`ALTER FUNCTION planted_away(text, text, integer, integer) RENAME TO take_public_turn`);
    await fetch(`${product.portalOrigin}/notices?q=${PLANTED.query}`);

    // The worker: a decision that cannot be written, a mail server that refuses, a webhook that leads nowhere.
    const version = await product.versionOf('case_file', caseId);
    await failing('decision_record', async () => {
      const reason = { fields: ['/technology/name'], reason: PLANTED.note };
      expect((await client.act('case', caseId, 'return', reason, { version })).status).toBe(202);
      await pause(4_000);
    });
    const webhook = randomUUID();
    await sql(
      `INSERT INTO webhook (id, org_id, url, secret, created_by, created_at) VALUES ($1, 'ndrc-440000', $2, $3, $4, now())`,
      webhook,
      `https://127.0.0.1:9/${PLANTED.webhookPath}`,
      PLANTED.webhookSecret,
      clerk.userId,
    );
    const deliver = () =>
      sql(
        `INSERT INTO delivery (id, delivery_key, user_id, webhook_id, kind, channel, urgency, address, locale, subject, body, state, due_at, created_at)
         SELECT gen_random_uuid(), gen_random_uuid()::text, u, w, 'note', c, 'urgent', a, 'zh-CN', $1, $1, 'planned', now() - interval '20 years', now()
         FROM (VALUES ($2::uuid, NULL::uuid, 'email', $3), (NULL, $4::uuid, 'webhook', $5)) v(u, w, c, a)`,
        PLANTED.mailBody,
        clerk.userId,
        PLANTED.address,
        webhook,
        `https://127.0.0.1:9/${PLANTED.webhookPath}`,
      );
    await deliver();
    await pause(6_000);
    await sql(`ALTER TABLE delivery_attempt ADD CONSTRAINT planted_fault CHECK (false) NOT VALID`);
    await deliver();
    await pause(6_000);
    await sql(`ALTER TABLE delivery_attempt DROP CONSTRAINT planted_fault`);
  });

  it('are in what a process starts with and what nobody catches, and in commands', async () => {
    const folder = await builtServers();
    const wrong = new URL(product.engine.database.url);
    wrong.password = PLANTED.databasePassword;
    const env = {
      MODE: 'demo',
      DATABASE_URL: String(wrong),
      DB_ROLE_PASSWORD: PLANTED.databasePassword,
      SESSION_SECRET: PLANTED.sessionSecret,
      LOG_LEVEL: 'trace',
      DATA_DIR: product.dataDir,
      PORT: '1',
      PORTAL_PORT: '1',
    };
    for (const app of ['api', 'worker', 'portal']) logs.push(await run(`${folder}/${app}/main.mjs`, [], env));
    const cli = resolve(ROOT, 'dist/apps/cli/main.mjs');
    for (const args of [['migrate'], ['replay'], ['user', 'reset-password', PLANTED.login], ['access', '--check']])
      logs.push(await run(cli, args, env));
    const right = {
      ...env,
      DATABASE_URL: product.engine.database.url,
      DB_ROLE_PASSWORD: process.env['DB_ROLE_PASSWORD'],
    };
    await failing('app_user', async () => {
      logs.push(
        await run(
          cli,
          [
            'user',
            'add-officer',
            'planted.officer',
            '--name',
            PLANTED.citizen,
            '--role',
            'auditor',
            '--organisation',
            'ndrc',
          ],
          right,
        ),
      );
    });
    expect(logs.every((text) => text.length > 0)).toBe(true);
    const pids = [product.apiPid, ...product.workers.map(({ pid }) => pid), product.portal?.pid ?? 0];
    for (const pid of pids) process.kill(pid, 'SIGUSR2');
    await pause(3_000);
    for (const [at, text] of product.outputs().entries())
      expect([at, text.includes('the process ends')]).toEqual([at, true]);
  });

  it('stand in no log, in no spelling', () => {
    const all = [...product.outputs(), ...logs].join('\n');
    // The faults were really met and really told of.
    expect((all.match(/"code":"23514"/g) ?? []).length).toBeGreaterThan(3);
    const found: string[] = [];
    for (const [name, secret] of [...Object.entries(PLANTED), ...Object.entries(carried)]) {
      expect(secret.length).toBeGreaterThan(4);
      const spellings = [
        secret,
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
        [...secret].map((one) => (one > '~' ? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}` : one)).join(''),
        Buffer.from(secret).toString('base64').replace(/=+$/, ''),
        Buffer.from(secret).toString('hex'),
      ];
      for (const spelling of new Set(spellings)) {
        const at = all.indexOf(spelling);
        if (at >= 0) found.push(`${name}: …${all.slice(Math.max(0, at - 160), at + 60)}…`);
      }
    }
    expect(found).toEqual([]);
  });
});
