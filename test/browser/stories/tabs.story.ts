/// <reference lib="dom" />
import type { BrowserContext, Page } from 'playwright-core';
import { PASSWORD, type BrowserUser } from '../user';
import type { Site } from '../site';

const TABS = 12;
/** How long a tab may take for a small read when all of them are open, in milliseconds. */
const PATIENCE_MS = 10_000;

/** One browser with many tabs. */
export function tabStories(site: () => Site): void {
  it.each([
    ['a shared worker', true],
    ['one tab that passes on', false],
  ] as const)('twelve tabs stay usable over HTTP/1.1, with %s', (_, worker) =>
    site().as('demo-province-clerk', async (user) => {
      const context = user.page.context();
      let streams = 0;
      context.on('request', (request) => void (request.url().includes('/api/events') && (streams += 1)));
      if (!worker) await context.addInitScript(() => Reflect.deleteProperty(window, 'SharedWorker'));
      const tabs = await Promise.all(Array.from({ length: TABS }, () => context.newPage()));
      for (const tab of tabs) await tab.goto('/');
      for (const tab of tabs) await tab.getByRole('heading', { level: 1, name: '今日工作' }).waitFor();
      const times = await Promise.all(tabs.map(readOnce));
      expect(times.filter((ms) => ms > PATIENCE_MS)).toEqual([]);
      expect(streams).toBe(worker ? 0 : 1);
      for (const tab of tabs) {
        await tab.getByRole('link', { name: /待办/ }).first().click();
        await tab.getByRole('heading', { level: 1, name: /待办/ }).waitFor();
      }
      // Whoever leads goes, and the others stay usable.
      await tabs[0]?.close();
      for (const tab of tabs.slice(1)) expect(await readOnce(tab)).toBeLessThan(PATIENCE_MS);
    }),
  );
}

/** One browser with several people or roles one after the other: no page writes in a name that is not its own. */
export function principalStories(site: () => Site): void {
  it('a note is not stored in the name of whoever has signed in meanwhile', () =>
    site().as('demo-province-clerk', async (user) => {
      const { page } = user;
      const path = await firstCase(page);
      await page.goto(path);
      const words = page.getByRole('textbox', { name: '内容' });
      await words.fill('甲写的备注，不应记在乙名下。');
      await anotherSignsIn(page.context(), 'demo-province-lead');
      const dialog = page.getByRole('dialog', { name: '此浏览器现在登录的不是本页面的使用者' });
      const stay = async (picture: string) => {
        await dialog.waitFor();
        await page.waitForTimeout(500);
        await user.shot(picture);
        await dialog.getByRole('button', { name: '暂不处理，留在本页' }).click();
        await dialog.waitFor({ state: 'hidden' });
        expect(await words.inputValue()).toBe('甲写的备注，不应记在乙名下。');
      };
      // The stream of the page ends with its session, so the page asks by itself; and again with each thing that is
      // done.
      await stay('another-person');
      const refused = answerTo(page, '/notes');
      await page.getByRole('button', { name: '添加备注' }).click();
      expect(await refused).toBe(409);
      await stay('another-person-writes');
      await user.look('another-person-stays');
      await page.getByRole('button', { name: '添加备注' }).click();
      await dialog.locator('input[type="password"]').fill(PASSWORD);
      const stored = answerTo(page, '/notes');
      await dialog.locator('button[type="submit"]').click();
      expect(await stored).toBe(201);
      await page.getByText('甲写的备注，不应记在乙名下。').first().waitFor();
      expect(await page.getByText(/广东经办（演示） ·|发展和改革委员会广东经办/).count()).toBeGreaterThan(0);
      forgive(user, 409);
    }));

  it('a page whose session has ended sees by itself that the browser is signed in again', () =>
    site().as('demo-province-clerk', async (user) => {
      const { page } = user;
      const again = page.getByRole('dialog', { name: '请重新登录' });
      const other = page.getByRole('dialog', { name: '此浏览器现在登录的不是本页面的使用者' });
      // Anything that is read says that the session has ended; the page may have noticed before.
      const ends = async () => {
        const link = page.getByRole('link', { name: /^(待办|今日工作)/ }).first();
        if (!(await again.isVisible())) await link.click({ timeout: 5_000 }).catch(() => undefined);
        await again.waitFor();
      };
      await anotherSignsIn(page.context(), 'demo-province-clerk', ends);
      await again.waitFor({ state: 'hidden' });
      await anotherSignsIn(page.context(), 'demo-province-lead', ends);
      await other.waitFor();
      expect(await again.count()).toBe(0);
      forgive(user, 409);
    }));

  it('a page of one role does nothing in the other role of the same person', () =>
    site().as('demo-province-dept', async (user) => {
      const { page } = user;
      const before = await roleOf(page);
      const other = await page.context().newPage();
      await other.goto('/');
      await other.getByRole('button', { name: /^账户/ }).click();
      await other.locator('[role="menuitem"]:not(.Mui-selected)').first().click();
      await other.waitForFunction(async (role) => {
        const answer = (await (await fetch('/api/session')).json()) as { membership: { role: string } };
        return answer.membership.role !== role;
      }, before);
      const dialog = page.getByRole('dialog', { name: '此浏览器现在登录的不是本页面的使用者' });
      // The page may have noticed by itself, and then the dialog covers what leads on.
      const link = page.getByRole('link', { name: /待办/ }).first();
      await dialog.or(link).first().waitFor();
      if (!(await dialog.isVisible())) await link.click({ timeout: 5_000 }).catch(() => undefined);
      await dialog.waitFor();
      // What is read meanwhile waits for the answer, so that the page is not at rest.
      await page.waitForTimeout(500);
      await user.shot('another-role');
      await dialog.getByRole('button', { name: '切换回本页面的身份并继续' }).click();
      await dialog.waitFor({ state: 'hidden' });
      expect(await roleOf(page)).toBe(before);
      forgive(user, 409);
    }));
}

/** A read as the pages make them; gives up after twice the patience. */
function readOnce(tab: Page): Promise<number> {
  return tab.evaluate(async (patience) => {
    const begun = performance.now();
    await fetch('/api/tasks/counts', { signal: AbortSignal.timeout(patience * 2) }).catch(() => undefined);
    return performance.now() - begun;
  }, PATIENCE_MS);
}

function roleOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answer = (await (await fetch('/api/session')).json()) as { membership: { role: string } };
    return answer.membership.role;
  });
}

async function firstCase(page: Page): Promise<string> {
  const id = await page.evaluate(async () => {
    const answer = (await (await fetch('/api/cases?page=1&perPage=1')).json()) as { data: { id: string }[] };
    return answer.data[0]?.id ?? '';
  });
  return `/cases/${id}?tab=evidence`;
}

/**
 * In another tab of the same browser: the first one signs out, the next one signs in; `between` happens while nobody
 * is.
 */
async function anotherSignsIn(context: BrowserContext, login: string, between?: () => Promise<void>): Promise<void> {
  const tab = await context.newPage();
  await tab.goto('/');
  await tab.getByRole('button', { name: /^账户/ }).click();
  await tab.getByRole('menuitem', { name: '退出登录' }).click();
  await tab.getByRole('textbox', { name: '用户名' }).waitFor();
  await between?.();
  await tab.getByRole('textbox', { name: '用户名' }).fill(login);
  await tab.locator('input[type="password"]').fill(PASSWORD);
  await tab.locator('button[type="submit"]').click();
  await tab.getByRole('heading', { level: 1, name: '今日工作' }).waitFor();
}

async function answerTo(page: Page, end: string): Promise<number> {
  const answer = await page.waitForResponse((one) => one.request().method() === 'POST' && one.url().endsWith(end));
  return answer.status();
}

/** What the refusals of a story wrote to the console, however many reads met them. */
function forgive(user: BrowserUser, status: number): void {
  for (const code of [status, 401])
    while (user.complaints.some((text) => text.includes(`status of ${code}`))) user.expectRefusal(code);
}
