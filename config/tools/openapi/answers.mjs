// Reads from the types of all controllers what each operation answers with and which problems it knows.
import { join } from 'node:path';
import ts from 'typescript';
import { ProblemCodes } from './problem-codes.mjs';
import { TypeSchemas } from './type-schemas.mjs';

/**
 * By `Controller.method`: the schema of the answer (null where there is no JSON), the codes of the problems, and those
 * of the engine's rules. The types are those that the back office compiles against, so its client and this description
 * cannot differ.
 *
 * @param {string} root
 * @param {ReadonlySet<string>} codes
 */
export function readAnswers(root, codes) {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'config/tools/tsconfig.servers.json'), ts.sys.readFile).config,
    ts.sys,
    join(root, 'config/tools'),
  );
  const files = controllersIn(root);
  const program = ts.createProgram(files, { ...options, noEmit: true, incremental: false, tsBuildInfoFile: undefined });
  const schemas = new TypeSchemas(program.getTypeChecker());
  const problems = new ProblemCodes(program, codes);
  // It takes its name first: the forms call what they find a problem too.
  schemas.of(typeNamed(program, 'libs/contracts/src/problems.ts', 'Problem'));
  const rules = problems.rules(program);
  /** @type {Record<string, { schema: object | null, problems: string[], rules: string[] }>} */
  const operations = {};
  for (const file of files) {
    for (const statement of program.getSourceFile(file)?.statements ?? []) {
      if (!ts.isClassDeclaration(statement) || !statement.name || !isController(statement)) continue;
      for (const member of statement.members)
        if (ts.isMethodDeclaration(member) && ts.getDecorators(member)?.length)
          operations[`${statement.name.text}.${member.name.getText()}`] = {
            schema: answerOf(program.getTypeChecker(), schemas, member),
            problems: problems.of(member),
            rules,
          };
    }
  }
  return { operations, components: schemas.components };
}

function typeNamed(program, file, name) {
  const source = program.getSourceFiles().find(({ fileName }) => fileName.endsWith(file));
  const declaration = source?.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === name);
  if (!declaration) throw new Error(`${file} declares no ${name}`);
  return program.getTypeChecker().getTypeAtLocation(declaration);
}

function controllersIn(root) {
  const listed = ts.sys.readDirectory(
    root,
    ['.ts'],
    ['**/node_modules', 'dist', '**/*.spec.ts', '**/*.int-spec.ts'],
    ['libs/*/src/**/*.controller.ts', 'apps/*/src/**/*.controller.ts'],
  );
  return listed.sort();
}

const isController = (node) =>
  (ts.getDecorators(node) ?? []).some(({ expression }) => /^Controller\b/.test(expression.getText()));

/** Kinds of answers that are no JSON. */
const BYTES = /^(StreamableFile|Buffer|Observable)\b/;

function answerOf(checker, schemas, method) {
  const signature = checker.getSignatureFromDeclaration(method);
  const type = checker.getAwaitedType(signature.getReturnType()) ?? signature.getReturnType();
  if (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) return null;
  const parts = (type.isUnion() ? type.types : [type]).filter((part) => !BYTES.test(part.symbol?.name ?? ''));
  if (parts.length === 0) return null;
  return schemas.of(parts.length === 1 ? parts[0] : type);
}
