import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditReads } from './audit-reads.hook';
import { auditedAnswer, readRuleOf } from './audited-reads';

const LIBS = join(__dirname, '../../..');

/** Every GET of every controller, as the server registers it. */
function routes(): string[] {
  return (
    readdirSync(LIBS, { recursive: true, encoding: 'utf8' })
      // Probes and measurements stand outside of the API and show nobody's data.
      .filter((file) => /(?<!health|metrics)\.controller\.ts$/.test(file) && !file.includes('node_modules'))
      .flatMap((file) => {
        const text = readFileSync(join(LIBS, file), 'utf8');
        const base = /@Controller\((?:'([^']*)')?\)/.exec(text)?.[1] ?? '';
        return [...text.matchAll(/@(?:Get|Sse)\((?:'([^']*)')?\)/g)].map(
          ([, path = '']) => `/api/${[base, path].filter(Boolean).join('/')}`,
        );
      })
  );
}

describe('what is recorded of reads', () => {
  it('is decided for every route there is', () => {
    expect(routes().length).toBeGreaterThan(90);
    expect(routes().filter((route) => readRuleOf(route) === undefined)).toEqual([]);
  });

  it('names looks at experts, objectors, holders and evidence, and every file whatever its path', () => {
    const kinds = (path: string, file: string | null = null) =>
      auditedAnswer(path, { id: 'x', caseId: 'x' }, file)?.kind;
    expect(
      [
        '/api/cases/:id',
        '/api/cases/:id/timeline',
        '/api/files/:id',
        '/api/experts/pool',
        '/api/panels/:caseId/:stage',
        '/api/publication/objections/:id',
      ].map((path) => kinds(path)),
    ).toEqual(['case.seen', 'case.seen', 'file.seen', 'expert.seen', 'expert.seen', 'objection.seen']);
    expect(kinds('/api/home')).toBeUndefined();
    expect(kinds('/api/never/heard/of')).toBe('page.seen');
    for (const route of [...routes(), '/api/never/heard/of'])
      expect([route, kinds(route, 'a.xlsx')]).toEqual([route, 'file.downloaded']);
  });

  it('writes before the answer leaves, once in ten minutes for a look and always for a file, and shows nothing it cannot record', async () => {
    const entries: string[] = [];
    let [at, broken] = [0, false];
    const hook = auditReads(
      {
        recordFor: (_scope, { kind }) => {
          entries.push(kind);
          return broken ? Promise.reject(new Error('away')) : Promise.resolve();
        },
      },
      () => at,
    );
    const ask = (more: { url?: string; file?: string; status?: number; role?: string } = {}) =>
      hook(
        {
          method: 'GET',
          routeOptions: { url: more.url ?? '/api/cases/:id' },
          params: { id: 'c' },
          actor: { membershipId: 'm', role: more.role ?? 'authority-clerk', scope: { userId: 'u' }, actingFor: null },
        } as never,
        {
          statusCode: more.status ?? 200,
          getHeader: () =>
            more.file ? `attachment; filename="x"; filename*=UTF-8''${encodeURIComponent(more.file)}` : undefined,
        } as never,
        'payload',
      );
    expect(await ask()).toBe('payload');
    await ask();
    await ask({ status: 404 });
    await ask({ role: 'enterprise-clerk' });
    await ask({ file: '清单.xlsx' });
    await ask({ file: '清单.xlsx' });
    at = 10 * 60_000;
    await ask();
    expect(entries).toEqual(['case.seen', 'file.downloaded', 'file.downloaded', 'case.seen']);
    broken = true;
    await expect(ask({ file: 'x.csv' })).rejects.toThrow('away');
  });
});
