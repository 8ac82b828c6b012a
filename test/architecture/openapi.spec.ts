import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { PROBLEMS } from '@linxuan/contracts';

const root = resolve(__dirname, '../..');

interface Media {
  schema?: object;
  example?: unknown;
}
interface Answer {
  $ref?: string;
  description: string;
  content?: Record<string, Media>;
}
interface Operation {
  operationId: string;
  description: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean; schema: object; example?: unknown }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Answer>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Answer>; schemas: object };
}

const METHOD = /^ {2}@(?:Get|Post|Put|Patch|Delete|Sse)\(/;

/** `Controller.method` of everything that is served, as it stands in the files. */
function served(folder: string): { name: string; isDescribed: boolean }[] {
  const files = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', folder], { cwd: root, encoding: 'utf8' });
  return files
    .split('\n')
    .filter((file) => file.endsWith('.controller.ts'))
    .flatMap((file) => {
      const lines = readFileSync(resolve(root, file), 'utf8').split('\n');
      const [, controller = ''] = /export class (\w+)Controller/.exec(lines.join('\n')) ?? [];
      let isDescribed = false;
      let isRoute = false;
      return lines.flatMap((line) => {
        isDescribed ||= line.startsWith('  @Operation(');
        isRoute ||= METHOD.test(line);
        const [, method] = /^ {2}(?:async )?(\w+)\(/.exec(line) ?? [];
        if (!method || !isRoute) return [];
        const found = { name: `${controller}_${method}`, isDescribed };
        isDescribed = isRoute = false;
        return [found];
      });
    });
}

describe.each([
  ['openapi.json', 'libs'],
  ['openapi-portal.json', 'apps/portal'],
])('docs/%s', (file, folder) => {
  const description = JSON.parse(readFileSync(resolve(root, 'docs', file), 'utf8')) as Description;
  const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema({ $id: 'doc', components: description.components });
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ at: `${method} ${path}`, method, operation })),
  );
  const answersOf = ({ responses }: Operation): [string, Answer][] =>
    Object.entries(responses).map(([status, answer]) => [
      status,
      description.components.responses[answer.$ref?.split('/').at(-1) ?? ''] ?? answer,
    ]);
  const checks = new Map<string, ValidateFunction>();
  const misfit = ({ schema, example }: { schema?: object; example?: unknown }): string | undefined => {
    if (!schema || example === undefined) return 'no schema or no example';
    const text = JSON.stringify(schema).replaceAll('"#/components', '"doc#/components');
    const check = checks.get(text) ?? ajv.compile(JSON.parse(text) as object);
    checks.set(text, check);
    return check(example) ? undefined : ajv.errorsText(check.errors);
  };
  const named = (name: string, fault: string | undefined): string | undefined => fault && `${name}: ${fault}`;
  /** What is wrong, by operation; nothing where all is well. */
  const faults = (find: (operation: Operation, method: string) => (string | undefined | false)[]) =>
    operations.flatMap(({ at, method, operation }) =>
      find(operation, method)
        .filter((fault) => typeof fault === 'string')
        .map((fault) => `${at}: ${fault}`),
    );

  it('has every operation that is served, each with its sentence', () => {
    const all = served(folder);
    expect(all.filter(({ isDescribed }) => !isDescribed)).toEqual([]);
    const described = new Set(operations.map(({ operation }) => operation.operationId));
    expect(all.map(({ name }) => name).filter((name) => !described.has(name))).toEqual([]);
    expect(all.length).toBeGreaterThan(folder === 'libs' ? 180 : 15);
  });

  it('says of each what it does, who may call it, and in which units', () => {
    expect(
      faults(({ description: text }) => [
        text.length < 60 && 'too short',
        !/For everyone who is signed in|Open to everyone|For [a-z, -]+;/.test(text) && 'does not say for whom',
        !text.includes('UTC') && 'names no units',
      ]),
    ).toEqual([]);
  });

  it('describes an answer of success and the problems of each', () => {
    expect(
      faults((operation) => {
        const answers = answersOf(operation);
        const good = answers.filter(([status]) => /^[23]/.test(status));
        const bad = answers.filter(([status]) => /^[45]/.test(status));
        return [
          good.length === 0 && 'no success',
          ...good
            .filter(([status]) => !['204', '303', '304'].includes(status))
            .filter(([, { content }]) => !content)
            .map(([status]) => `${status} has no schema`),
          !bad.some(([status]) => status === '500') && 'no failure',
          bad.length < 2 && 'no problems',
          ...bad.filter(([, { content }]) => !content).map(([status]) => `${status} has no content`),
        ];
      }),
    ).toEqual([]);
  });

  it('has an example of every parameter, body and answer, and each fits its schema', () => {
    expect(
      faults((operation) => [
        ...operation.parameters.map((one) => named(one.name, misfit(one))),
        ...Object.values(operation.requestBody?.content ?? {}).map(misfit),
        ...answersOf(operation).flatMap(([status, { content }]) =>
          Object.values(content ?? {}).map((media) => named(status, misfit(media))),
        ),
      ]),
    ).toEqual([]);
  });

  it('names problems that are in the catalogue, under their own status', () => {
    const wrong = Object.entries(description.components.responses).flatMap(([name, { description: text }]) =>
      [...text.matchAll(/`([\w.]+)`/g)]
        .map(([, code]) => code ?? '')
        .filter((code) => String(PROBLEMS[code]?.status) !== /\d{3}/.exec(name)?.[0])
        .map((code) => `${name}: ${code}`),
    );
    expect(wrong).toEqual([]);
  });

  it('asks of every write behind a session for its cookie, its token and whom the page was made for', () => {
    expect(
      faults(({ security, parameters }, method) => {
        if (security.length === 0 || method === 'get') return [];
        const acting = parameters.find(({ name }) => name === 'x-acting-as');
        return [!security.every((one) => 'csrf' in one) && 'no csrf', !acting?.required && 'no x-acting-as'];
      }),
    ).toEqual([]);
  });
});

it('asks of an act for the version that was looked at and for the key of the click', () => {
  const { paths } = JSON.parse(readFileSync(resolve(root, 'docs/openapi.json'), 'utf8')) as Description;
  const act = paths['/api/{subjects}/{id}/actions/{action}']?.['post'];
  expect(
    act?.parameters.filter(({ in: place, required }) => place === 'header' && required).map(({ name }) => name),
  ).toEqual(['if-match', 'idempotency-key', 'x-acting-as']);
});
