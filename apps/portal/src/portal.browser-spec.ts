import { pdf } from '@linxuan/testing';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { FACTS, PublicRound } from './testing/round';

const OUTPUT = resolve(__dirname, '../../../test/browser/output/portal');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const CHROMIUM = [
  process.env['CHROMIUM_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PDF = pdf();
const VIEWS = [
  { name: 'desktop-light', width: 1280, height: 900, colorScheme: 'light' },
  { name: 'desktop-dark', width: 1280, height: 900, colorScheme: 'dark' },
  { name: 'phone-light', width: 390, height: 844, colorScheme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark' },
] as const;

const suite = CHROMIUM ? describe : describe.skip;
suite('the public site as a citizen sees it', () => {
  let round: PublicRound;
  let base: string;
  let notice: string;
  let item: string;
  const profile = mkdtempSync(join(tmpdir(), 'linxuan-portal-'));
  beforeAll(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    round = await PublicRound.start();
    round.at('2024-12-24T10:00:00+08:00');
    const ids: string[] = [];
    // Applications one by one, because their numbers order the catalogue; the rest of the way side by side.
    for (const [seed, fact] of FACTS.entries()) ids.push(await round.place(seed, 'classification.pending', fact));
    const ways = FACTS.map((fact, seed) => () => round.confirmEntry(ids[seed] ?? '', seed, fact));
    while (ways.length > 0) await Promise.all(ways.splice(0, 8).map((way) => way()));
    await round.publishCatalogue();
    round.at('2024-09-27T10:00:00+08:00');
    for (const seed of [200, 201, 202, 203, 204, 205])
      item = await round.place(seed, 'public-notice.pending', {
        ...FACTS[(seed * 17) % 112],
        ...(seed === 203
          ? {
              name: '面向大型化工园区多能互补与余热余压梯级利用的源网荷储一体化智慧低碳供能系统集成关键技术与成套装备应用示范',
            }
          : {}),
      });
    notice = await round.publishNotice();
    await round.portal.listen(0, '127.0.0.1');
    base = (await round.portal.getUrl()).replace('[::1]', '127.0.0.1');
  }, 240_000);
  afterAll(async () => {
    await round.stop();
    rmSync(profile, { recursive: true, force: true });
  });

  async function inBrowser(
    view: (typeof VIEWS)[number],
    work: (page: Page, errors: string[]) => Promise<void>,
    script = true,
  ): Promise<void> {
    const context: BrowserContext = await chromium.launchPersistentContext(join(profile, `${view.name}-${script}`), {
      executablePath: CHROMIUM ?? '',
      args: FLAGS,
      headless: true,
      viewport: { width: view.width, height: view.height },
      colorScheme: view.colorScheme,
      javaScriptEnabled: script,
      locale: 'zh-CN',
      bypassCSP: false,
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on(
      'console',
      (message) => void (['error', 'warning'].includes(message.type()) && errors.push(message.text())),
    );
    page.on('pageerror', (error) => void errors.push(error.message));
    try {
      await work(page, errors);
    } finally {
      await context.close();
    }
  }
  const pages = (): [string, string][] => [
    ['home', '/'],
    ['notices', '/notices'],
    ['notice', `/notices/${notice}`],
    ['objection', `/notices/${notice}/objections/${item}`],
    ['catalogue', '/catalogue'],
    ['search', '/catalogue?q=%E4%BD%99%E7%83%AD&sort=co2'],
    ['entry', '/catalogue/green-technology-2024/1-05'],
    ['guide', '/guide'],
    ['status', '/objections'],
    ['missing', '/nothing'],
    ['home-en', '/en'],
    ['notice-en', `/en/notices/${notice}`],
    ['catalogue-en', '/en/catalogue'],
    ['guide-en', '/en/guide'],
  ];

  const violationsOf = async (page: Page): Promise<string[]> => {
    await page.evaluate(AXE);
    return page.evaluate<string[]>(
      `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html).join(' | ')))`,
    );
  };

  it.each(VIEWS)(
    'reads well and is accessible: $name',
    async (view) => {
      await inBrowser(view, async (page, errors) => {
        for (const [name, path] of pages()) {
          await page.goto(`${base}${path}`);
          await page.screenshot({ path: join(OUTPUT, `${name}-${view.name}.png`), fullPage: true });
          expect([name, await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')]).toEqual([
            name,
            true,
          ]);
          // Narrow and dark differ by style only: axe looks at the two extremes.
          if (view.name === 'desktop-dark' || view.name === 'phone-dark') continue;
          expect([name, await violationsOf(page)]).toEqual([name, []]);
        }
        expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
      });
    },
    180_000,
  );

  it('takes an objection without script on a phone, after saying plainly what is missing', async () => {
    await inBrowser(
      VIEWS[2],
      async (page) => {
        await page.goto(`${base}/notices/${notice}`);
        await page.locator('.act a').first().click();
        await page.getByLabel('您的姓名或单位名称').fill('反映人乙');
        await page.getByLabel('异议内容和理由').fill('太短');
        await page.getByLabel('证据文件 1').setInputFiles({
          name: '现场照片.jpg',
          mimeType: 'image/jpeg',
          buffer: Buffer.from('<!doctype html><title>not a picture</title>'),
        });
        await page.getByRole('button', { name: '提交异议' }).click();
        await page.getByText('还不能提交').waitFor();
        await page
          .getByRole('link', { name: '证据文件 1：“现场照片.jpg”的内容不是完整的 PDF、JPG 或 PNG 文件' })
          .waitFor();
        await page.getByText('刚才选择的文件没有保存，请重新选择。').waitFor();
        await page.screenshot({ path: join(OUTPUT, 'objection-errors-phone-light.png'), fullPage: true });
        expect(await page.getByLabel('您的姓名或单位名称').inputValue()).toBe('反映人乙');
        await page.getByLabel('联系方式').fill('13800000000');
        await page.getByLabel('效果或数据被夸大').check();
        await page.getByLabel('异议内容和理由').fill('案例所列年减碳量与企业公开的环境信息不一致，请核实。');
        await page.getByLabel('证据或可核实的线索').fill('企业 2023 年环境信息披露报告第 12 页。');
        await page
          .getByLabel('证据文件 2')
          .setInputFiles({ name: '现场记录.pdf', mimeType: 'application/pdf', buffer: PDF });
        await page.getByRole('button', { name: '提交异议' }).click();
        const number = (await page.locator('.receipt').textContent()) ?? '';
        await page.screenshot({ path: join(OUTPUT, 'receipt-phone-light.png'), fullPage: true });
        await page.getByRole('link', { name: '查询办理情况' }).click();
        await page.getByLabel('回执编号').fill(number);
        await page.getByLabel('提出异议时填写的联系方式').fill('13800000000');
        await page.getByRole('button', { name: '查询' }).click();
        await page.getByRole('heading', { name: '已收到' }).waitFor();
        expect(await page.locator('dl.facts').innerText()).toMatch(/收到的证据文件\s+1 个/);
        const [kept] = await round.engine.work.source.query(`SELECT name, size::int FROM objection_file`);
        expect([kept, readdirSync(join(round.folder, 'uploads'))]).toEqual([
          { name: '现场记录.pdf', size: PDF.length },
          [],
        ]);
        await page.screenshot({ path: join(OUTPUT, 'status-phone-light.png'), fullPage: true });
      },
      false,
    );
  }, 60_000);

  it('names a file that is too large and keeps every field, on a page that reads well', async () => {
    await inBrowser(VIEWS[0], async (page, errors) => {
      const filled = [
        ['Your name or organisation', 'Citizen C'],
        ['How to reach you', '13800000000'],
        ['Your objection and reasons', 'The figures differ from the published report.'],
        ['Evidence, or where it can be verified', 'Page 12 of the report.'],
      ] as const;
      await page.goto(`${base}/en/notices/${notice}/objections/${item}`);
      for (const [label, text] of filled) await page.getByLabel(label).fill(text);
      await page.getByLabel('Effects or figures are overstated').check();
      await page.getByLabel('Evidence file 3').setInputFiles({
        name: 'video.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.concat([PDF, Buffer.alloc(12 * 1024 * 1024)]),
      });
      await page.getByRole('button', { name: 'Send the objection' }).click();
      await page.getByRole('link', { name: 'Evidence file 3: “video.pdf” is larger than 10 MB.' }).waitFor();
      await page.screenshot({ path: join(OUTPUT, 'objection-file-refused-desktop-light.png'), fullPage: true });
      for (const [label, text] of filled) expect(await page.getByLabel(label).inputValue()).toBe(text);
      expect(await page.getByLabel('Effects or figures are overstated').isChecked()).toBe(true);
      expect(await violationsOf(page)).toEqual([]);
      expect(errors.filter((error) => !error.includes('422'))).toEqual([]);
    });
  }, 60_000);

  it('prints a notice without menus', async () => {
    await inBrowser(VIEWS[0], async (page) => {
      await page.goto(`${base}/notices/${notice}`);
      await page.emulateMedia({ media: 'print' });
      await page.screenshot({ path: join(OUTPUT, 'notice-print.png'), fullPage: true });
      expect(await page.locator('.top nav').isVisible()).toBe(false);
    });
  }, 60_000);
});
