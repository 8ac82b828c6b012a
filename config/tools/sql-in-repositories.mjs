/** Directories without SQL. One a line, in alphabetical order. */
export const SQL_FREE = [
  'apps/admin',
  'apps/api',
  'apps/cli',
  'apps/portal',
  'apps/worker',
  'libs/feature-application',
  'libs/feature-case',
  'libs/feature-clock',
  'libs/feature-dashboard',
  'libs/feature-deadline',
  'libs/feature-document',
  'libs/feature-evaluation',
  'libs/feature-file',
  'libs/feature-identity',
  'libs/feature-ledger',
  'libs/feature-live',
  'libs/feature-nomination',
  'libs/feature-notification',
  'libs/feature-operator',
  'libs/feature-portal',
  'libs/feature-programme',
  'libs/feature-publication',
  'libs/feature-task',
  'libs/feature-workflow',
  'libs/jobs',
];

/**
 * Words with which a statement, or a part of one that is put together, begins or goes on. SQL is written in capitals
 * here.
 */
const STATEMENT =
  /\b(SELECT(?=\s)|INSERT INTO|DELETE FROM|TRUNCATE|UPDATE [a-z_]+ (?:[a-z]+ )?SET|ON CONFLICT|RETURNING [a-z])\b|\bWITH [a-z_]+ AS\b/;
const PART =
  /\b(?:FROM|JOIN) [a-z_]+\b|\bWHERE [a-z_("$]|\b(?:AND|OR) [a-z_.]+ (?:=|<>|IS|IN|LIKE)|\b(?:ORDER|GROUP) BY\b|\bFOR (?:UPDATE|SHARE)\b/;
/** What sends text to the database as it stands. */
const SENDERS = new Set(['query', 'statement', 'createQueryBuilder']);

/** SQL text, by the words that no other text of the product holds. */
export const isSql = (text) => STATEMENT.test(text) || PART.test(text);

/**
 * SQL stands in the repositories of `libs/persistence` and nowhere else: whoever changes a table finds all that reads
 * and writes it in one directory.
 */
export const sqlInRepositories = {
  rules: {
    'in-repositories': {
      meta: {
        type: 'problem',
        schema: [],
        messages: {
          text: 'SQL text belongs to a repository of libs/persistence (src/repositories).',
          call: '{{ name }}() sends SQL: call a repository of libs/persistence (src/repositories).',
        },
      },
      create(context) {
        const check = (node, text) => {
          if (isSql(text)) context.report({ node, messageId: 'text' });
        };
        return {
          Literal(node) {
            if (typeof node.value === 'string') check(node, node.value);
          },
          TemplateElement(node) {
            check(node, node.value.raw);
          },
          'CallExpression[callee.type="MemberExpression"]'(node) {
            const name = node.callee.property.name;
            if (SENDERS.has(name)) context.report({ node, messageId: 'call', data: { name } });
          },
        };
      },
    },
  },
};
