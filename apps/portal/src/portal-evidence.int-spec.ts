import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ObjectionFileService, ObjectionService } from '@linxuan/feature-publication';
import { DiskStore } from '@linxuan/feature-file';
import { canonicalJson, type Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { editionsOf, sessionOf, pdf } from '@linxuan/testing';
import { PublicRound, tokenIn } from './testing/round';

const MB = 1024 * 1024;
const TEXTS = {
  name: '反映人甲',
  contact: '138-0000 0000',
  grounds: 'ownership',
  text: '该技术与在先专利权属存在争议，请核实。',
  evidence: '专利号 ZL 2019 1 0010000.X',
};
const PDF = pdf();
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const shaOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('files with an objection', () => {
  let round: PublicRound;
  let api: UnitOfWork;
  let items: string[];
  let notice: string;
  let address = 1;
  beforeAll(async () => {
    round = await PublicRound.start();
    round.at('2024-09-27T10:00:00+08:00');
    items = [await round.place(0, 'public-notice.pending'), await round.place(1, 'public-notice.pending')];
    notice = await round.publishNotice();
    api = new UnitOfWork(await createDataSource(round.engine.database.urlFor('app_api'), { poolSize: 2 }).initialize());
  }, 60_000);
  afterAll(async () => {
    await api.source.destroy();
    await round.stop();
  });

  const form = (n = 0, language = '') => `${language}/notices/${notice}/objections/${items[n]}`;
  const token = async (n = 0) => tokenIn((await round.get(form(n))).text);
  const from = () => ({ 'x-forwarded-for': `10.2.0.${address++}` });
  const rows = () =>
    round.engine.work.source.query(
      `SELECT request_id, position, name, mime, size::int, sha FROM objection_file ORDER BY received_at, position`,
    );
  /** Everything that lies on the disk: what waits, and what is kept. */
  const stored = () =>
    ['uploads', 'files'].map((folder) =>
      existsSync(join(round.folder, folder))
        ? readdirSync(join(round.folder, folder), { recursive: true, withFileTypes: true })
            .filter((one) => one.isFile())
            .map(({ name }) => name)
        : [],
    );
  const keepsTexts = (page: string) =>
    [
      'value="反映人甲"',
      'value="138-0000 0000"',
      'value="ownership" checked',
      `${TEXTS.text}</textarea>`,
      `${TEXTS.evidence}</textarea>`,
    ].filter((text) => !page.includes(text));

  it('are asked for by the plain form, in both languages', async () => {
    const page = (await round.get(form())).text;
    for (const text of [
      'enctype="multipart/form-data"',
      '证据文件（可以不附）',
      '最多 3 个，PDF、JPG 或 PNG，每个不超过 10 MB',
      'type="file" id="file-3" name="file-3"',
    ])
      expect(page).toContain(text);
    expect(page).not.toContain('<script');
    expect((await round.get(form(0, '/en'))).text).toContain('Up to 3 files: PDF, JPG or PNG, up to 10 MB each.');
  });

  it('are refused by content, size and number with everything typed kept and nothing stored', async () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    const answer = await round.send(
      form(),
      { token: await token(), ...TEXTS, contact: ' ' },
      {
        'file-1': ['<script>.pdf', html],
        'file-2': ['空.png', Buffer.alloc(0)],
        'file-3': ['大.pdf', Buffer.concat([PDF, Buffer.alloc(10 * MB)])],
      },
      from(),
    );
    expect(answer.status).toBe(422);
    for (const text of [
      '请填写“联系方式”。',
      '证据文件 1：“_script_.pdf”的内容不是完整的 PDF、JPG 或 PNG 文件',
      '证据文件 2：“空.png”没有任何内容',
      '证据文件 3：“大.pdf”超过 10 MB',
      'href="#file-3"',
      'id="file-2-error"',
      '请在“证据文件”处重新选择：_script_.pdf、空.png、大.pdf。',
      '刚才选择的文件没有保存，请重新选择。',
    ])
      expect(answer.text).toContain(text);
    expect(keepsTexts(answer.text)).toEqual(['value="138-0000 0000"']);
    const english = await round.send(
      form(0, '/en'),
      { token: await token(), ...TEXTS },
      { 'file-1': ['a.pdf', PDF], 'file-2': ['b.pdf', PDF], 'file-3': ['c.pdf', PDF], 'file-4': ['d.pdf', PDF] },
      from(),
    );
    expect([english.status, keepsTexts(english.text)]).toEqual([422, []]);
    for (const text of [
      'Evidence files: At most 3 files; “d.pdf” is one too many.',
      'choose them again under “Evidence files”: a.pdf, b.pdf, c.pdf, d.pdf.',
    ])
      expect(english.text).toContain(text);
    // A good file is not kept either while something else is wrong, and the page says so.
    const text = await round.send(
      form(),
      { token: await token(), ...TEXTS, text: '太短' },
      { 'file-1': ['a.pdf', PDF] },
      from(),
    );
    expect([text.status, text.text.includes('重新选择：a.pdf。')]).toEqual([422, true]);
    expect([stored(), await rows()]).toEqual([[[], []], []]);
  });

  it('are not even written down for a form that is refused as a whole', async () => {
    const files = { 'file-1': ['a.pdf', PDF] } as const;
    for (const [status, values, headers] of [
      [403, { ...TEXTS, token: 'a.b.c' }, from()],
      [403, { ...TEXTS, token: await token() }, { ...from(), 'sec-fetch-site': 'cross-site' }],
    ] as const) {
      const answer = await round.send(form(), values, files, headers);
      expect([answer.status, keepsTexts(answer.text), answer.text.includes('重新选择：a.pdf。')]).toEqual([
        status,
        [],
        true,
      ]);
    }
    const one = from();
    const answers: number[] = [];
    for (let n = 0; n < 11; n++)
      answers.push((await round.send(form(), { token: await token(), ...TEXTS, text: '' }, files, one)).status);
    expect(answers).toEqual([...Array<number>(10).fill(422), 429]);
    expect([stored(), await rows()]).toEqual([[[], []], []]);
  });

  it('are bounded before anything is held in memory; what was typed before them is still kept', async () => {
    const boundary = 'xx';
    const texts = Object.entries({ token: await token(), ...TEXTS })
      .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('');
    const piece = Buffer.alloc(MB, 1);
    let read = 0;
    const endless = Readable.from(
      (function* () {
        yield Buffer.from(
          `${texts}--${boundary}\r\nContent-Disposition: form-data; name="file-1"; filename="录像.mp4"\r\n\r\n`,
        );
        for (; read < 400; read++) yield piece;
      })(),
    );
    const answer = await round.portal.inject({
      method: 'POST',
      url: form(),
      payload: endless,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...from() },
    });
    expect([
      answer.statusCode,
      keepsTexts(answer.body),
      answer.body.includes('证据文件 1：“录像.mp4”超过 10 MB'),
      answer.headers['connection'],
      read < 200,
    ]).toEqual([413, [], true, 'close', true]);
    expect(
      (await round.send(form(), { token: await token(), ...TEXTS, text: 'x'.repeat(70_000) }, {}, from())).status,
    ).toBe(413);
    const broken = await round.portal.inject({
      method: 'POST',
      url: form(),
      payload: `${texts}--${boundary}\r\n`,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...from() },
    });
    expect([broken.statusCode, stored(), await rows()]).toEqual([400, [[], []], []]);
  });

  it('become part of the objection: named in its content, stored once, counted for its maker; sent twice it stays one', async () => {
    const values = { token: await token(), ...TEXTS };
    const sent = [
      await round.send(
        form(),
        values,
        { 'file-1': ['../../现场记录.exe', PDF], 'file-2': ['', Buffer.alloc(0)], 'file-3': ['照片.png', PNG] },
        from(),
      ),
      await round.send(
        form(),
        values,
        { 'file-1': ['另一个.pdf', Buffer.concat([PDF, Buffer.from('2 %%EOF')])] },
        from(),
      ),
    ];
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    expect(sent[0]?.location).toBe(sent[1]?.location);
    const [request] = await round.engine.work.source.query(
      `SELECT id, payload, body_hash FROM transition_request WHERE role = 'public'`,
    );
    const files = [
      { name: '现场记录.pdf', size: PDF.length, sha256: shaOf(PDF) },
      { name: '照片.png', size: PNG.length, sha256: shaOf(PNG) },
    ];
    expect([request.payload, request.body_hash]).toEqual([
      { ...TEXTS, files },
      shaOf(Buffer.from(canonicalJson({ ...TEXTS, files }))),
    ]);
    expect(await rows()).toEqual(
      files.map(({ name, size, sha256 }, position) => ({
        request_id: request.id,
        position,
        name,
        mime: position === 0 ? 'application/pdf' : 'image/png',
        size,
        sha: sha256,
      })),
    );
    expect(stored()).toEqual([[], expect.arrayContaining([shaOf(PDF), shaOf(PNG)])]);
    expect(stored()[1]).toHaveLength(2);
    const number = /number=(YY-[0-9A-F-]{14})$/.exec(sent[0]?.location ?? '')?.[1] ?? '';
    const status = async (language = '') =>
      (await round.post(`${language}/objections`, { number, contact: TEXTS.contact })).text;
    expect(await status()).toContain('<dt>收到的证据文件</dt><dd>2 个</dd>');
    await round.engine.transitions.apply(request.id);
    expect(await status('/en')).toContain('<dt>Files received</dt><dd>2</dd>');
    const [objection] = await round.engine.work.source.query(`SELECT content_sha FROM objection`);
    expect(objection.content_sha).toBe(shaOf(Buffer.from(canonicalJson({ ...TEXTS, files }))));
  });

  it('are still no duty', async () => {
    const values = { token: await token(1), ...TEXTS };
    const answer = await round.send(form(1), values, { 'file-1': ['', Buffer.alloc(0)] }, from());
    const number = /number=(.*)$/.exec(answer.location)?.[1] ?? '';
    expect([
      answer.status,
      (await round.post('/objections', { number, contact: TEXTS.contact })).text.includes('<dd>无</dd>'),
    ]).toEqual([303, true]);
  });

  it('open to those who hear the objection, with safe headers, and to nobody else by any id', async () => {
    const clock = new Clock();
    clock.shift(Date.parse(round.engine.now) - Date.now());
    const objections = new ObjectionService(api, editionsOf(), clock);
    const files = new ObjectionFileService(api, new DiskStore(join(round.folder, 'files')));
    const { data } = await objections.list(sessionOf(round.officer), { page: 1, perPage: 5 });
    const id = data.find(({ caseId }) => caseId === items[0])?.id ?? '';
    const seen = await objections.detail(sessionOf(round.officer), 'zh', id);
    expect([seen.fileCount, seen.files?.map(({ name, size, kind }) => [name, size, kind])]).toEqual([
      2,
      [
        ['现场记录.pdf', PDF.length, 'pdf'],
        ['照片.png', PNG.length, 'png'],
      ],
    ]);
    const [pdf = '', png = ''] = seen.files?.map((file) => file.id) ?? [];
    for (const actor of [round.officer, round.lead]) {
      const saved = await files.read(sessionOf(actor), id, pdf, false);
      expect(await buffer(saved.content)).toEqual(PDF);
      expect(saved.headers).toMatchObject({
        'content-type': 'application/pdf',
        'x-content-type-options': 'nosniff',
        'content-disposition': `attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('现场记录.pdf')}`,
        'cache-control': 'private, no-store',
      });
    }
    const shown = await files.read(sessionOf(round.lead), id, png, true);
    expect([
      shown.headers['content-disposition']?.startsWith('inline'),
      shown.headers['content-security-policy']?.endsWith('sandbox'),
    ]).toEqual([true, true]);
    shown.content.resume();
    const clerk = await round.engine.person('authority-clerk', 'ndrc', 'authority-clerk');
    const byClerk = await objections.detail(sessionOf(clerk), 'zh', id);
    expect([byClerk.objector, byClerk.files, byClerk.fileCount, JSON.stringify(byClerk).includes('现场记录')]).toEqual([
      null,
      null,
      2,
      false,
    ]);
    const others: Actor[] = [clerk, await round.applicantOf(0)];
    for (const [org, role] of [
      ['ndrc-440000', 'nominator-clerk'],
      ['ndrc-440000', 'nominator-lead'],
      ['miit', 'department-lead'],
      ['ndrc', 'operator'],
      ['miit', 'publicity-officer'],
    ] as const)
      others.push(await round.engine.person(`stranger-${org}-${role}`, org, role));
    for (const other of others) {
      await expect(files.read(sessionOf(other), id, pdf, false)).rejects.toMatchObject({ code: 'subject.notFound' });
      expect(await api.run(sessionOf(other).scope, (tx) => tx.query(`SELECT id FROM objection_file`))).toEqual([]);
    }
    // A file is reached through its own objection only.
    const elsewhere = data.find(({ caseId }) => caseId === items[1])?.id ?? '00000000-0000-4000-a000-000000000000';
    await expect(files.read(sessionOf(round.officer), elsewhere, pdf, false)).rejects.toMatchObject({
      code: 'subject.notFound',
    });
  });
});
