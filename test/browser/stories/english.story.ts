/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { isNoText, translatedTexts } from '../translated';
import type { Site } from '../site';

/** A person of each office; between them they have every entry of the menu. */
const PEOPLE = [
  'demo-operator',
  'demo-ministry-lead',
  'demo-province-clerk',
  'demo-enterprise',
  'demo-expert',
  'demo-publicity',
  'demo-department-reviewer',
  'demo-auditor',
];

/**
 * Every page of the menu in English: what has an English text is not Chinese there, and no key stands in place of a
 * text.
 */
export function englishStories(site: () => Site): void {
  const chinese = translatedTexts();

  it('knows what has an English text', () => expect(chinese.size).toBeGreaterThan(2000));

  it.each(PEOPLE)('%s reads every page of the menu in English', (login) =>
    site().as(login, async (user) => {
      const { page } = user;
      // On this device only: what is chosen in the bar is kept with the account, which other stories use in Chinese.
      await page.evaluate(() => {
        localStorage.setItem('linxuan.locale', 'en');
        localStorage.setItem('RaStorelinxuan.locale', '"en"');
      });
      await page.reload();
      await user.title('Today');
      const menu = await page
        .getByRole('navigation')
        .locator('a[href]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      expect(menu.length).toBeGreaterThan(2);
      for (const path of menu) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await user.look(`english${path.replaceAll('/', '-')}`);
        const wrong = (await wordsOf(page)).filter((words) => chinese.has(words) || isNoText(words));
        expect([path, wrong]).toEqual([path, []]);
      }
    }),
  );
}

/** Every text of the page, and what is said of its parts. */
function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: (string | null)[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      // What says that it is Chinese is meant so, names of the machine are said to be code, and the mark of a
      // demonstration is in both languages.
      if (!node.parentElement?.closest('script, style, noscript, code, .demo-mark, [lang="zh"], [lang="zh-CN"]'))
        found.push(node.textContent);
    for (const one of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      for (const name of ['aria-label', 'placeholder', 'title']) found.push(one.getAttribute(name));
    return [...new Set(found.map((words) => (words ?? '').trim()).filter(Boolean))];
  });
}
