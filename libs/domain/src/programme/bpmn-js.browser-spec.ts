import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { compile } from './compile';
import { toBpmn } from './graph';
import { deliveredEdition, editionNames } from './testing/delivered-editions.spec-support';

const CHROMIUM = [
  process.env['CHROMIUM_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));
const VIEWER = readFileSync(require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js'), 'utf8');
const OUTPUT = resolve(__dirname, '../../../../test/browser/output/bpmn');

interface Opened {
  warnings: string[];
  drawn: number;
  overlapping: string[];
}
/** Runs in the page: opens a diagram and says what was drawn. */
const OPEN = `async (xml) => {
  document.body.innerHTML = '<div id="canvas" style="width:1600px;height:900px"></div>';
  const viewer = new BpmnJS({ container: '#canvas' });
  const { warnings } = await viewer.importXML(xml);
  viewer.get('canvas').zoom('fit-viewport');
  const shapes = viewer.get('elementRegistry').filter((e) => e.width && e.type !== 'label' && !/Lane|Participant|BoundaryEvent/.test(e.type));
  const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const overlapping = shapes.flatMap((a, i) => shapes.slice(i + 1).filter((b) => meet(a, b)).map((b) => a.id + ' on ' + b.id));
  return { warnings: warnings.map((w) => w.message), drawn: document.querySelectorAll('.djs-element').length, overlapping };
}`;

const suite = CHROMIUM ? describe : describe.skip;
suite('the diagrams in bpmn-js', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
    await page.setContent('<!doctype html><title>bpmn</title>');
    await page.addScriptTag({ content: VIEWER });
  }, 60_000);
  afterAll(() => browser.close());

  it.each(editionNames())(
    '%s opens without a warning, everything drawn and nothing on top of another',
    async (name) => {
      const machine = compile(deliveredEdition(name).definition);
      for (const language of ['zh', 'en'] as const) {
        const xml = toBpmn(machine, language);
        const opened: Opened = await page.evaluate(`(${OPEN})(${JSON.stringify(xml)})`);
        expect(opened).toMatchObject({ warnings: [], overlapping: [] });
        expect(opened.drawn).toBeGreaterThanOrEqual(xml.match(/<bpmndi:BPMN(Shape|Edge) /g)?.length ?? Infinity);
      }
      await page.screenshot({ path: resolve(OUTPUT, `${name.replace('/', '-')}.png`) });
    },
  );
});
