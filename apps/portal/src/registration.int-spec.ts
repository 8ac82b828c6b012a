import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeUscc } from '@linxuan/domain';
import { USCC_ALPHABET } from '@linxuan/form-rules';
import { hostileFiles, pdf } from '@linxuan/testing';
import { PublicRound, tokenIn } from './testing/round';

jest.setTimeout(240_000);
const TYPED = {
  orgName: '示例环保科技有限公司',
  regionCode: '440000',
  personName: '经办人甲',
  phone: '020-80001111',
  email: 'clerk@example.org',
  dispute: '',
};
/** A password that nobody tries. */
const PASSWORD = 'quiet-lantern 71 over granite';

describe('registering on the public site', () => {
  let round: PublicRound;
  let address = 1;
  let seed = 900;
  const query = (sql: string, ...values: unknown[]) => round.engine.work.source.query(sql, values);
  beforeAll(async () => {
    round = await PublicRound.start();
    await round.engine.person('clerk', 'ndrc-440000', 'nominator-clerk');
    round.at('2024-06-27T10:00:00+08:00');
  });
  afterAll(() => round.stop());

  const from = () => ({ 'x-forwarded-for': `10.3.${address >> 8}.${address++ & 255}` });
  const code = () => makeUscc(seed++, '440100');
  const register = async (
    given: Record<string, string>,
    file: { name: string; content: Buffer } | null = { name: '营业执照.pdf', content: pdf() },
    { language = '', headers = from() as Record<string, string>, token = '' } = {},
  ) => {
    const url = `${language}/register`;
    const values = { token: token || tokenIn((await round.get(url)).text), ...TYPED, ...given };
    const payload = Buffer.concat([
      ...Object.entries(values).map(([name, value]) =>
        Buffer.from(`--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
      ),
      ...(file
        ? [
            Buffer.from(`--edge\r\ncontent-disposition: form-data; name="licence"; filename="${file.name}"\r\n\r\n`),
            file.content,
            Buffer.from('\r\n'),
          ]
        : []),
      Buffer.from('--edge--\r\n'),
    ]);
    const answer = await round.portal.inject({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': 'multipart/form-data; boundary=edge', ...headers },
    });
    const number = /number=(DW-[0-9A-F-]+)$/.exec(String(answer.headers['location'] ?? ''))?.[1];
    return { status: answer.statusCode, text: answer.body, number: number ?? '' };
  };
  const look = (number: string, phone = TYPED.phone) => round.post('/register/status', { number, phone }, from());
  const stored = () => query(`SELECT count(*)::int AS n FROM registration`).then(([{ n }]: [{ n: number }]) => n);
  const waiting = () => {
    try {
      return readdirSync(join(round.folder, 'uploads'));
    } catch {
      return [];
    }
  };

  it('offers the places that have a nominator, in both languages', async () => {
    const [zh, en] = [(await round.get('/register')).text, (await round.get('/en/register')).text];
    expect(zh).toContain('<option value="440000">广东省发展和改革委员会');
    expect(en).toContain('Register your organisation');
    expect((await round.get('/')).text).toContain('href="/register"');
  });

  it('gives a number, by which and by the telephone the outcome is read and one password set', async () => {
    const own = code();
    const { status, number } = await register({ code: ` ${own.toLowerCase()} ` });
    expect([status, number]).toEqual([303, expect.stringMatching(/^DW(-[0-9A-F]{4}){4}$/)]);
    expect((await round.get(`/register/received?number=${number}`)).text).toContain(number);
    expect((await look(number)).text).toContain('等待核对');
    expect((await look(number, '020-80002222')).text).toContain('没有查到');
    const [{ id, code: kept, sha }] = await query(
      `SELECT id, code, sha FROM registration ORDER BY filed_at DESC LIMIT 1`,
    );
    expect([kept, sha]).toEqual([own, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(waiting()).toEqual([]);

    const set = (password: string, again = password) =>
      round.post('/register/password', { number, phone: TYPED.phone, password, again }, from());
    expect((await set(PASSWORD)).status).toBe(404);
    const [{ user_id: checker }] = await query(`SELECT user_id FROM membership WHERE role = 'nominator-clerk' LIMIT 1`);
    await query(
      `UPDATE registration SET state = 'checked', checked_by = $2, checked_at = now() WHERE id = $1`,
      id,
      checker,
    );
    expect((await look(number)).text).toContain('等待确认');
    await confirm(id);
    const page = (await look(number)).text;
    expect([page.includes('已确认'), page.includes(own.toLowerCase())]).toEqual([true, true]);
    for (const [password, again, word] of [
      ['short', 'short', '10'],
      ['Password123456', 'Password123456', 'id="password-error"'],
      [`${own.toLowerCase()}-1`, `${own.toLowerCase()}-1`, 'id="password-error"'],
      [PASSWORD, `${PASSWORD}.`, '不一致'],
    ] as const) {
      const answer = await set(password, again);
      expect([
        password,
        answer.status,
        answer.text.includes(word),
        answer.text.includes(`value="${password}"`),
      ]).toEqual([password, 422, true, false]);
    }
    expect((await set(PASSWORD)).text).toContain('密码已设置，现在可以登录');
    expect((await set(PASSWORD)).status).toBe(410);
    const [{ password_hash }] = await query(`SELECT password_hash FROM app_user WHERE login = $1`, own.toLowerCase());
    expect(password_hash).toMatch(/^\$argon2id\$/);
  });

  /** What `decide_registration` does is tried where it is called; here an account is enough. */
  const confirm = async (id: string) => {
    const other = await round.engine.person('confirmer', 'ndrc-440000', 'nominator-lead');
    await query(
      `WITH o AS (INSERT INTO organisation (id, kind, name_zh, name_en, uscc) SELECT 'e-' || lower(code), 'enterprise', org_name, org_name, code FROM registration WHERE id = $1 RETURNING id),
         u AS (INSERT INTO app_user (id, login, display_name, password_hash) SELECT gen_random_uuid(), lower(code), person_name, '' FROM registration WHERE id = $1 RETURNING id)
       UPDATE registration SET state = 'confirmed', decided_by = $2, decided_at = $3, org_id = o.id, user_id = u.id FROM o, u WHERE registration.id = $1`,
      id,
      other.userId,
      '2024-06-27T02:00:00.000Z',
    );
  };

  it('is one registration however often one form is sent', async () => {
    const before = await stored();
    const token = tokenIn((await round.get('/register')).text);
    const given = { code: code() };
    const numbers = [await register(given, undefined, { token }), await register(given, undefined, { token })];
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(1);
    expect(await stored()).toBe(before + 1);
  });

  it('names each field that is wrong, keeps everything that was typed and stores nothing', async () => {
    const before = await stored();
    const slipped = code();
    const next = (USCC_ALPHABET.indexOf(slipped.slice(17)) + 1) % USCC_ALPHABET.length;
    const wrongDigit = `${slipped.slice(0, 17)}${USCC_ALPHABET[next] ?? ''}`;
    const cases: [string, string][] = [
      ['code', '12345'],
      ['code', ''],
      ['code', '000000000000000000'],
      ['code', wrongDigit],
      ['orgName', ' \u200b '],
      ['orgName', '长'.repeat(121)],
      ['regionCode', '999999'],
      ['regionCode', ''],
      ['personName', ''],
      ['phone', 'abc'],
      ['email', 'a@@b'],
      ['dispute', '长'.repeat(1001)],
    ];
    for (const [field, value] of cases) {
      const typed: Record<string, string> = { code: code(), dispute: '登记名称有误', [field]: value };
      const { status, text } = await register(typed);
      const kept = Object.entries({ ...TYPED, ...typed }).filter(
        ([name, one]) => name !== field && one !== '' && !text.includes(one),
      );
      expect([field, value, status, text.includes(`id="${field}-error"`), kept]).toEqual([field, value, 422, true, []]);
    }
    // All that is wrong is told at once, and what is empty is asked for.
    const all = (await register({ code: '12345', regionCode: '', personName: '', phone: '', email: '' }, null)).text;
    for (const field of ['code', 'regionCode', 'personName', 'phone', 'email', 'licence'])
      expect([field, all.includes(`id="${field}-error"`)]).toEqual([field, true]);
    for (const words of ['请填写“经办人电话”。', '请填写“电子邮箱”。']) expect(all).toContain(words);
    expect(await stored()).toBe(before);
    // A licence that shows such a code is no obstacle once it is said.
    expect((await register({ code: wrongDigit, codeAsShown: '1' })).status).toBe(303);
  });

  it('takes no file that nobody can open, and needs one', async () => {
    const before = await stored();
    for (const file of [null, ...(await hostileFiles())]) {
      const { status, text } = await register({ code: code() }, file);
      expect([file?.name, status, text.includes('id="licence-error"')]).toEqual([file?.name, 422, true]);
    }
    expect([await stored(), waiting()]).toEqual([before, []]);
  });

  it('is taken from this site’s own form, and in bounded numbers', async () => {
    const foreign = await register({ code: code() }, undefined, {
      headers: { ...from(), 'sec-fetch-site': 'cross-site' },
    });
    expect([foreign.status, foreign.text.includes(TYPED.orgName)]).toEqual([403, true]);
    expect((await register({ code: code() }, undefined, { token: 'made-up' })).status).toBe(403);
    const one = from();
    const statuses = [];
    for (let n = 0; n < 11; n += 1)
      statuses.push(
        (await register({ code: code(), phone: `020-8100${1000 + n}` }, undefined, { headers: one })).status,
      );
    expect(statuses).toEqual([...Array<number>(10).fill(303), 429]);
    const same = code();
    const full = [];
    for (let n = 0; n < 6; n += 1) full.push((await register({ code: same, phone: `020-8200${1000 + n}` })).status);
    expect(full).toEqual([...Array<number>(5).fill(303), 429]);
  });
});
