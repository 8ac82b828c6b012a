import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Site } from '../site';

const README = readFileSync(resolve(__dirname, '../../../README.md'), 'utf8');
const TOUR = README.split(/^## /m).find((part) => part.startsWith('A tour')) ?? '';

/** A step of the tour: who is named in it, and the pages and buttons that stand in 「」. */
const STEPS = [...TOUR.matchAll(/^(\d+)\. (.*)$/gm)].map(([, step = '', text = '']) => ({
  step,
  account: /`(demo-[\w-]+)`/.exec(text)?.[1],
  names: [...text.matchAll(/「([^」]+)」/g)].map(([, name = '']) => name),
}));

/**
 * The README's tour as it is written: each person signs in, goes to the page by its name in the menu, and finds the
 * buttons.
 */
export function tourStories(site: () => Site): void {
  it('has a tour to walk', () => {
    expect(STEPS.length).toBeGreaterThan(5);
    expect(STEPS.filter(({ names }) => names.length > 0).length).toBeGreaterThan(3);
  });

  it.each(STEPS.filter(({ account }) => account))(
    'step $step of the tour: $account, $names',
    ({ account = '', names }) =>
      site().as(account, async (user) => {
        const [menu, ...buttons] = names;
        if (menu === undefined) return;
        await user.page.getByRole('navigation').getByRole('link', { name: menu }).first().click();
        await user.settled();
        await user.title(menu);
        for (const name of buttons) await user.page.getByRole('button', { name }).first().waitFor();
      }),
  );

  it.each(STEPS.filter(({ account, names }) => !account && names.length > 0))(
    'step $step of the tour: the public site, $names',
    async ({ names }) => {
      const page = await site().browser.newPage({ baseURL: site().publicSite, locale: 'zh-CN' });
      try {
        await page.goto('/');
        for (const name of names) await page.getByRole('link', { name, exact: true }).first().waitFor();
      } finally {
        await page.close();
      }
    },
  );
}
