import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compile } from '@linxuan/domain';
import ts from 'typescript';
import { stageKinds } from '../../libs/domain/src/workflow/kinds';
import {
  deliveredEdition,
  modelledNames,
} from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';

const root = resolve(__dirname, '../..');
const machines = modelledNames().map((name) => compile(deliveredEdition(name).definition));
const words = {
  actions: new Set(machines.flatMap(({ actions }) => actions.map(({ name }) => name))),
  kinds: new Set<string>(stageKinds.flatMap(({ kinds }) => kinds)),
};

/** What a screen may ask nobody but the server: an action by its name, a stage by its kind, a state by its end. */
function askedOf(name: string, text: string): string[] {
  const file = ts.createSourceFile(
    name,
    text,
    ts.ScriptTarget.Latest,
    true,
    name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: string[] = [];
  const literal = (node: ts.Node): string | null => (ts.isStringLiteralLike(node) ? node.text : null);
  /** The last name of `a.b.c` or `c`. */
  const last = (node: ts.Expression): string =>
    ts.isPropertyAccessExpression(node) ? node.name.text : ts.isIdentifier(node) ? node.text : '';
  const isAsked = (what: string, value: string): boolean =>
    (/^(name|action|act)$/.test(what) && words.actions.has(value)) ||
    (/^(kind|stageKind)$/.test(what) && words.kinds.has(value)) ||
    (/^state$/.test(what) && value.includes('.'));
  const listed = (node: ts.Expression): string[] =>
    ts.isArrayLiteralExpression(node)
      ? node.elements.flatMap((element) => literal(element) ?? [])
      : ts.isNewExpression(node)
        ? (node.arguments ?? []).flatMap(listed)
        : [];
  const visit = (node: ts.Node): void => {
    const say = () => found.push(`${name}: ${node.getText().replace(/\s+/g, ' ').slice(0, 100)}`);
    if (ts.isBinaryExpression(node) && /^[!=]==?$/.test(node.operatorToken.getText())) {
      const sides = [
        [node.left, node.right],
        [node.right, node.left],
      ] as const;
      if (sides.some(([what, value]) => isAsked(last(what), literal(value) ?? ''))) say();
    }
    if (ts.isSwitchStatement(node))
      for (const clause of node.caseBlock.clauses)
        if (ts.isCaseClause(clause) && isAsked(last(node.expression), literal(clause.expression) ?? '')) say();
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name: method } = node.expression;
      const [first] = node.arguments;
      // A list of names that the name of an action is looked for in, and the ends of a state.
      if (
        /^(includes|has|indexOf)$/.test(method.text) &&
        first &&
        listed(expression).some((one) => isAsked(last(first), one))
      )
        say();
      if (/^(endsWith|startsWith|split)$/.test(method.text) && last(expression) === 'state') say();
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const ALLOWED = [
  // The one place that has a word for the end of a state, and falls back to the state itself.
  "apps/admin/src/components/words.ts: state.split('.')",
  // Not a stage's kind: a dossier of nominations has papers to look at.
  "apps/admin/src/nominations/DossierPage.tsx: dossier.kind === 'nomination'",
  // What a person may do with the text of an edition, as the server says.
  "apps/admin/src/programmes/edit/EditPage.tsx: act === 'propose'",
  // Pages of a definition show what it holds, by the kinds that it names.
  "apps/admin/src/programmes/edit/TypedFields.tsx: stage.kind === 'quota-extra'",
  "apps/admin/src/programmes/edit/TypedFields.tsx: stage.kind === 'public-notice'",
  "apps/admin/src/programmes/tabs/CalendarTab.tsx: kind === 'nomination'",
];

const screens = execFileSync(
  'git',
  ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', 'apps/admin/src'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.|\/testing\//.test(file) && existsSync(resolve(root, file)));

describe('a screen', () => {
  it.each([
    ["actions.find(({ name }) => name === 'nominate')"],
    ["actions.some((one) => 'accept' === one.name)"],
    ["actions.filter(({ name }) => ['sign', 'send-back'].includes(name))"],
    ["const is = new Set(['accept']).has(action.name)"],
    ["switch (action.name) { case 'prepare': break; }"],
    ["stages.filter(({ kind }) => kind === 'public-notice')"],
    ["row.state.endsWith('.drafting')"],
    ["row.state === 'publication.drafting'"],
  ])('asks for what it must not know: %s', (text) => {
    expect(askedOf('screen.tsx', text)).toHaveLength(1);
  });

  it.each([
    ["actions.find(({ part }) => part === 'pass')"],
    ["typeof value === 'object'"],
    ["content.decision === 'accept'"],
    ["opinion.state === 'answered'"],
    ["act('case', id, 'nominate')"],
  ])('may say %s', (text) => {
    expect(askedOf('screen.tsx', text)).toEqual([]);
  });

  it('takes the place of an action, the page of a task and the meaning of a state from the server', () => {
    expect(screens.length).toBeGreaterThan(300);
    const found = screens.flatMap((file) => askedOf(file, readFileSync(resolve(root, file), 'utf8')));
    expect([...new Set(found)].sort()).toEqual([...ALLOWED].sort());
  });
});
