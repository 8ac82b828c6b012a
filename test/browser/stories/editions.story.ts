/// <reference lib="dom" />
import type { WorkspaceEditionDto, WorkspaceName } from '@linxuan/contracts';
import type { Locator } from 'playwright-core';
import type { BrowserUser } from '../user';
import type { Site } from '../site';

const THIS_YEAR = 'green-technology-2024';
const NEXT_YEAR = '绿色技术推荐（2025年度）';
/** A nominator chooses a stage with the edition. */
const PICKER = /^(项目方案（届次）|项目)$/;

interface WorkspacePage {
  path: string;
  /** The workspace whose choice of edition the page keeps. */
  workspace: WorkspaceName;
  /** Workspaces whose work the badge of its menu entry counts; none where it has none. */
  counts: readonly WorkspaceName[];
}
const page = (path: string, workspace: WorkspaceName, ...counts: WorkspaceName[]): WorkspacePage => ({
  path,
  workspace,
  counts,
});

/** Pages that show one edition at a time, by who works there. */
const PAGES: Record<string, readonly WorkspacePage[]> = {
  'demo-ministry-clerk': [
    page('/receipts', 'receipts', 'receipts'),
    page('/conditions', 'conditions', 'conditions'),
    page('/reviews', 'reviews', 'reviews'),
    page('/panels', 'panels', 'panels'),
  ],
  'demo-ministry-lead': [
    page('/list-decision', 'list', 'list'),
    page('/dashboard', 'dashboard'),
    page('/deadlines', 'deadlines'),
    page('/statistics', 'statistics'),
  ],
  'demo-publicity': [
    page('/notices', 'notice', 'notice'),
    page('/held', 'notice'),
    page('/classification', 'classification', 'classification', 'publication'),
    page('/entries', 'publication'),
    page('/catalogue', 'publication'),
  ],
  'demo-province-clerk': [page('/nomination', 'nomination', 'nomination')],
};
const picker = (user: BrowserUser): Locator => user.page.getByRole('combobox', { name: PICKER });

/** The same programme in two years: opening next year's call must take no workspace away from this year's work. */
export function editionStories(site: () => Site): void {
  it('next year’s edition of the programme is opened by two people', async () => {
    const made = (await site().send('demo-ministry-clerk', 'POST', '/programme-editions', {
      copyOf: THIS_YEAR,
      edition: '2025',
      title: { zh: NEXT_YEAR, en: 'Green technologies (2025)' },
    })) as { id: string; version: number };
    const text = `/programme-editions/${made.id}/versions/${made.version}`;
    await site().send('demo-ministry-clerk', 'POST', `${text}/propose`, {
      documentNumber: '演示办〔2025〕1号',
      reason: '开始下一年度申报（演示）',
    });
    await site().send('demo-ministry-lead', 'POST', `${text}/approve`, {});
  });

  it.each(Object.entries(PAGES))(
    '%s finds both years in every workspace, each remembers a choice, and the badges count what lies there',
    (login, pages) =>
      site().as(login, async (user) => {
        for (const [at, { path, workspace: kept }] of pages.entries()) {
          // Pages of one workspace keep one choice.
          if (pages.findIndex(({ workspace: one }) => one === kept) !== at) continue;
          await user.page.goto(path);
          await picker(user).waitFor();
          expect([path, await picker(user).innerText()]).not.toEqual([path, expect.stringContaining(NEXT_YEAR)]);
          await choose(user, NEXT_YEAR);
        }
        await user.page.goto('/');
        await user.title('今日工作');
        for (const { path, counts } of pages) {
          await user.page.goto(path);
          await picker(user).waitFor();
          expect([path, await picker(user).innerText()]).toEqual([path, expect.stringContaining(NEXT_YEAR)]);
          if (counts.length > 0) expect([path, await badgeHere(user)]).toEqual([path, await workAt(user, counts)]);
        }
      }),
  );

  it('what was ticked is gone with its filter, its visit and its edition', async () => {
    await site().as('demo-province-clerk', async (user) => {
      const { page } = user;
      const row = page.getByRole('row').nth(1);
      const search = page.getByRole('searchbox').or(page.getByRole('textbox', { name: /搜索|查找/ }));
      await page.goto('/tasks');
      await tick(user, row);
      await page.getByRole('link', { name: '今日工作' }).first().click();
      await user.title('今日工作');
      await page.getByRole('link', { name: /^待办/ }).first().click();
      await row.waitFor();
      await user.settled();
      expect(await ticked(user)).toBe(0);
      await tick(user, row);
      await search.first().fill('没有这样的项目');
      await row.waitFor({ state: 'hidden' });
      await search.first().fill('');
      await row.waitFor();
      await user.settled();
      expect(await ticked(user)).toBe(0);
    });
    // The same bodies stand on the boards of both years.
    await site().as('demo-ministry-lead', async (user) => {
      for (const path of ['/dashboard', '/deadlines']) {
        await user.page.goto(path);
        await picker(user).waitFor();
        await choose(user, /2024/);
        // Whom somebody has just reminded cannot be ticked.
        await tick(
          user,
          user.page
            .getByRole('row')
            .filter({ has: mayBeTicked(user) })
            .first(),
        );
        await choose(user, NEXT_YEAR);
        expect([path, await ticked(user)]).toEqual([path, 0]);
        await choose(user, /2024/);
        expect([path, await ticked(user)]).toEqual([path, 0]);
      }
    });
  });

  it('a correction that is due stands before a report of next year, which is folded', () =>
    site().as('demo-enterprise', async (user) => {
      const { page } = user;
      const correct = page.getByRole('link', { name: '去补正' });
      await correct.waitFor();
      const folded = page.getByRole('button', { name: /2025年12月31日/ });
      const [first, last] = await Promise.all([correct.boundingBox(), folded.boundingBox()]);
      expect(first?.y).toBeLessThan(last?.y ?? 0);
      await folded.click();
      await user.region('提交报告').waitFor();
      await user.shot('far-report');
    }));

  it('the work of a second identity stands on the first page, and opening it switches', () =>
    site().as('demo-province-dept', async (user) => {
      const { page } = user;
      const { memberships, membership } = (await page.evaluate(async () => (await fetch('/api/session')).json())) as {
        memberships: { id: string; role: string }[];
        membership: { id: string; role: string };
      };
      expect(memberships.length).toBeGreaterThan(1);
      await user.shot('two-identities');
      await page.getByRole('button', { name: '切换到此身份' }).first().click();
      await page.waitForFunction(async (before) => {
        const answer = (await (await fetch('/api/session')).json()) as { membership: { id: string } };
        return answer.membership.id !== before;
      }, membership.id);
      await user.title('今日工作');
    }));
}

async function choose(user: BrowserUser, edition: string | RegExp): Promise<void> {
  await picker(user).click();
  const words = typeof edition === 'string' ? new RegExp(`^${edition}`) : edition;
  await user.page.getByRole('option', { name: words }).first().click();
  await user.settled();
}

async function tick(user: BrowserUser, row: Locator): Promise<void> {
  await row.waitFor();
  await user.settled();
  await row.getByRole('checkbox').check();
  expect(await ticked(user)).toBeGreaterThan(0);
}

const mayBeTicked = (user: BrowserUser): Locator => user.page.getByRole('checkbox', { disabled: false });

const ticked = (user: BrowserUser): Promise<number> =>
  user.page.getByRole('main').getByRole('checkbox', { checked: true }).count();

/** The number beside the entry of the menu that the page belongs to, 0 where none is shown. */
async function badgeHere(user: BrowserUser): Promise<number> {
  await user.settled();
  const words = await user.page.getByRole('navigation').locator('a[aria-current="page"]').first().innerText();
  return Number(/(\d+)\s*$/.exec(words)?.[1] ?? 0);
}

/** Open work of all editions in these workspaces, as their pickers say it. */
async function workAt(user: BrowserUser, names: readonly WorkspaceName[]): Promise<number> {
  const served = await user.page.evaluate(
    (all) => Promise.all(all.map(async (name) => (await fetch(`/api/desks/${name}/editions`)).json())),
    names,
  );
  return (served as WorkspaceEditionDto[][]).flat().reduce((sum, { count }) => sum + count, 0);
}
