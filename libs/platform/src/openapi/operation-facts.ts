import 'reflect-metadata';
import { HttpStatus, type INestApplicationContext } from '@nestjs/common';
import { HTTP_CODE_METADATA } from '@nestjs/common/constants';
import { PUBLIC_ROUTE, ROUTE_ROLES } from '../session';
import { IdFilePipe, INT_MAX, QueryTextPipe, SchemaPipe, UuidPipe, UuidsPipe, VersionPipe } from '../validation';
import { OPERATION, type OperationText } from './operation';
import { routeHandlersOf, type RouteArgument, type RouteHandler } from './route-handlers';

/** A parameter as the pipes check it: JSON Schema, and whether the request must have it. */
export interface ParameterFacts {
  in: 'path' | 'query' | 'header';
  name: string;
  schema: object;
  required: boolean;
}
/** One operation as the framework knows it: nothing that is served can be missing here. */
export interface OperationFacts {
  /** `Controller.method`. */
  name: string;
  method: string;
  /** Without the prefix, `:id` for parameters. */
  path: string;
  tags: string[];
  /** Undefined: whoever is signed in. */
  roles: string[] | undefined;
  isPublic: boolean;
  /** Status of the usual success. */
  status: number;
  parameters: ParameterFacts[];
  /** The schema that checks the JSON body; an empty one where the body's shape is checked elsewhere. */
  body: object | undefined;
  text: OperationText | undefined;
}

/** All operations of an application, which need not be started: a preview is enough. */
export function operationsOf(app: INestApplicationContext): OperationFacts[] {
  return routeHandlersOf(app).map(factsOf);
}

function factsOf({ controller, handler, ...route }: RouteHandler): OperationFacts {
  const { method, path } = route;
  const text = Reflect.getMetadata(OPERATION, handler) as OperationText | undefined;
  const [body] = route.body;
  return {
    name: route.name,
    method,
    path,
    tags: (Reflect.getMetadata('swagger/apiUseTags', controller) ?? []) as string[],
    roles: (Reflect.getMetadata(ROUTE_ROLES, handler) ?? Reflect.getMetadata(ROUTE_ROLES, controller)) as
      string[] | undefined,
    isPublic: (Reflect.getMetadata(PUBLIC_ROUTE, handler) ?? Reflect.getMetadata(PUBLIC_ROUTE, controller)) === true,
    status:
      (Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined) ??
      (method === 'POST' ? HttpStatus.CREATED : HttpStatus.OK),
    parameters: [
      ...[...path.matchAll(/:(\w+)/g)].map(([, param]) => pathParameter(param ?? '', route.params)),
      ...route.query.flatMap(queryParameters),
      ...route.headers.flatMap(({ data }) => (typeof data === 'string' ? [headerParameter(data, text)] : [])),
    ],
    body: body && (schemaOf(body.pipes) ?? { type: 'object' }),
    text,
  };
}

const schemaOf = (pipes: RouteArgument['pipes']) =>
  pipes.find((pipe): pipe is SchemaPipe => pipe instanceof SchemaPipe)?.schema;
const has = (pipes: RouteArgument['pipes'], wanted: Function) =>
  pipes.some((pipe) => pipe === wanted || pipe.constructor === wanted);
const ID = { type: 'string', format: 'uuid' };

function pathParameter(name: string, given: RouteArgument[]): ParameterFacts {
  const whole = given.map(({ data, pipes }) => (data === undefined ? schemaOf(pipes) : undefined));
  const property = whole.map((schema) => (schema?.['properties'] as Record<string, object> | undefined)?.[name]);
  const pipes = given.find(({ data }) => data === name)?.pipes ?? [];
  const file = pipes.find((pipe): pipe is IdFilePipe<string> => pipe instanceof IdFilePipe);
  const schema =
    property.find((one) => one !== undefined) ??
    (has(pipes, UuidPipe)
      ? ID
      : has(pipes, VersionPipe)
        ? { type: 'integer', minimum: 1, maximum: INT_MAX }
        : file
          ? { type: 'string', pattern: `^[0-9a-f-]{36}\\.(${file.formats.join('|')})$` }
          : { type: 'string' });
  return { in: 'path', name, schema, required: true };
}

function queryParameters({ data, pipes }: RouteArgument): ParameterFacts[] {
  const schema = schemaOf(pipes);
  if (typeof data !== 'string') {
    const wanted = (schema?.['required'] ?? []) as string[];
    return Object.entries((schema?.['properties'] ?? {}) as Record<string, { default?: unknown }>).map(
      ([name, property]) => ({
        in: 'query',
        name,
        schema: property,
        required: wanted.includes(name) && property.default === undefined,
      }),
    );
  }
  if (has(pipes, UuidPipe)) return [{ in: 'query', name: data, schema: ID, required: true }];
  if (has(pipes, UuidsPipe))
    return [
      {
        in: 'query',
        name: data,
        schema: { anyOf: [ID, { type: 'array', items: ID, maxItems: 200 }] },
        required: false,
      },
    ];
  const limit = has(pipes, QueryTextPipe) ? { maxLength: 200 } : {};
  return [{ in: 'query', name: data, schema: { type: 'string', ...limit }, required: false }];
}

/** What the edge reads out of headers (`libs/platform/src/edge/headers.ts`). */
const HEADER_SCHEMAS: Readonly<Record<string, object>> = {
  'if-match': {
    type: 'string',
    pattern: '^(?:W/)?"?\\d{1,9}"?$',
    description: 'The version of the subject that the person looked at, as its entity tag.',
  },
  'idempotency-key': {
    type: 'string',
    pattern: '^[\\u0021-\\u007e]{1,120}$',
    description: 'Made once for one intention: the same request under the same key is done once and answered the same.',
  },
  'x-worksheet': {
    type: 'string',
    pattern: '^[A-Za-z0-9._-]{1,64}/\\d{1,9}$',
    description: 'Stage and version of the unsent worksheet that the page shows and the act signs.',
  },
  'upload-offset': {
    type: 'string',
    pattern: '^\\d{1,12}$',
    description: 'Bytes of the upload that came before this piece.',
  },
  'if-none-match': { type: 'string', description: 'The entity tag of the copy that is known.' },
};

function headerParameter(name: string, text: OperationText | undefined): ParameterFacts {
  return {
    in: 'header',
    name,
    schema: HEADER_SCHEMAS[name] ?? { type: 'string' },
    required: text?.needs?.includes(name) ?? false,
  };
}
