/// <reference lib="dom" />
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const OUTPUT = resolve(__dirname, 'output/desks');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PASSWORD = 'linxuan-demo-2024';

export const CHROMIUM = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path !== '' && existsSync(path));
export const DESKTOP = { width: 1366, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** One person at a browser of its own: what the page complained about is kept, and screenshots are named after the person. */
export class Desk {
  readonly complaints: string[] = [];
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly profile: string,
    private readonly name: string,
  ) {}

  static async open(base: string, login: string, size = DESKTOP): Promise<Desk> {
    mkdirSync(OUTPUT, { recursive: true });
    const profile = mkdtempSync(join(tmpdir(), 'linxuan-desk-'));
    const context = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM ?? '', args: FLAGS, headless: true, viewport: size, locale: 'zh-CN' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const desk = new Desk(page, context, profile, `${login}${size.width < 500 ? '-phone' : ''}`);
    page.on('pageerror', (error) => desk.complaints.push(error.message));
    await page.goto(base);
    await page.getByRole('textbox', { name: '用户名' }).fill(login);
    await page.locator('input[type="password"]').fill(PASSWORD);
    // What the page says before anybody is signed in (a 401 for the session) is not a complaint.
    await page.locator('button[type="submit"]').click();
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: '遴选' }).first().waitFor();
    page.on('console', (message) => void (message.type() === 'error' && desk.complaints.push(message.text())));
    return desk;
  }

  async shot(what: string): Promise<void> {
    await this.page.screenshot({ path: join(OUTPUT, `${this.name}-${what}.png`), fullPage: true });
  }

  /** Serious and critical findings, by rule. */
  async violations(): Promise<string[]> {
    await this.page.evaluate(AXE);
    const found = await this.page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(context: unknown, options: object): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }> } };
      return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes[0]?.target.join(' ') ?? '' }));
    });
    return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, where }) => `${id}: ${where}`);
  }

  /** Pixels by which the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  /** Waits until nothing is loading any more. */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle', { timeout: 15_000 }).catch(() => undefined);
    await this.page.locator('[role="progressbar"]').first().waitFor({ state: 'hidden', timeout: 20_000 }).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.context.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}
