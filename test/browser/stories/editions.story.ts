import type { Desk } from '../desk';
import type { Site } from '../site';

const THIS_YEAR = 'green-technology-2024';
const NEXT_YEAR = '绿色技术推荐（2025年度）';
const PICKER = '项目方案（届次）';

/** Pages that show one edition at a time, by who works there. */
const DESKS: Record<string, readonly string[]> = {
  'demo-ministry-clerk': ['/receipts', '/conditions', '/reviews', '/panels'],
  'demo-ministry-lead': ['/list-decision', '/dashboard', '/deadlines', '/statistics', '/notices', '/catalogue'],
  'demo-publicity': ['/notices', '/held', '/classification', '/entries'],
  'demo-province-clerk': ['/nomination'],
};

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
    await site().as('demo-ministry-lead', async (desk) => {
      await desk.page.goto(`/programmes/${made.id}`);
      await desk.page.getByText(NEXT_YEAR).first().waitFor();
    });
  });

  const places = Object.entries(DESKS).flatMap(([login, paths]) => paths.map((path) => [login, path] as const));
  it.each(places)('%s finds both years at %s, and the desk remembers a choice', (login, path) =>
    site().as(login, async (desk) => {
      const picker = desk.page.getByRole('combobox', { name: PICKER });
      await desk.page.goto(path);
      await picker.waitFor();
      expect(await picker.innerText()).not.toContain(NEXT_YEAR);
      await picker.click();
      await desk.page.getByRole('option', { name: new RegExp(`^${NEXT_YEAR}`) }).click();
      await desk.settled();
      await desk.shot(`two-years${path.replace('/', '-')}`);
      await desk.page.goto('/');
      await desk.title('今日工作');
      await desk.page.goto(path);
      await picker.waitFor();
      expect(await picker.innerText()).toContain(NEXT_YEAR);
    }),
  );

  it('what the badges of the menu count lies on the desks that they lead to', () =>
    site().as('demo-ministry-clerk', async (desk) => {
      for (const path of DESKS['demo-ministry-clerk'] ?? []) {
        const badge = await badgeOf(desk, path);
        const served = (await desk.page.evaluate(async (name) => {
          const answer = await fetch(`/api/desks/${name}/editions`);
          return (await answer.json()) as { count: number }[];
        }, path.slice(1))) as { count: number }[];
        expect([path, served.reduce((sum, { count }) => sum + count, 0)]).toEqual([path, badge]);
      }
    }));

  it('what was ticked on one visit or under one filter is not acted on in another', () =>
    site().as('demo-province-clerk', async (desk) => {
      const { page } = desk;
      const ticked = () => page.getByRole('checkbox', { checked: true }).count();
      const tick = () => page.getByRole('row').nth(1).getByRole('checkbox').check();
      await page.goto('/tasks');
      await desk.settled();
      await tick();
      expect(await ticked()).toBeGreaterThan(0);
      await page.getByRole('link', { name: '今日工作' }).first().click();
      await desk.title('今日工作');
      await page.getByRole('link', { name: /^待办/ }).first().click();
      await desk.settled();
      expect(await ticked()).toBe(0);
      await tick();
      await page
        .getByRole('searchbox')
        .or(page.getByRole('textbox', { name: /搜索|查找/ }))
        .first()
        .fill('没有这样的项目');
      await page.getByRole('row').nth(1).waitFor({ state: 'hidden' });
      await desk.settled();
      await page
        .getByRole('searchbox')
        .or(page.getByRole('textbox', { name: /搜索|查找/ }))
        .first()
        .fill('');
      await page.getByRole('row').nth(1).waitFor();
      await desk.settled();
      expect(await ticked()).toBe(0);
    }));
}

/** The number beside an entry of the menu; none is 0. */
async function badgeOf(desk: Desk, path: string): Promise<number> {
  const entry = desk.page
    .locator(`a[role="menuitem"][href="${path}"], nav a[href="${path}"], a[href="${path}"]`)
    .first();
  await entry.waitFor();
  const words = await entry.innerText();
  return Number(/(\d+)\s*$/.exec(words)?.[1] ?? 0);
}
