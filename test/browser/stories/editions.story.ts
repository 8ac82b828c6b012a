/// <reference lib="dom" />
import type { DeskEditionDto, DeskName } from '@linxuan/contracts';
import type { Locator } from 'playwright-core';
import type { Desk } from '../desk';
import type { Site } from '../site';

const THIS_YEAR = 'green-technology-2024';
const NEXT_YEAR = '绿色技术推荐（2025年度）';
/** A nominator chooses a stage with the edition. */
const PICKER = /^(项目方案（届次）|项目)$/;

interface DeskPage {
  path: string;
  /** The desk whose choice of edition the page keeps. */
  desk: DeskName;
  /** Desks whose work the badge of its menu entry counts; none where it has none. */
  counts: readonly DeskName[];
}
const page = (path: string, desk: DeskName, ...counts: DeskName[]): DeskPage => ({ path, desk, counts });

/** Pages that show one edition at a time, by who works there. */
const PAGES: Record<string, readonly DeskPage[]> = {
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
const picker = (desk: Desk): Locator => desk.page.getByRole('combobox', { name: PICKER });

/** The same programme in two years: opening next year's call must take no desk away from this year's work. */
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
    '%s finds both years at every desk, each remembers a choice, and the badges count what lies there',
    (login, pages) =>
      site().as(login, async (desk) => {
        for (const [at, { path, desk: kept }] of pages.entries()) {
          // Pages of one desk keep one choice.
          if (pages.findIndex(({ desk: one }) => one === kept) !== at) continue;
          await desk.page.goto(path);
          await picker(desk).waitFor();
          expect([path, await picker(desk).innerText()]).not.toEqual([path, expect.stringContaining(NEXT_YEAR)]);
          await choose(desk, NEXT_YEAR);
        }
        await desk.page.goto('/');
        await desk.title('今日工作');
        for (const { path, counts } of pages) {
          await desk.page.goto(path);
          await picker(desk).waitFor();
          expect([path, await picker(desk).innerText()]).toEqual([path, expect.stringContaining(NEXT_YEAR)]);
          if (counts.length > 0) expect([path, await badgeOf(desk, path)]).toEqual([path, await workAt(desk, counts)]);
        }
      }),
  );

  it('what was ticked is gone with its filter, its visit and its edition', async () => {
    await site().as('demo-province-clerk', async (desk) => {
      const { page } = desk;
      const row = page.getByRole('row').nth(1);
      const search = page.getByRole('searchbox').or(page.getByRole('textbox', { name: /搜索|查找/ }));
      await page.goto('/tasks');
      await tick(desk, row);
      await page.getByRole('link', { name: '今日工作' }).first().click();
      await desk.title('今日工作');
      await page.getByRole('link', { name: /^待办/ }).first().click();
      await row.waitFor();
      await desk.settled();
      expect(await ticked(desk)).toBe(0);
      await tick(desk, row);
      await search.first().fill('没有这样的项目');
      await row.waitFor({ state: 'hidden' });
      await search.first().fill('');
      await row.waitFor();
      await desk.settled();
      expect(await ticked(desk)).toBe(0);
    });
    // The same bodies stand on the boards of both years.
    await site().as('demo-ministry-lead', async (desk) => {
      for (const path of ['/dashboard', '/deadlines']) {
        await desk.page.goto(path);
        await picker(desk).waitFor();
        await choose(desk, /2024/);
        await tick(desk, desk.page.getByRole('row').nth(1));
        await choose(desk, NEXT_YEAR);
        expect([path, await ticked(desk)]).toEqual([path, 0]);
        await choose(desk, /2024/);
        expect([path, await ticked(desk)]).toEqual([path, 0]);
      }
    });
  });

  it('a correction that is due stands before a report of next year, which is folded', () =>
    site().as('demo-enterprise', async (desk) => {
      const { page } = desk;
      const correct = page.getByRole('link', { name: '去补正' });
      await correct.waitFor();
      const folded = page.getByRole('button', { name: /2025年12月31日/ });
      const [first, last] = await Promise.all([correct.boundingBox(), folded.boundingBox()]);
      expect(first?.y).toBeLessThan(last?.y ?? 0);
      await folded.click();
      await desk.region('提交报告').waitFor();
      await desk.shot('far-report');
    }));

  it('the work of a second identity stands on the first page, and opening it switches', () =>
    site().as('demo-province-dept', async (desk) => {
      const { page } = desk;
      const { memberships, membership } = (await page.evaluate(async () => (await fetch('/api/session')).json())) as {
        memberships: { id: string; role: string }[];
        membership: { id: string; role: string };
      };
      expect(memberships.length).toBeGreaterThan(1);
      await desk.shot('two-identities');
      await page.getByRole('button', { name: '切换到此身份' }).first().click();
      await page.waitForFunction(async (before) => {
        const answer = (await (await fetch('/api/session')).json()) as { membership: { id: string } };
        return answer.membership.id !== before;
      }, membership.id);
      await desk.title('今日工作');
    }));
}

async function choose(desk: Desk, edition: string | RegExp): Promise<void> {
  await picker(desk).click();
  const words = typeof edition === 'string' ? new RegExp(`^${edition}`) : edition;
  await desk.page.getByRole('option', { name: words }).first().click();
  await desk.settled();
}

async function tick(desk: Desk, row: Locator): Promise<void> {
  await row.waitFor();
  await desk.settled();
  await row.getByRole('checkbox').check();
  expect(await ticked(desk)).toBeGreaterThan(0);
}

const ticked = (desk: Desk): Promise<number> =>
  desk.page.getByRole('main').getByRole('checkbox', { checked: true }).count();

/** The number beside an entry of the menu, 0 where none is shown. */
async function badgeOf(desk: Desk, path: string): Promise<number> {
  await desk.settled();
  const words = await desk.page.getByRole('navigation').locator(`a[href="${path}"]`).first().innerText();
  return Number(/(\d+)\s*$/.exec(words)?.[1] ?? 0);
}

/** Open work of all editions at these desks, as their pickers say it. */
async function workAt(desk: Desk, names: readonly DeskName[]): Promise<number> {
  const served = await desk.page.evaluate(
    (all) => Promise.all(all.map(async (name) => (await fetch(`/api/desks/${name}/editions`)).json())),
    names,
  );
  return (served as DeskEditionDto[][]).flat().reduce((sum, { count }) => sum + count, 0);
}
