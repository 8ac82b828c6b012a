import { circlesIn, valueGraph, valueImports } from '../../config/tools/circles.mjs';

describe('circles between files', () => {
  it('are absent from the whole tree', () => {
    const graph = valueGraph();
    expect(graph.size).toBeGreaterThan(1000);
    expect(graph.get('libs/domain/src/workflow/decide.ts')).toContain('libs/domain/src/workflow/context.ts');
    expect(circlesIn(graph)).toEqual([]);
  });

  it('are found where two files name each other, directly or by way of others', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', ['e']],
      ['e', []],
      ['f', ['f']],
    ]);
    expect(circlesIn(graph)).toEqual([['a', 'b', 'c'], ['f']]);
  });

  it('count what carries a value: also lists over several lines, re-exports and pages that are loaded later', () => {
    const text = [
      "import type { A } from './types';",
      "import { type B, type C } from './more-types';",
      "export type { D } from './other-types';",
      "import { e, type F } from './mixed';",
      'import {',
      '  type G,',
      '  h,',
      "} from './lines';",
      "import './effect';",
      "export * from './all';",
      "const Page = lazy(() => import('./Page'));",
    ].join('\n');
    expect(valueImports(text)).toEqual(['./mixed', './lines', './effect', './all', './Page']);
  });
});
