import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { keepSteady } from './steadyPage';

const CHROMIUM = [
  process.env['CHROMIUM_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));

/**
 * A button that opens a dialog with a curtain, as the components build it, and one number of each kind that pages ask
 * for.
 */
const PAGE = `<!doctype html><style>.MuiDialog-container { position: fixed; inset: 0; display: none } .open { display: block }</style>
<button id="submit" style="position: fixed; left: 20px; top: 20px; width: 120px; height: 40px">Submit</button>
<div class="MuiDialog-container"></div>
<input id="year" type="number" value="2024" style="position: fixed; left: 20px; top: 120px">
<input id="mark" type="number" step="0.1" value="95.5" style="position: fixed; left: 20px; top: 180px">
<script>
  const curtain = document.querySelector('.MuiDialog-container');
  document.getElementById('submit').addEventListener('click', () => setTimeout(() => curtain.classList.add('open')));
  curtain.addEventListener('click', () => curtain.classList.remove('open'));
</script>`;

const suite = CHROMIUM ? describe : describe.skip;
suite('a page that stays as it is', () => {
  const profile = mkdtempSync(join(tmpdir(), 'linxuan-steady-'));
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM ?? '',
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      headless: true,
      viewport: { width: 800, height: 600 },
    });
    page = await context.newPage();
  });
  afterAll(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });

  const shown = async (isKept: boolean): Promise<void> => {
    await page.goto('about:blank');
    await page.setContent(PAGE);
    if (isKept) await page.evaluate(`(${keepSteady.toString()})(document)`);
  };
  const isOpen = (): Promise<boolean> => page.locator('.MuiDialog-container.open').isVisible();
  /** A double click as a hand makes it: the second press lands on what the first one has opened. */
  const doubleClick = async (): Promise<void> => {
    await page.mouse.move(80, 40);
    await page.mouse.down();
    await page.mouse.up();
    await page.locator('.MuiDialog-container.open').waitFor();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
  };
  const turned = async (id: string): Promise<string> => {
    const field = page.locator(`#${id}`);
    await field.focus();
    await field.hover();
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(100);
    return field.inputValue();
  };

  it('keeps the dialog that a double click has opened, which it would lose by itself', async () => {
    await shown(false);
    await doubleClick();
    expect(await isOpen()).toBe(false);
    await shown(true);
    await doubleClick();
    expect(await isOpen()).toBe(true);
    // A click of its own on the curtain closes it as ever.
    await page.waitForTimeout(600);
    await page.mouse.click(400, 400);
    expect(await isOpen()).toBe(false);
  });

  it.each(['year', 'mark'])('keeps the number of the field %s when a wheel is turned over it', async (id) => {
    await shown(true);
    const before = await page.locator(`#${id}`).inputValue();
    expect(await turned(id)).toBe(before);
    // Keys still change it.
    await page.locator(`#${id}`).focus();
    await page.keyboard.press('ArrowUp');
    expect(await page.locator(`#${id}`).inputValue()).not.toBe(before);
  });
});
