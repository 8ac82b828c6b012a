import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { forget, Installation } from '../launcher/installation';
import { installed } from '../launcher/installed';
import { DESKTOP, Desk, PASSWORD } from './desk';

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

/** An installation with the demo round, and a browser. BROWSER_SITE names one that runs already, so that a story can be worked on. */
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

  desk(login: string, size = DESKTOP): Promise<Desk> {
    return Desk.open(this.browser, this.backOffice, login, size);
  }

  /** One person's way through a story; what went wrong is photographed before the browser closes. */
  async as(login: string, story: (desk: Desk) => Promise<void>, size = DESKTOP): Promise<void> {
    const desk = await this.desk(login, size);
    try {
      await story(desk);
    } catch (error) {
      await desk.shot('failed');
      await desk.close().catch(() => undefined);
      throw error;
    }
    await desk.close();
  }

  /** Sets the demo's clock, as its operator may. */
  async setClock(now: string): Promise<void> {
    const json = { 'content-type': 'application/json' };
    const signedIn = await fetch(`${this.backOffice}/api/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ login: 'demo-operator', password: PASSWORD }),
    });
    const { csrf, principal } = (await signedIn.json()) as { csrf: string; principal: string };
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const set = await fetch(`${this.backOffice}/api/clock`, {
      method: 'POST',
      headers: { ...json, cookie, 'x-csrf-token': csrf, 'x-acting-as': principal },
      body: JSON.stringify({ now }),
    });
    if (!set.ok) throw new Error(`the clock was not set: ${set.status} ${await set.text()}`);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.end();
  }
}
