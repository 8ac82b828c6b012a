import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCE = resolve(__dirname, '..');

/**
 * A demonstration has a strip at the foot of the window: whatever is as high as the window, or stands at its foot,
 * leaves room for it.
 */
describe('what is measured by the window', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => ({ name, text: readFileSync(join(SOURCE, name), 'utf8') }));

  it('goes by the height that page.css gives', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter(({ text }) => /\b100d?vh\b/.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('stands above the strip where it is fixed to the foot', () => {
    const fixed = files.filter(({ text }) =>
      /position: '(fixed|sticky)'[^}]*\bbottom: (?!'[^']*--demo-strip)/.test(text),
    );
    expect(fixed.map(({ name }) => name)).toEqual([]);
  });
});
