import { resolve } from 'node:path';
import { problem } from '../../config/tools/boundaries.mjs';

const root = resolve(__dirname, '../..');
const at = (file: string) => resolve(root, file);

describe('the direction of imports', () => {
  it.each([
    ['libs/domain/src/a.ts', '@linxuan/form-rules'],
    ['libs/persistence/src/a.ts', 'typeorm'],
    ['libs/jobs/src/a.ts', 'bullmq'],
    ['libs/feature-document/src/a.ts', '@linxuan/jobs'],
    ['apps/api/src/main.ts', '@linxuan/feature-document'],
    ['apps/admin/src/App.tsx', '@linxuan/contracts'],
    ['libs/domain/src/a/b.ts', '../c'],
  ])('%s may import %s', (file, source) => {
    expect(problem(at(file), source)).toBeUndefined();
  });

  it.each([
    ['libs/form-rules/src/a.ts', '@linxuan/domain', 'form-rules does not import domain'],
    ['libs/domain/src/a.ts', '@linxuan/persistence', 'domain does not import persistence'],
    ['libs/domain/src/a.ts', '@nestjs/common', 'domain stays pure and does not import @nestjs/common'],
    ['libs/domain/src/a.ts', 'node:fs', 'domain stays pure and does not import node:fs'],
    ['libs/jobs/src/a.ts', 'typeorm', 'only persistence imports typeorm'],
    ['libs/feature-document/src/a.ts', 'bullmq', 'only jobs imports bullmq'],
    ['apps/admin/src/App.tsx', '@linxuan/platform', 'admin does not import platform'],
    ['apps/api/src/main.ts', '@linxuan/testing', 'only tests import @linxuan/testing'],
    ['libs/jobs/src/a.ts', '@linxuan/persistence/src/entity', 'import from @linxuan/persistence, not from inside it'],
    [
      'libs/jobs/src/a.ts',
      '../../persistence/src/entity',
      'import libs/persistence by its name @linxuan/…, not by a path',
    ],
  ])('%s may not import %s', (file, source, why) => {
    expect(problem(at(file), source)).toBe(why);
  });

  it('lets the browser and the contracts have the types of the rules, not the rules', () => {
    expect(problem(at('apps/admin/src/App.tsx'), '@linxuan/domain', { typeOnly: true })).toBeUndefined();
    expect(problem(at('apps/admin/src/App.tsx'), '@linxuan/domain')).toBe(
      'admin imports only types of domain (import type …)',
    );
  });

  it('never lets one feature know another', () => {
    const wrong = problem(at('libs/feature-document/src/a.ts'), '@linxuan/feature-document');
    expect(wrong).toBe('inside libs/feature-document import by a relative path');
  });
});
