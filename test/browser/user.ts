/// <reference lib="dom" />
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { QuietPage } from './quiet-page';

const OUTPUT = resolve(__dirname, 'output/pages');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const PASSWORD = 'linxuan-demo-2024';
export const DESKTOP = { width: 1366, height: 900 };
export const PHONE = { width: 390, height: 844 };

interface Finding {
  id: string;
  impact: string;
  nodes: { target: string[] }[];
}

/**
 * One person at a browser of its own: what the page complained about is kept, and screenshots are named after the
 * person.
 */
export class BrowserUser {
  readonly complaints: string[] = [];
  private readonly quiet: QuietPage;
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly name: string,
    private readonly size: typeof DESKTOP,
  ) {
    this.quiet = new QuietPage(page);
  }

  /** A fresh browser at the sign-in page. */
  static async asRequested(browser: Browser, base: string, login: string, size = DESKTOP): Promise<BrowserUser> {
    mkdirSync(OUTPUT, { recursive: true });
    const context = await browser.newContext({ viewport: size, locale: 'zh-CN', baseURL: base });
    // For all tabs of this browser: a loaded machine may take its time.
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const user = new BrowserUser(page, context, `${login}${size.width < 500 ? '-phone' : ''}`, size);
    page.on('pageerror', (error) => user.complaints.push(error.message));
    await page.goto('/');
    await page.getByRole('textbox', { name: '用户名' }).waitFor();
    return user;
  }

  static async open(browser: Browser, base: string, login: string, size = DESKTOP): Promise<BrowserUser> {
    const user = await BrowserUser.asRequested(browser, base, login, size);
    await user.signIn(login);
    // What the page says before anybody is signed in (a 401 for the session) is not a complaint.
    user.page.on(
      'console',
      (message) =>
        void (
          message.type() === 'error' &&
          user.complaints.push(`${message.text()} ${new URL(message.location().url || base).pathname}`)
        ),
    );
    await user.settled();
    return user;
  }

  async signIn(login: string, password = PASSWORD): Promise<void> {
    await this.page.getByRole('textbox', { name: '用户名' }).fill(login);
    await this.page.locator('input[type="password"]').fill(password);
    await this.page.locator('button[type="submit"]').click();
    if (password === PASSWORD) await this.title('今日工作');
  }

  /** Waits for the page of this title; titles stand in the bar. */
  async title(words: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: words }).waitFor();
  }

  /**
   * Looks at the page as it stands: a picture, no serious or critical finding of axe, and no sideways scroll, on a
   * phone's width too. What is found is a complaint and stands at the end of the story, so that one page does not hide
   * the next.
   */
  async look(what: string): Promise<void> {
    await this.settled();
    await this.shot(what);
    this.complaints.push(...(await this.violations()).map((found) => `${what}: ${found}`));
    await this.noteOverflow(what);
    if (this.size.width === PHONE.width) return;
    await this.page.setViewportSize(PHONE);
    await this.settled();
    await this.shot(`${what}-narrow`);
    await this.noteOverflow(`${what} on a phone`);
    await this.page.setViewportSize(this.size);
  }

  private async noteOverflow(what: string): Promise<void> {
    const pixels = await this.overflow();
    if (pixels > 0) this.complaints.push(`${what}: ${pixels} pixels wider than the window`);
  }

  async shot(what: string): Promise<void> {
    // A picture of the whole page is taken from its top, or the bar stands in the middle of it.
    await this.page.evaluate(() => window.scrollTo(0, 0));
    await this.page.screenshot({ path: join(OUTPUT, `${this.name}-${what}.png`), fullPage: true });
  }

  /** Pixels by which the page is wider than the window. */
  private overflow(): Promise<number> {
    return this.page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
  }

  /** Serious and critical findings, by rule and first place. */
  private async violations(): Promise<string[]> {
    await this.page.evaluate(AXE);
    const found = await this.page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(context: unknown, options: object): Promise<{ violations: Finding[] }> };
      };
      return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        where: nodes[0]?.target.join(' ') ?? '',
      }));
    });
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, where }) => `${id}: ${where}`);
  }

  /** Waits until nothing is loading and nothing moves any more; a bar that shows progress may stay. */
  async settled(): Promise<void> {
    await this.quiet.rests();
    await this.page.locator('[role="progressbar"]:not([aria-valuenow])').first().waitFor({ state: 'hidden' });
    await this.page.waitForFunction(() =>
      document
        .getAnimations()
        .every(({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity),
    );
  }

  /** A region of the page by its heading. */
  region(name: string | RegExp): Locator {
    return this.page.getByRole('region', { name });
  }

  async click(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByRole('button', { name }).first().click();
  }

  /** Confirms an action in the dialog that asks, with what it asks for. */
  async confirm(reason?: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    if (reason !== undefined) await dialog.getByRole('textbox', { name: /^(理由|说明)/ }).fill(reason);
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: 'hidden' });
    await this.settled();
  }

  /** Presses what does an action, and waits until the server has taken it. */
  async acts(action: string, name: string | RegExp): Promise<void> {
    const taken = this.page.waitForResponse(
      (answer) => answer.request().method() === 'POST' && answer.url().endsWith(`/actions/${action}`) && answer.ok(),
    );
    await this.click(name);
    await taken;
    await this.settled();
  }

  /** Opens the next piece of a kind of work from the first page. */
  async next(work: string | RegExp): Promise<void> {
    await this.region(work).getByRole('link', { name: '办理下一项' }).click();
    // The first page stays on show until the code of the next one is there.
    await this.page.getByRole('heading', { level: 1, name: '今日工作' }).waitFor({ state: 'hidden' });
    await this.settled();
  }

  /** What a refusal of this status writes to the console belongs to the story. */
  expectRefusal(status: number): void {
    const at = this.complaints.findIndex((text) => text.includes(`status of ${status}`));
    expect(this.complaints[at]).toBeDefined();
    this.complaints.splice(at, 1);
  }

  /** Nothing else was complained about on the way. */
  async close(): Promise<void> {
    await this.context.close();
    expect(this.complaints).toEqual([]);
  }
}
