import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const files = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(Boolean);
const folders = new Set(files.flatMap((file) => file.split('/').slice(0, -1)));

describe('the layout', () => {
  it('keeps the top level to what everybody must find', () => {
    const allowed = ['apps', 'config', 'docs', 'libs', 'migrations', 'test'];
    const named = [
      'CHANGELOG.md',
      'CODE_OF_CONDUCT.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'nx.json',
      'package-lock.json',
      'package.json',
      'project.json',
      'tsconfig.base.json',
    ];
    const top = [...new Set(files.map((file) => file.split('/')[0] ?? ''))].filter((name) => !name.startsWith('.'));
    expect(top.filter((name) => !allowed.includes(name) && !named.includes(name))).toEqual([]);
  });

  it('has no drawer for leftovers', () => {
    expect(['common', 'shared', 'utils', 'helpers'].filter((name) => folders.has(name))).toEqual([]);
  });

  it('names files in kebab-case, and React files as what they export', () => {
    const sources = files.filter((file) => /^(apps|libs)\/.*\.(ts|tsx)$/.test(file));
    const wrong = sources.filter((file) => {
      const name = file.slice(file.lastIndexOf('/') + 1);
      if (file.endsWith('.tsx')) return !/^([A-Za-z][A-Za-z0-9]*|[a-z0-9-]+)(\.spec)?\.tsx$/.test(name);
      return (
        !/^([a-z0-9]+(-[a-z0-9]+)*)(\.[a-z0-9-]+)*\.ts$/.test(name) &&
        !(file.startsWith('apps/admin/') && /^[A-Za-z0-9]+(\.spec)?\.ts$/.test(name))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('gives every project its tag and its compiler settings', () => {
    const projects = new Set(
      files.filter((file) => /^(apps|libs)\/[^/]+\//.test(file)).map((file) => file.split('/').slice(0, 2).join('/')),
    );
    const lacking = [...projects].filter(
      (project) =>
        !existsSync(resolve(root, project, 'project.json')) || !existsSync(resolve(root, project, 'tsconfig.json')),
    );
    expect(lacking).toEqual([]);
  });

  it('allows no word that silences a check', () => {
    const silent = new RegExp(
      ['eslint-' + 'disable', '@ts-' + 'ignore', '@ts-' + 'nocheck', '@ts-' + 'expect-error'].join('|'),
    );
    const sources = files.filter((file) => /\.(ts|tsx|mjs|cjs)$/.test(file));
    expect(
      sources.filter(
        (file) => existsSync(resolve(root, file)) && silent.test(readFileSync(resolve(root, file), 'utf8')),
      ),
    ).toEqual([]);
  });
});
