import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { isSql, sqlInRepositories } from '../../config/tools/sql-in-repositories.mjs';

const faults = (code: string): string[] =>
  new Linter()
    .verify(
      code,
      {
        files: ['**/*.ts'],
        languageOptions: { parser },
        plugins: { sql: sqlInRepositories },
        rules: { 'sql/in-repositories': 'error' },
      } as never,
      'a.ts',
    )
    .map(({ message }) => message);

describe('SQL stands in repositories', () => {
  it.each([
    'SELECT 1',
    'INSERT INTO draft (case_id) VALUES ($1)',
    'UPDATE draft SET version = 1',
    'UPDATE draft d SET version = 1',
    'DELETE FROM upload',
    'WITH lost AS (UPDATE outbox SET sent_at = NULL)',
    ' LEFT JOIN organisation o ON o.id = c.applicant_org',
    'c.id = $1 AND c.state = ANY($2)',
    ' WHERE case_id = $1',
    ' ORDER BY at DESC',
    ' FOR UPDATE',
  ])('knows a statement and a part of one: %s', (text) => expect(isSql(text)).toBe(true));

  it.each(['Select a case', 'The update of a draft', 'GET', 'FROM', 'where the case is', 'PATCH /api/cases/:id'])(
    'leaves other text alone: %s',
    (text) => expect(isSql(text)).toBe(false),
  );

  it('finds it in a literal, in a template and at the call that sends it', () => {
    expect(faults("const a = 'SELECT 1';")).toEqual([expect.stringContaining('SQL text')]);
    expect(faults('const a = (b: string) => `${b} ORDER BY id`;')).toEqual([expect.stringContaining('SQL text')]);
    expect(faults('void tx.query(text);')).toEqual([expect.stringContaining('query() sends SQL')]);
    expect(faults('void work.statement(text);')).toEqual([expect.stringContaining('statement() sends SQL')]);
    expect(faults("const words = 'no statement';")).toEqual([]);
  });
});
