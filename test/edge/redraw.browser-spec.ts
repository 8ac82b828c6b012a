import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commitmentOf } from '@linxuan/draw';
import { TEST_EDITION } from '@linxuan/testing';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { PlayedRound } from '../../libs/draw/src/testing/played-round';
import { PublicRound } from '../../apps/portal/src/testing/round';

const ROOT = resolve(__dirname, '../..');
const OUTPUT = join(ROOT, 'test/browser/output/portal');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const CHROMIUM = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== '' && existsSync(path),
);

jest.setTimeout(120_000);

const suite = CHROMIUM ? describe : describe.skip;
suite('a visitor who draws experts again', () => {
  const played = new PlayedRound().witnessed();
  const id = randomUUID();
  const profile = mkdtempSync(join(tmpdir(), 'linxuan-redraw-'));
  let round: PublicRound;
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];
  beforeAll(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    execFileSync(process.execPath, ['config/tools/vite.draw.mjs'], { cwd: ROOT });
    round = await PublicRound.start();
    const query = (sql: string, values: unknown[]) => round.engine.work.source.query(sql, values);
    await query(
      `INSERT INTO draw_round (id, edition_id, stage, number, authority_org, frozen, commitment, leaves, phase, seq, head, frozen_by, frozen_at)
       VALUES ($1, $2, 'written-evaluation', 1, 'ndrc', $3, $4, $5, 'drawn', $6, $7, $8, now())`,
      [
        id,
        TEST_EDITION,
        JSON.stringify(played.frozen),
        commitmentOf(played.frozen),
        JSON.stringify(played.leaves),
        played.state.seq,
        played.state.head,
        randomUUID(),
      ],
    );
    for (const { act, head } of played.entries)
      await query(`INSERT INTO draw_act (round_id, seq, act, head, by_user) VALUES ($1, $2, $3, $4, $5)`, [
        id,
        act.seq,
        JSON.stringify(act),
        head,
        randomUUID(),
      ]);
    await round.portal.listen(0, '127.0.0.1');
    context = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM ?? '',
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
      headless: true,
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
    });
    page = await context.newPage();
    page.on('pageerror', (error) => void errors.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    await page.goto(`${(await round.portal.getUrl()).replace('[::1]', '127.0.0.1')}/draws/${id}`);
  });
  afterAll(async () => {
    await context.close();
    await round.stop();
    rmSync(profile, { recursive: true, force: true });
  });

  const verdict = async (): Promise<string> => {
    await page.click('#redraw-run');
    await page.waitForSelector('#verdict');
    const told = (await page.textContent('#redraw-result')) ?? '';
    await page.evaluate(`document.querySelector('#verdict').id = ''`);
    return told;
  };

  it('is told yes, with the panels that the own device has drawn', async () => {
    const told = await verdict();
    expect(told).toContain('一致：每一步都由前一步得出。');
    expect(told).toContain(`P01: ${played.state.panels['P01']?.seats.join(' ')}`);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await page.screenshot({ path: join(OUTPUT, 'draw-phone.png'), fullPage: true });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.screenshot({ path: join(OUTPUT, 'draw-desktop.png'), fullPage: true });
    await page.evaluate(AXE);
    expect(
      await page.evaluate(
        `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
      ),
    ).toEqual([]);
  });

  it('is told no where the digest that was noted is another one', async () => {
    await page.fill('#noted-commitment', 'ab'.repeat(32));
    expect(await verdict()).toContain('第一处不同： /commitment (noted)');
    await page.fill('#noted-commitment', commitmentOf(played.frozen));
    expect(await verdict()).toContain('一致：');
  });

  it('is told no, and where, once somebody else sits than was drawn', async () => {
    const other = played.state.panels['P01']?.reserves[0] ?? '';
    await round.engine.work.source.query(
      `UPDATE draw_act SET act = jsonb_set(act, '{panels,0,seats,0}', to_jsonb($2::text)) WHERE round_id = $1 AND act->>'type' = 'drawn'`,
      [id, other],
    );
    const told = await verdict();
    expect(told).toContain('不一致。');
    expect(told).toContain('/entries/4/act (result)');
    expect(errors).toEqual([]);
  });
});
