import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import type { TSchema } from '@sinclair/typebox';
import type { Role } from '@linxuan/domain';
import { ROUTE_ROLES, routeHandlersOf, SchemaPipe, type RouteArgument } from '@linxuan/platform';

/** One operation as the framework knows it: nothing that is served can be missing here. */
export interface Operation {
  name: string;
  method: string;
  /** Path with its parameters, without the prefix. */
  path: string;
  roles: readonly Role[] | undefined;
  pathParams: string[];
  /** Parameters of the address: named ones, and those of a schema. */
  query: { name: string; schema: TSchema | undefined; piped: boolean }[];
  /** The schema of the whole address, where there is one. */
  querySchema: TSchema | undefined;
  headers: string[];
  body: TSchema | undefined;
  takesBody: boolean;
}

const schemaOf = ({ pipes }: RouteArgument) => pipes.find((pipe) => pipe instanceof SchemaPipe)?.schema;

export function operationsOf(app: INestApplicationContext): Operation[] {
  return routeHandlersOf(app).map(({ controller, handler, name, method, path, query, headers, body }) => ({
    name,
    method,
    path,
    roles: (Reflect.getMetadata(ROUTE_ROLES, handler) ?? Reflect.getMetadata(ROUTE_ROLES, controller)) as
      Role[] | undefined,
    pathParams: [...path.matchAll(/:(\w+)/g)].map(([, param]) => param ?? ''),
    query: query.flatMap((given): Operation['query'] => {
      const properties = schemaOf(given)?.['properties'] as Record<string, TSchema> | undefined;
      return typeof given.data === 'string'
        ? [{ name: given.data, schema: undefined, piped: given.pipes.length > 0 }]
        : Object.entries(properties ?? {}).map(([field, schema]) => ({ name: field, schema, piped: true }));
    }),
    querySchema: query.flatMap((given) => schemaOf(given) ?? [])[0],
    headers: headers.flatMap(({ data }) => (typeof data === 'string' ? [data] : [])),
    body: body.flatMap((given) => schemaOf(given) ?? [])[0],
    takesBody: body.length > 0,
  }));
}
