import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SUITES } from '../support/suites.mjs';

const root = resolve(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
/** A test may wait this long, whatever the machine is doing (milliseconds). */
const LEAST = 30_000;

const testFiles = ['apps', 'libs', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /spec(-support)?\.tsx?$/.test(file) && !file.includes('node_modules')),
);

/** Time-outs that a test file sets: `jest.setTimeout(n)` and the last argument of a hook or a test. */
function timeouts(text: string): number[] {
  const found = [...text.matchAll(/jest\.setTimeout\(([\d_]+)\)|^\s*\},\s*([\d_]+),?\s*\);$/gm)];
  return found.map((match) => Number((match[1] ?? match[2] ?? '').replaceAll('_', '')));
}

describe('how tests are run', () => {
  it('leaves all set-up to the documented command', () => {
    const ci = read('.ci/run');
    expect(ci).toContain('npm test');
    expect(ci).not.toMatch(/npm (ci|install|i)\b/);
  });

  it('counts a suite without tests as a failure', () => {
    expect(JSON.stringify(SUITES) + read('test/run.mjs') + read('test/jest.config.cjs')).not.toContain(
      'passWithNoTests',
    );
  });

  it('gives every test at least half a minute', () => {
    const config = read('test/jest.config.cjs');
    expect(Number(/testTimeout: ([\d_]+)/.exec(config)?.[1]?.replaceAll('_', ''))).toBeGreaterThanOrEqual(LEAST);
    const hurried = testFiles.filter((file) => timeouts(read(file)).some((limit) => limit < LEAST));
    expect(hurried).toEqual([]);
  });
});
