import { OBJECTIONS_MOST } from '@linxuan/feature-portal';
import { Clock, createLog, loadConfig } from '@linxuan/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createPortal } from './create-portal';
import { PublicRound, tokenIn } from './testing/round';

const TEXTS = {
  name: '反映人甲',
  grounds: 'ownership',
  text: '该技术与在先专利权属存在争议，请核实。',
  evidence: '专利号 ZL 2019 1 0010000.X',
};

describe('how many objections are taken', () => {
  let round: PublicRound;
  let other: NestFastifyApplication;
  let items: string[];
  let notice: string;
  let address = 1;
  beforeAll(async () => {
    round = await PublicRound.start();
    round.at('2024-09-27T10:00:00+08:00');
    items = [];
    for (const seed of [0, 1, 2]) items.push(await round.place(seed, 'public-notice.pending'));
    notice = await round.publishNotice();
    const config = loadConfig({
      DATABASE_URL: round.engine.database.url,
      DATA_DIR: round.folder,
      TRUSTED_PROXIES: 'loopback',
    });
    other = await createPortal(config, createLog({ name: 'portal', level: 'error' }));
    other.get(Clock).shift(Date.parse('2024-09-27T10:00:00+08:00') - Date.now());
    await other.init();
    await other.getHttpAdapter().getInstance().ready();
  }, 60_000);
  afterAll(async () => {
    await other.close();
    await round.stop();
  });

  const form = (n: number, language = '') => `${language}/notices/${notice}/objections/${items[n]}`;
  const anywhere = () => `10.9.${address >> 8}.${address++ & 255}`;
  const object = async (
    n: number,
    contact: string,
    from = anywhere(),
    { portal = round.portal, language = '', token = '' } = {},
  ) => {
    const url = form(n, language);
    const page = token === '' ? await portal.inject({ method: 'GET', url }) : null;
    const answer = await portal.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams({ token: token || tokenIn(page?.body ?? ''), ...TEXTS, contact }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from },
    });
    return { status: answer.statusCode, text: answer.body, location: String(answer.headers['location'] ?? '') };
  };
  const stored = async (n: number) =>
    Number(
      (
        await round.engine.work.source.query(
          `SELECT count(*) FROM transition_request WHERE role = 'public' AND subject_id = $1`,
          [items[n]],
        )
      )[0].count,
    );
  const SPELLINGS = [
    '13800001111',
    '138-0000-1111',
    '+86 138 0000 1111',
    '１３８００００１１１１',
    '(138)00001111',
    '0086-13800001111',
  ];

  it('is bounded by item and contact, however the contact is spelt, and says so with everything typed kept', async () => {
    const statuses = [];
    for (const contact of SPELLINGS) statuses.push((await object(0, contact)).status);
    expect(statuses).toEqual(SPELLINGS.map((_, index) => (index < OBJECTIONS_MOST.contact ? 303 : 429)));
    const { text } = await object(0, '13800001111');
    for (const words of [
      '同一联系方式对同一项目最多可以提出 3 件异议',
      '您填写的内容还在。',
      'value="13800001111"',
      'value="ownership" checked',
      `${TEXTS.text}</textarea>`,
      `${TEXTS.evidence}</textarea>`,
    ])
      expect(text).toContain(words);
    expect((await object(0, '13800001111', anywhere(), { language: '/en' })).text).toContain(
      'One contact can raise 3 objections to one item, and all were received.',
    );
    expect(await stored(0)).toBe(OBJECTIONS_MOST.contact);
    // Another item, and another contact to the same item, are taken.
    expect([(await object(1, '13800001111')).status, (await object(0, 'b@example.org')).status]).toEqual([303, 303]);
  });

  it('is bounded by item and address too, over all processes of the site and at once', async () => {
    const from = '10.8.0.1';
    const sent = await Promise.all(
      Array.from({ length: 14 }, (_, index) =>
        object(2, `c${index}@example.org`, from, { portal: index % 2 === 0 ? round.portal : other }),
      ),
    );
    expect([sent.filter(({ status }) => status === 303).length, await stored(2)]).toEqual([
      OBJECTIONS_MOST.address,
      OBJECTIONS_MOST.address,
    ]);
    // An hour later the address may send forms again, and this item still has enough of it.
    await round.engine.work.source.query(`UPDATE public_turn SET taken_at = taken_at - interval '2 hours'`);
    const later = await object(2, 'late@example.org', from, { portal: other });
    expect([later.status, later.text.includes('同一网络地址对同一项目最多可以提出 10 件异议')]).toEqual([429, true]);
    expect((await object(1, 'late@example.org', from)).status).toBe(303);
  });

  it('counts a form that is sent again once, on whichever process', async () => {
    const contact = 'again@example.org';
    const token = tokenIn((await round.get(form(1))).text);
    const answers = [];
    for (const portal of [round.portal, other, round.portal, other, other])
      answers.push(await object(1, contact, anywhere(), { portal, token }));
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    expect((await object(1, contact)).status).toBe(303);
  });

  it('counts questions for the state of an objection over all processes', async () => {
    const ask = (portal: NestFastifyApplication) =>
      portal.inject({
        method: 'POST',
        url: '/objections',
        payload: 'number=YY-0000-0000-0000&contact=x',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': '10.7.0.1' },
      });
    const statuses = [];
    for (let index = 0; index < 32; index++)
      statuses.push((await ask(index % 2 === 0 ? round.portal : other)).statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    // No address stands in the database.
    const rows = await round.engine.work.source.query(`SELECT kind, source FROM public_turn`);
    expect(JSON.stringify(rows)).not.toContain('10.7.0');
  });
});
