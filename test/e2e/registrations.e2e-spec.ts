import { makeUscc } from '@linxuan/domain';
import { pdf, ProcessHarness, type SessionClient } from '@linxuan/testing';

jest.setTimeout(300_000);

const PHONE = '020-80001111';
/** A password that nobody tries. */
const PASSWORD = 'quiet-lantern 71 over granite';

/** From the form of the public site to the home page of the new clerk, over HTTP alone, in both languages. */
describe('an applicant that registers', () => {
  let product: ProcessHarness;
  let clerk: SessionClient;
  let lead: SessionClient;

  beforeAll(async () => {
    product = await ProcessHarness.start({ workers: 0 });
    await product.startPortal();
    const person = (name: string, role: 'nominator-clerk' | 'nominator-lead') =>
      product.engine.person(name, 'ndrc-440000', role);
    clerk = await product.client(await person('registrar', 'nominator-clerk'));
    lead = await product.client(await person('registrar-lead', 'nominator-lead'));
  });
  afterAll(() => product.stop());

  /** A page of the public site; a redirection is an answer of its own. */
  const page = async (path: string, body?: FormData | URLSearchParams) => {
    const response = await fetch(product.portalOrigin + path, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: body ? { origin: product.portalOrigin } : {},
      ...(body && { body }),
    });
    return { status: response.status, location: response.headers.get('location'), text: await response.text() };
  };
  const fields = (values: Record<string, string>) => new URLSearchParams(values);
  const register = async (language: '' | '/en', code: string) => {
    const form = new FormData();
    const token = /name="token" value="([^"]+)"/.exec((await page(`${language}/register`)).text)?.[1] ?? '';
    const values = { token, code, orgName: '示例环保科技有限公司', regionCode: '440000', personName: '经办人甲' };
    for (const [name, value] of Object.entries({ ...values, phone: PHONE, email: 'clerk@example.org' }))
      form.append(name, value);
    form.append('licence', new Blob([new Uint8Array(pdf())], { type: 'application/pdf' }), '营业执照.pdf');
    const { status, location } = await page(`${language}/register`, form);
    expect(status).toBe(303);
    expect((await page(location ?? '')).text).toContain('DW-');
    return /number=(DW-[0-9A-F-]+)$/.exec(location ?? '')?.[1] ?? '';
  };
  const waiting = async (code: string) => {
    const { body } = await clerk.get<{ data: { id: string }[] }>(
      `/api/registrations?page=1&perPage=25&q=${code}&sort=filedAt&order=ASC`,
    );
    return body.data[0]?.id ?? '';
  };

  it('is led to the form from the page of signing in', async () => {
    const response = await fetch(`${product.origin}/api/session/registration`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, expect.stringMatching(/\/register$/)]);
  });

  it.each([
    ['', '已确认', '密码已设置'],
    ['/en', 'Confirmed', 'Your password is set'],
  ] as const)('is confirmed by two people and signs in (%p)', async (language, confirmed, done) => {
    const code = makeUscc(language === '' ? 7101 : 7102, '440100');
    const number = await register(language, code);
    const id = await waiting(code);
    const licence = await fetch(`${product.origin}/api/registrations/${id}/licence`, {
      headers: { cookie: clerk.cookie },
    });
    expect([licence.status, Buffer.from(await licence.arrayBuffer()).equals(pdf())]).toEqual([200, true]);
    expect((await clerk.send('POST', `/api/registrations/${id}/check`, { renames: false })).status).toBe(204);
    expect(await clerk.send('POST', `/api/registrations/${id}/confirm`)).toMatchObject({
      body: { code: 'registration.samePerson' },
    });
    expect((await lead.send('POST', `/api/registrations/${id}/confirm`)).status).toBe(204);

    const looked = await page(`${language}/register/status`, fields({ number, phone: PHONE }));
    expect([looked.status, looked.text.includes(confirmed)]).toEqual([200, true]);
    const set = await page(
      `${language}/register/password`,
      fields({ number, phone: PHONE, password: PASSWORD, again: PASSWORD }),
    );
    expect([set.status, set.text.includes(done)]).toEqual([200, true]);
    const session = await fetch(`${product.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: code.toLowerCase(), password: PASSWORD }),
    });
    expect(session.status).toBe(200);
  });

  it('is refused with a reason that its writer reads', async () => {
    const code = makeUscc(7103, '440100');
    const number = await register('', code);
    const reason = '执照照片不清晰，请重新上传';
    expect((await lead.send('POST', `/api/registrations/${await waiting(code)}/refuse`, { reason })).status).toBe(204);
    expect((await page('/register/status', fields({ number, phone: PHONE }))).text).toContain(reason);
  });
});
