import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseMutants, planted, readMutants } from './list.mjs';

const root = resolve(__dirname, '../..');
const mutants = readMutants(__dirname);

describe('the list of planted bugs', () => {
  it('names each once, in a file that holds its text exactly once, with specs that are there', () => {
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
    const wrong = mutants.flatMap((mutant) => {
      const missing = [mutant.file, ...mutant.specs].filter((path) => !existsSync(resolve(root, path)));
      if (missing.length > 0 || mutant.specs.length === 0) return [`${mutant.id} names ${missing.join() || 'no spec'}`];
      const text = readFileSync(resolve(root, mutant.file), 'utf8');
      try {
        return planted(text, mutant) === text ? [`${mutant.id} changes nothing`] : [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
    expect(wrong).toEqual([]);
  });

  it('has enough of them, in every area', () => {
    const areas = ['back-office', 'domain', 'features', 'form-rules', 'migrations', 'persistence', 'portal'];
    expect([...new Set(mutants.map(({ area }) => area))].sort()).toEqual(areas);
    expect(mutants.length).toBeGreaterThanOrEqual(120);
  });

  it('is read as a diff is', () => {
    expect(parseMutants('x', 'a-b (lock)\n  in f.ts\n  by f.spec.ts\n  - one\n  - two\n  + three\n')).toEqual([
      {
        id: 'a-b',
        kind: 'lock',
        area: 'x',
        file: 'f.ts',
        specs: ['f.spec.ts'],
        find: 'one\ntwo',
        replace: 'three',
      },
    ]);
    expect(() => parseMutants('x', 'a-b (whatever)')).toThrow('has no kind');
    expect(() => planted('a a', { id: 'i', file: 'f', find: 'a', replace: 'b' })).toThrow('stands 2 times');
  });
});
