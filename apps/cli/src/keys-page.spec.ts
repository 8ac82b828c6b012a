import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { schemaKeys, SCHEMAS, type ShapedText } from '@linxuan/domain';
import { keysPage } from './keys-page';

const page = keysPage();

describe('docs/keys.md', () => {
  it('is what the schemas generate (npm run docs writes it)', () => {
    expect(readFileSync(resolve(__dirname, '../../../docs/keys.md'), 'utf8')).toBe(page);
  });

  it('has a row of five columns for every key', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    const keys = (Object.keys(SCHEMAS) as ShapedText[]).flatMap(schemaKeys);
    expect(rows).toHaveLength(keys.length);
    expect(rows.filter((row) => row.split(/(?<!\\)\|/).length !== 7)).toEqual([]);
  });

  it('links only to what it has', () => {
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, id = '']) => id);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((id) => !page.includes(`<a id="${id}">`))).toEqual([]);
  });
});
