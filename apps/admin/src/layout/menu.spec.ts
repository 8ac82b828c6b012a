import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCE = resolve(__dirname, '..');
/** Opened from the bar and not from the menu. */
const OF_THE_BAR = ['notifications', 'password', 'preferences'];

const texts = readdirSync(SOURCE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(SOURCE, name, 'index.ts'))
  .flatMap((file) => {
    try {
      return [readFileSync(file, 'utf8')];
    } catch {
      return [];
    }
  });
/** First parts of the paths that a pattern finds, each once. */
const starts = (pattern: RegExp): string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, path = '']) => path.split('/')[0] ?? ''))),
];

describe('the menu', () => {
  const pages = [
    ...starts(/\bpath: '\/([^']+)'/g),
    ...starts(/\{\s*name: '([a-z-]+)',\s*(?:list|show|create|edit)\b/g),
  ];
  const entries = [
    ...starts(/\bto: '\/([^']+)'/g),
    ...texts.flatMap((text) =>
      [...text.matchAll(/\balso: \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
        [...list.matchAll(/'\/([^'/]+)/g)].map(([, path = '']) => path),
      ),
    ),
  ];

  it('knows the pages', () => expect(pages.length).toBeGreaterThan(25));

  it('has an entry that is marked on every page', () => {
    expect(pages.filter((page) => !entries.includes(page) && !OF_THE_BAR.includes(page))).toEqual([]);
  });
});
