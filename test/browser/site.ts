import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { forget, Installation } from '../launcher/installation';
import { installed } from '../launcher/installed';
import { DESKTOP, BrowserUser, PASSWORD } from './user';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];
export const CHROMIUM = [
  process.env['CHROMIUM_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));

/**
 * An installation with the demo round, and a browser. BROWSER_SITE names one that runs already, so that a story can be
 * worked on.
 */
export class Site {
  private constructor(
    readonly backOffice: string,
    readonly publicSite: string,
    readonly browser: Browser,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(): Promise<Site> {
    const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS, headless: true });
    const running = process.env['BROWSER_SITE'];
    if (running)
      return new Site(running, process.env['BROWSER_PUBLIC_SITE'] ?? running, browser, () => Promise.resolve());
    const folder = await installed('demo');
    const installation = new Installation(folder);
    const end = async () => {
      await installation.stop();
      forget(folder);
    };
    try {
      await installation.ready();
    } catch (error) {
      await browser.close();
      await end();
      throw error;
    }
    return new Site(installation.backOffice, installation.publicSite, browser, end);
  }

  user(login: string, size = DESKTOP): Promise<BrowserUser> {
    return BrowserUser.open(this.browser, this.backOffice, login, size);
  }

  /** One person's way through a story; what went wrong is photographed before the browser closes. */
  async as(login: string, story: (user: BrowserUser) => Promise<void>, size = DESKTOP): Promise<void> {
    const user = await this.user(login, size);
    try {
      await story(user);
    } catch (error) {
      await user.shot('failed');
      await user.close().catch(() => undefined);
      throw error;
    }
    await user.close();
  }

  /** What a person does past the screens, so that a story can begin; answers what the server said. */
  async send(login: string, method: string, path: string, body: unknown): Promise<unknown> {
    const json = { 'content-type': 'application/json' };
    const signedIn = await fetch(`${this.backOffice}/api/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ login, password: PASSWORD }),
    });
    const { csrf, principal } = (await signedIn.json()) as { csrf: string; principal: string };
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const answer = await fetch(`${this.backOffice}/api${path}`, {
      method,
      headers: { ...json, cookie, 'x-csrf-token': csrf, 'x-acting-as': principal },
      body: JSON.stringify(body),
    });
    const words = await answer.text();
    if (!answer.ok) throw new Error(`${login} ${method} ${path}: ${answer.status} ${words}`);
    return words === '' ? undefined : JSON.parse(words);
  }

  /** Sets the demo's clock, as its operator may. */
  async setClock(now: string): Promise<void> {
    await this.send('demo-operator', 'POST', '/clock', { now });
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.end();
  }
}
