import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../../apps/admin/src');
const read = (file: string) => readFileSync(file, 'utf8');

/** `name` of each resource with the file of its list, as the index of a feature loads it. */
const lists = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^[^/]+\/index\.ts$/.test(file))
  .flatMap((file) => {
    const text = read(join(root, file));
    return [...text.matchAll(/name: '([\w-]+)',\s*list: (?:lazy\(\(\) => import\('([^']+)'\)\)|(\w+))/g)].map(
      (found) => {
        const [, name = '', path, variable = ''] = found;
        const where =
          path ?? new RegExp(`const ${variable} = lazy\\(\\(\\) => import\\('([^']+)'\\)`).exec(text)?.[1] ?? '';
        return { name, file: `${join(root, dirname(file), where)}.tsx` };
      },
    );
  });

/** The file with what it shows of its own folder. */
function texts(file: string): string[] {
  const near = [...read(file).matchAll(/from '(\.\/[^']+)'/g)].map(
    ([, path = '']) => `${join(dirname(file), path)}.tsx`,
  );
  return [file, ...near.filter((one) => existsSync(one))].map(read);
}

/**
 * Pages of proposals on which a second person decides row by row, and the editions in two groups with the ways to a new
 * one: what is read before a decision, not a keeping of records.
 */
const WORKSHEETS = ['code-confirmations', 'grants', 'programmes'];

describe('the list of a record type', () => {
  it('is found for every resource', () => expect(lists.length).toBeGreaterThan(14));

  it.each(lists.filter(({ name }) => !WORKSHEETS.includes(name)))(
    'has filters, order, pages, columns and a file as all lists have: $name',
    ({ file }) => {
      expect(texts(file).some((text) => text.includes('<RecordList'))).toBe(true);
      expect(texts(file).some((text) => text.includes('<DatagridConfigurable'))).toBe(true);
    },
  );
});
