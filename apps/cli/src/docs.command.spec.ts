import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { problemsPage } from './docs.command';

describe('docs/problems.md', () => {
  it('is what the catalogue generates (npm run docs writes it)', () => {
    expect(readFileSync(resolve(__dirname, '../../../docs/problems.md'), 'utf8')).toBe(problemsPage());
  });
});
