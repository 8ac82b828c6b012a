import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whatever a demonstration issues under a number says 演示 in the number; only comments may name the documents that it
 * follows.
 */
describe('numbers of documents in the demonstration', () => {
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));

  it.each(files)('cannot be taken for real ones: %s', (name) => {
    const text = readFileSync(join(__dirname, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const numbers = [...text.matchAll(/['`"]([^'`"\n]*〔[^'`"\n]*〕[^'`"\n]*)['`"]/g)].map(
      ([, number]) => number ?? '',
    );
    expect(numbers.filter((number) => !/演示|演练/.test(number))).toEqual([]);
  });
});
