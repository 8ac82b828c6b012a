import type { Site } from '../site';

/** Sheets of a PDF: its objects of that type, which Chromium writes as plain text. */
const sheetsOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

/** Habits of hands: a double click where one is enough, a wheel turned over a field, a page that is printed. */
export function habitStories(site: () => Site): void {
  it('a double click opens the dialog that asks and leaves it open', () =>
    site().as('demo-ministry-clerk', async (user) => {
      await user.next('接收推荐材料');
      await user.region('整批处理').getByRole('button', { name: '接收', exact: true }).dblclick();
      const dialog = user.page.getByRole('dialog');
      await dialog.waitFor();
      await user.settled();
      expect(await dialog.isVisible()).toBe(true);
      await user.click('取消', dialog);
      await dialog.waitFor({ state: 'hidden' });
    }));

  it('a wheel turned over a year or a number changes nothing', () =>
    site().as('demo-operator', async (user) => {
      const { page } = user;
      await page.goto('/working-calendar');
      await user.settled();
      const numbers = page.locator('input[inputmode="numeric"]');
      await numbers.first().waitFor();
      for (const number of await numbers.all()) {
        await number.scrollIntoViewIfNeeded();
        await number.click();
        const before = await number.inputValue();
        for (const turn of [120, -120, 120, 120]) await page.mouse.wheel(0, turn);
        await user.settled();
        expect(await number.inputValue()).toBe(before);
      }
    }));

  it('a page that is wide on the screen takes the whole width of the sheet that it is printed on', () =>
    site().as('demo-operator', async (user) => {
      await user.page.goto('/help');
      await user.settled();
      expect(sheetsOf(await user.page.pdf({ format: 'A4' }))).toBe(1);
      // The menu stands again where it was.
      await user.page.getByRole('navigation').first().waitFor();
    }));
}
