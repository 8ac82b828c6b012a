import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messagesOf } from './i18nProvider';

const SOURCES = resolve(__dirname, '..');
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
const tables = files.filter((name) => name.endsWith('.zh.json')).map((name) => name.slice(0, -'.zh.json'.length));

function read(table: string, lang: 'zh' | 'en'): Record<string, unknown> {
  return JSON.parse(readFileSync(join(SOURCES, `${table}.${lang}.json`), 'utf8')) as Record<string, unknown>;
}
const placeholders = (text: unknown): string[] =>
  [...new Set([...String(text).matchAll(/%\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();

/** Every key of the back office, flat. */
function keysOf(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value as object, `${path}${key}.`) : [`${path}${key}`],
  );
}

describe('messages of the back office', () => {
  it('are found', () => expect(tables.length).toBeGreaterThan(15));

  it.each(tables)('%s has the same keys and placeholders in both languages, sorted and filled in', (table) => {
    const [zh, en] = [read(table, 'zh'), read(table, 'en')];
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    expect(Object.keys(zh)).toEqual([...Object.keys(zh)].sort());
    for (const key of Object.keys(zh)) {
      for (const text of [zh[key], en[key]])
        expect([key, typeof text, String(text) !== '']).toEqual([key, 'string', true]);
      expect([key, placeholders(en[key])]).toEqual([key, placeholders(zh[key])]);
    }
  });

  it('exist for every key that the code names', () => {
    const known = new Set(keysOf(messagesOf('zh')));
    const unknown = files
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.spec.'))
      .flatMap((name) =>
        [...readFileSync(join(SOURCES, name), 'utf8').matchAll(/\btranslate\(\s*'([\w.-]+)'/g)].map(([, key]) => [
          name,
          key,
        ]),
      )
      .filter(([, key]) => !known.has(key ?? ''));
    expect(unknown).toEqual([]);
  });
});
