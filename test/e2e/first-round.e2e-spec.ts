import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type {
  BodySheetReportDto,
  DeliveryPageDto,
  EditionBundleReportDto,
  EditionDto,
  EditionImportedDto,
  GrantConfirmedDto,
  GrantDto,
  HomeDto,
  RegistrationDto,
  SessionDto,
} from '@linxuan/contracts';
import { makeUscc } from '@linxuan/domain';
import { AuditRepository } from '@linxuan/persistence';
import { applicationContent, pdf, ProcessHarness, SessionClient } from '@linxuan/testing';
import { bundleSource } from '../../apps/cli/src/bundle-source';
import { seedOfficers } from '../../apps/cli/src/seed/seed-users';

jest.setTimeout(300_000);
/** What everybody chooses in the place of what was handed out; nobody tries it. */
const PASSWORD = 'quiet-lantern 71 over granite';
const EDITION = 'green-technology/2024';
const EDITION_ID = 'green-technology-2024';
const COMPANY = '示例环保科技有限公司';
const PHONE = '020-80001111';
const SHEET = [
  { org: 'ndrc', person: '主管经办（演示）', login: 'authority.clerk', roles: 'authority-clerk' },
  { org: 'ndrc', person: '主管负责（演示）', login: 'authority.lead', roles: 'authority-lead' },
  { org: 'ndrc-440000', person: '推荐经办（演示）', login: 'gd.clerk', roles: 'nominator-clerk' },
  { org: 'ndrc-440000', person: '推荐签发（演示）', login: 'gd.lead', roles: 'nominator-lead' },
];

/** The steps of the chapter, in their order and by their names. */
const chapter =
  readFileSync(resolve(__dirname, '../../docs/runbook.md'), 'utf8')
    .split(/^## /m)
    .find((part) => part.startsWith('The first round')) ?? '';
const steps = [...chapter.matchAll(/^\d+\. \*\*(.+?)\.\*\*/gm)].map(([, name]) => name);

/**
 * The chapter "The first round" of the runbook, walked through by those who are named there: from an installation with
 * organisations and nobody in it to the first application.
 */
describe('the first round', () => {
  let product: ProcessHarness;
  const people = new Map<string, SessionClient>();
  const first = new Map<string, string>();
  const walked: string[] = [];
  const step = (name: string, walk: () => Promise<void>) =>
    it(name, async () => {
      walked.push(name);
      await walk();
    });

  beforeAll(async () => {
    product = await ProcessHarness.start({ editions: [] });
    await product.startPortal();
    const printed = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    await product.engine.work.system(async (tx) => {
      await new AuditRepository(tx).runAsCommand('seed', { mode: 'demo' });
      await seedOfficers(tx);
    });
    for (const [text] of printed.mock.calls)
      for (const [, login = '', password = ''] of String(text).matchAll(/First sign-in: (\S+) \/ (\S+)/g))
        first.set(login, password);
    printed.mockRestore();
  });
  afterAll(() => product.stop());

  const client = (login: string): SessionClient => {
    const found = people.get(login);
    if (!found) throw new Error(`${login} has not signed in`);
    return found;
  };
  /** Signs in with what was handed out and chooses a password. */
  const begins = async (login: string, password: string) => {
    const one = new SessionClient(product.origin);
    expect([login, (await one.signIn(login, password)).status]).toEqual([login, 200]);
    expect((await one.get<SessionDto>('/api/session')).body).toMatchObject({ user: { mustChange: true } });
    const next = `${PASSWORD} ${login}`.replace(login, [...login].reverse().join(''));
    const changed = await one.send('POST', '/api/session/password', { current: password, next });
    expect([login, changed.status < 300]).toEqual([login, true]);
    await one.signIn(login, next);
    people.set(login, one);
  };
  const home = async (login: string) => (await client(login).get<HomeDto>('/api/home')).body;
  const lacking = async () => (await home('operator')).setup?.filter(({ done }) => !done).map(({ step: name }) => name);
  const until = async <T>(read: () => Promise<T>, isThere: (found: T) => boolean): Promise<T> => {
    for (const end = Date.now() + 60_000; ; await pause(200)) {
      const found = await read();
      if (isThere(found) || Date.now() > end) return found;
    }
  };
  const must = async <T>(login: string, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await client(login).send<T>(method, path, body, { 'idempotency-key': randomUUID() });
    expect([method, path, answer.status < 300 || answer.body]).toEqual([method, path, true]);
    return answer.body;
  };

  step('Two operators with passwords of their own', async () => {
    expect([...first.keys()]).toEqual(['operator', 'operator-2', 'auditor']);
    await begins('operator', first.get('operator') ?? '');
    expect(await lacking()).toEqual(['second', 'authority', 'nominators', 'mail', 'programme']);
    for (const login of ['operator-2', 'auditor']) await begins(login, first.get(login) ?? '');
    expect(await lacking()).toEqual(['authority', 'nominators', 'mail', 'programme']);
  });

  step('Bodies and their people', async () => {
    const faulty = [...SHEET, { org: 'ndrc-999999', person: '无处', login: 'nobody', roles: 'nominator-clerk' }];
    const report = await must<BodySheetReportDto>('operator', 'POST', '/api/operator/body-sheet/report', {
      rows: faulty,
    });
    expect([report.figures, report.lines[4]?.problems.map(({ column }) => column)]).toEqual([
      { bodies: 0, accounts: 4, roles: 0, problems: 1 },
      ['org'],
    ]);
    const made = await must<BodySheetReportDto>('operator', 'POST', '/api/operator/body-sheet', { rows: SHEET });
    expect([made.done, made.proposed.length]).toEqual([true, SHEET.length]);
    const { data } = await must<{ data: GrantDto[] }>(
      'operator-2',
      'GET',
      '/api/operator/grants?state=proposed&page=1&perPage=100',
    );
    for (const { login, firstHalf } of made.proposed) {
      const grant = data.find(({ user }) => user.login === login);
      const { secondHalf } = await must<GrantConfirmedDto>(
        'operator-2',
        'POST',
        `/api/operator/grants/${grant?.id ?? ''}/confirm`,
      );
      await begins(login, `${firstHalf ?? ''}-${secondHalf ?? ''}`);
    }
    expect(await lacking()).toEqual(['nominators', 'mail', 'programme']);
    expect((await home('operator')).setup?.find(({ step: name }) => name === 'nominators')).toMatchObject({ count: 1 });
  });

  step('Mail', async () => {
    const refused = await client('operator').send('POST', '/api/deliveries/test', {});
    expect([refused.status, refused.body['code']]).toEqual([422, 'notice.noAddress']);
    const contact = { email: 'operator@example.org', phone: null, im: null };
    await must('operator', 'PUT', '/api/preferences/contact', contact);
    const { id } = await must<{ id: string }>('operator', 'POST', '/api/deliveries/test', {});
    const sent = await until(
      () => must<DeliveryPageDto>('operator', 'GET', '/api/deliveries?kind=test&page=1&perPage=5'),
      ({ data }) => data[0]?.state === 'sent',
    );
    expect(sent.data.map((one) => [one.id, one.state, one.address])).toEqual([[id, 'sent', contact.email]]);
    expect(await lacking()).toEqual(['nominators', 'programme']);
  });

  step('Calendar', async () => {
    const { missing } = await must<{ missing: number[] }>('operator', 'GET', '/api/working-calendar');
    expect([missing, (await lacking())?.includes('calendar')]).toEqual([[], false]);
  });

  step('The first edition', async () => {
    expect((await home('authority.clerk')).calls).toEqual({ open: 0, closed: [] });
    const site = () => fetch(product.portalOrigin).then((answer) => answer.text());
    expect(await site()).toContain('目前没有开放的申报');
    const { text } = bundleSource(EDITION);
    const report = await must<EditionBundleReportDto>(
      'authority.clerk',
      'POST',
      '/api/programme-editions/import/report',
      {
        text,
      },
    );
    expect([report.outcome, report.problems.filter(({ severity }) => severity === 'error')]).toEqual(['programme', []]);
    const { version } = await must<EditionImportedDto>('authority.clerk', 'POST', '/api/programme-editions/import', {
      text,
    });
    const path = `/api/programme-editions/${EDITION_ID}/versions/${version}`;
    await must('authority.clerk', 'POST', `${path}/propose`, { documentNumber: '演示〔2024〕1号', reason: '第一期' });
    await must('authority.lead', 'POST', `${path}/approve`);
    await until(
      () => must<EditionDto>('authority.lead', 'GET', `/api/programme-editions/${EDITION_ID}`),
      ({ state }) => state === 'open',
    );
    expect((await home('authority.clerk')).calls).toEqual({ open: 1, closed: [] });
    expect(await site()).toContain('正在接受申报，截止 2024年7月31日');
    expect(await lacking()).toEqual(['nominators']);
  });

  const uscc = makeUscc(801, '440100');
  step('An applicant registers', async () => {
    const there = await fetch(`${product.origin}/api/session/registration`, { redirect: 'manual' });
    expect([there.status, there.headers.get('location')]).toEqual([303, expect.stringMatching(/\/register$/)]);
    const page = await (await fetch(`${product.portalOrigin}/register`)).text();
    const form = new FormData();
    const typed = {
      token: /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '',
      code: uscc,
      orgName: COMPANY,
      regionCode: '440000',
      personName: '申报经办（演示）',
      phone: PHONE,
      email: 'applicant@example.org',
      dispute: '',
    };
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    form.set('licence', new Blob([new Uint8Array(pdf())], { type: 'application/pdf' }), '营业执照.pdf');
    const filed = await fetch(`${product.portalOrigin}/register`, { method: 'POST', body: form, redirect: 'manual' });
    const number = /number=(DW-[0-9A-F-]+)$/.exec(filed.headers.get('location') ?? '')?.[1] ?? '';
    expect([filed.status, number]).toEqual([303, expect.stringMatching(/^DW/)]);
    expect(await (await fetch(`${product.portalOrigin}/register/received?number=${number}`)).text()).toContain(number);

    const { data } = await must<{ data: RegistrationDto[] }>('gd.clerk', 'GET', '/api/registrations?page=1&perPage=10');
    const id = data[0]?.id ?? '';
    expect(data.map(({ code, orgName }) => [code, orgName])).toEqual([[uscc, COMPANY]]);
    expect(await must('gd.clerk', 'GET', `/api/registrations/${id}`)).toMatchObject({ code: uscc });
    const licence = await fetch(`${product.origin}/api/registrations/${id}/licence`, {
      headers: { cookie: client('gd.clerk').cookie },
    });
    expect([
      licence.status,
      Buffer.from(await licence.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ]).toEqual([200, '%PDF']);
    await must('gd.clerk', 'POST', `/api/registrations/${id}/check`, { renames: false });
    await must('gd.lead', 'POST', `/api/registrations/${id}/confirm`);

    const posted = (path: string, fields: Record<string, string>) =>
      fetch(product.portalOrigin + path, { method: 'POST', body: new URLSearchParams(fields) });
    expect(await (await posted('/register/status', { number, phone: PHONE })).text()).toContain('已确认');
    const set = await posted('/register/password', { number, phone: PHONE, password: PASSWORD, again: PASSWORD });
    expect(await set.text()).toContain('密码已设置');
  });

  step('The first application', async () => {
    const applicant = new SessionClient(product.origin);
    expect((await applicant.signIn(uscc.toLowerCase(), PASSWORD)).status).toBe(200);
    people.set('applicant', applicant);
    const open = await must<{ id: string; open: boolean }[]>('applicant', 'GET', '/api/editions');
    expect(open.map(({ id, open: isOpen }) => [id, isOpen])).toEqual([[EDITION_ID, true]]);
    const opened = await must<{ id: string; requestId: string; status: string }>('applicant', 'POST', '/api/cases', {
      editionId: EDITION_ID,
      title: '余热利用技术',
    });
    if (opened.status !== 'applied') await applicant.outcome(opened.requestId);
    const { attachments: _none, ...content } = applicationContent(801, { uscc, holder: COMPANY });
    const draft = await must<{ version: number }>('applicant', 'PATCH', `/api/cases/${opened.id}/draft`, {
      patches: Object.entries(content).map(([key, value]) => ({ pointer: `/${key}`, value, baseVersion: 0 })),
    });
    for (const slot of ['licence', 'commitment']) await upload(applicant, opened.id, slot);
    const submitted = await must<{ status: string; requestId: string }>(
      'applicant',
      'POST',
      `/api/cases/${opened.id}/submit`,
      { draftVersion: draft.version },
    );
    if (submitted.status !== 'applied') await applicant.outcome(submitted.requestId);
    const receipt = await must<{ number: string }>('applicant', 'GET', `/api/cases/${opened.id}/receipt`);
    expect(receipt.number).toMatch(/^2024-\d{5}$/);
    expect((await home('gd.clerk')).groups.map(({ kind }) => kind)).toContain('check-form');
  });

  async function upload(applicant: SessionClient, caseId: string, slot: string): Promise<void> {
    const content = pdf();
    const opened = await must<{ id: string }>('applicant', 'POST', `/api/cases/${caseId}/uploads`, {
      slot,
      name: `${slot}.pdf`,
      size: content.length,
    });
    await fetch(`${product.origin}/api/uploads/${opened.id}`, {
      method: 'PATCH',
      body: new Uint8Array(content),
      headers: {
        cookie: applicant.cookie,
        'x-csrf-token': applicant.csrf,
        'x-acting-as': applicant.principal,
        'content-type': 'application/octet-stream',
        'upload-offset': '0',
      },
    });
    await must('applicant', 'POST', `/api/uploads/${opened.id}/finish`, {});
  }

  it('is the chapter of the runbook, step by step', () => {
    expect(steps.length).toBeGreaterThan(5);
    expect(walked).toEqual(steps);
  });
});
