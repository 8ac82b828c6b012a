import { TimerProcessor } from '@linxuan/feature-workflow';
import { Clock } from '@linxuan/platform';
import { PublicRound, tokenIn } from './testing/round';

const OBJECTION = {
  name: '反映人甲',
  contact: '138-0000 0000',
  grounds: 'ownership',
  text: '该技术与在先专利权属存在争议，请核实。',
  evidence: '专利号 ZL 2019 1 0010000.X',
};

describe('a notice on the public site', () => {
  let round: PublicRound;
  let ids: string[];
  let notice: string;
  beforeAll(async () => {
    round = await PublicRound.start();
    // A Friday before a holiday with a make-up Sunday: five working days last until 10 October.
    round.at('2024-09-27T10:00:00+08:00');
    ids = [
      await round.place(0, 'public-notice.pending'),
      await round.place(1, 'public-notice.pending', { name: '<script>alert(1)</script>技术' }),
      await round.place(2, 'public-notice.pending'),
    ];
    notice = await round.publishNotice();
  }, 60_000);
  afterAll(() => round.stop());

  const form = (item: string) => `/notices/${notice}/objections/${item}`;
  /** Files as a browser does: opens the form, fills it in, sends it. */
  const file = async (item: string, values: Record<string, string> = OBJECTION, headers: Record<string, string> = {}) =>
    round.post(
      form(item),
      { token: tokenIn((await round.get(form(item))).text), ...values },
      { 'x-forwarded-for': `10.1.0.${file.count++ % 250}`, ...headers },
    );
  file.count = 1;
  const applyAll = async () => {
    for (const { id } of await round.engine.work.source.query(
      `SELECT id FROM transition_request WHERE state = 'pending' ORDER BY accepted_at, id`,
    ))
      await round.engine.transitions.apply(id);
  };

  it('is a page in both languages that explains the period day by day and escapes what people wrote', async () => {
    const page = await round.get(`/notices/${notice}`);
    expect(page.status).toBe(200);
    for (const text of [
      '公示中',
      '2024年9月27日',
      '2024年10月10日',
      '29日（调休上班）',
      '第 1 个工作日',
      '放假，不计',
      '技术持有单位',
      '广东省发展和改革委员会',
      '&lt;script&gt;alert(1)&lt;/script&gt;技术',
      '提出异议',
    ])
      expect(page.text).toContain(text);
    expect(page.text).not.toContain('<script');
    const english = await round.get(`/en/notices/${notice}`);
    for (const text of ['make-up day', 'holiday, not counted', 'Can I object?', 'lang="en"'])
      expect(english.text).toContain(text);
    expect(String(page.headers['content-security-policy'])).toBe(
      "default-src 'none';style-src 'self';img-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    );
    expect(page.text).not.toMatch(/ style="| on[a-z]+="/);
  });

  it('stands on the home page with the working days left', async () => {
    expect((await round.get('/')).text).toContain('剩余5个工作日');
    expect((await round.get('/notices')).text).toContain('公示中');
  });

  it('answers plainly and keeps what was typed', async () => {
    const answer = await file(ids[0] ?? '', { ...OBJECTION, contact: ' ', text: '太短', grounds: '' });
    expect(answer.status).toBe(422);
    for (const text of [
      '还不能提交',
      '请填写“联系方式”。',
      '请写明异议内容和理由，至少 10 个字。',
      '请选择异议属于哪一类。',
      'value="反映人甲"',
      '太短</textarea>',
      'aria-invalid="true"',
    ])
      expect(answer.text).toContain(text);
    expect(await round.engine.work.source.query(`SELECT 1 FROM transition_request WHERE role = 'public'`)).toEqual([]);
  });

  it('refuses a form that this site did not issue, or that another site sends', async () => {
    expect((await round.post(form(ids[0] ?? ''), { ...OBJECTION, token: 'a.b.c' })).status).toBe(403);
    const foreign = await round.get(form(ids[1] ?? ''));
    expect((await round.post(form(ids[0] ?? ''), { ...OBJECTION, token: tokenIn(foreign.text) })).status).toBe(403);
    const cross = await file(ids[0] ?? '', OBJECTION, { 'sec-fetch-site': 'cross-site' });
    expect([cross.status, cross.text.includes('value="反映人甲"')]).toEqual([403, true]);
  });

  it('takes an objection once, gives a receipt, and tells its state only to who knows number and contact', async () => {
    const token = tokenIn((await round.get(form(ids[0] ?? ''))).text);
    const sent = [
      await round.post(form(ids[0] ?? ''), { ...OBJECTION, token }),
      await round.post(form(ids[0] ?? ''), { ...OBJECTION, token }),
    ];
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(sent.map(({ location }) => location)).size).toBe(1);
    const number = /number=(YY-[0-9A-F-]{14})$/.exec(sent[0]?.location ?? '')?.[1] ?? '';
    expect((await round.get(sent[0]?.location ?? '')).text).toContain(number);
    const status = async (contact: string, of = number) =>
      (await round.post('/objections', { number: of, contact })).text;
    expect(await status('13800000000')).toContain('已收到');
    await applyAll();
    expect(await status('138 0000-0000')).toContain('已登记');
    for (const text of [
      await status('139'),
      await status(''),
      await status('13800000000', 'YY-0000-0000-0000'),
      await status('%'),
    ]) {
      expect(text).toContain('没有查到');
      expect(text).not.toContain('已登记');
    }
    const [objection] = await round.engine.work.source.query(`SELECT id, number, case_id FROM objection`);
    expect([objection.number, objection.case_id]).toEqual([number, ids[0]]);
    await round.engine.must(round.officer, 'objection', objection.id, 'admit');
    expect(await status('13800000000')).toContain('核实中');
    // Neither the case's record nor its parties name who objected.
    const trace = JSON.stringify([
      await round.engine.work.source.query(`SELECT * FROM decision_record WHERE case_id = $1`, [ids[0]]),
      await round.engine.work.source.query(`SELECT payload FROM ledger_event`),
      await round.engine.work.source.query(`SELECT * FROM task`),
    ]);
    expect(trace).not.toContain('反映人甲');
    expect(trace).not.toContain('138-0000');
  });

  it('limits how often one address may file and look up', async () => {
    const from = { 'x-forwarded-for': '10.9.9.9' };
    const filed: number[] = [];
    for (let n = 0; n < 11; n++) filed.push((await file(ids[2] ?? '', { ...OBJECTION, text: '' }, from)).status);
    expect(filed).toEqual([...Array<number>(10).fill(422), 429]);
    const looked: number[] = [];
    for (let n = 0; n < 31; n++)
      looked.push(
        (
          await round.post(
            '/objections',
            { number: 'YY-0000-0000-0000', contact: 'x' },
            { 'x-forwarded-for': '10.8.8.8' },
          )
        ).status,
      );
    expect(looked.filter((status) => status === 429)).toHaveLength(1);
  });

  it('takes one at the last second and none after it; the timer closes and an open objection holds its item', async () => {
    round.at('2024-10-10T23:59:59+08:00');
    const late = await file(ids[1] ?? '');
    expect(late.status).toBe(303);
    round.at('2024-10-11T00:05:00+08:00');
    expect((await round.get(`/notices/${notice}`)).text).toContain('公示期已于');
    expect((await round.get(form(ids[2] ?? ''))).status).toBe(410);
    const clock = new Clock();
    clock.shift(Date.parse(round.engine.now) - Date.now());
    const sweep = async () => {
      await new TimerProcessor(round.engine.work, clock).handle();
      await applyAll();
    };
    // The one accepted in time is taken in first, whatever the order of the queue.
    await sweep();
    await sweep();
    expect(await Promise.all(ids.map((id) => round.engine.stateOf(id)))).toEqual([
      'public-notice.held',
      'public-notice.held',
      'classification.pending',
    ]);
    expect((await round.get('/notices')).text).toContain('已结束');
    expect((await round.get('/')).text).toContain('目前没有正在进行的公示');
  });

  it('shows nothing by an id that is not released', async () => {
    const draft = await round.dossier('public-notice', 'drafted');
    const [nomination] = await round.engine.work.source.query(
      `SELECT id FROM dossier WHERE kind = 'nomination' LIMIT 1`,
    );
    const answers = await Promise.all(
      [draft, nomination.id, ids[0], 'x', '00000000-0000-4000-a000-000000000000'].map((id) =>
        round.get(`/notices/${id}`),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(answers.map(({ text }) => text.replace(/href="\/(en\/)?notices\/[^"]*"/g, '').length)).size).toBe(1);
  });
});
