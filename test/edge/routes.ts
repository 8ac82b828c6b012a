import 'reflect-metadata';
import { RequestMethod, type PipeTransform, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { TSchema } from '@sinclair/typebox';
import type { Role } from '@linxuan/domain';
import { ROUTE_ROLES, SchemaPipe } from '@linxuan/platform';

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

interface RouteArgument {
  data?: unknown;
  pipes: (PipeTransform | Type<PipeTransform>)[];
}
/** Kinds of arguments as the framework numbers them. */
const [BODY, QUERY, HEADERS] = ['3', '4', '6'];

export function operationsOf(app: INestApplicationContext): Operation[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? ofController(metatype) : []));
}

function ofController(controller: Function): Operation[] {
  const bases = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (typeof handler !== 'function') return [];
    const paths = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
    if (paths === undefined) return [];
    return bases.flatMap((base) => [paths].flat().map((path) => operation(controller, name, handler, [base, path])));
  });
}

function operation(controller: Function, name: string, handler: Function, parts: string[]): Operation {
  const path = `/${parts
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter((part) => part !== '')
    .join('/')}`;
  const given = Object.entries(
    (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<string, RouteArgument>,
  ).map(([key, argument]) => ({ kind: key.split(':')[0], ...argument }));
  const of = (kind: string | undefined) => given.filter((one) => one.kind === kind);
  const schemaOf = (pipes: RouteArgument['pipes']) => pipes.find((pipe) => pipe instanceof SchemaPipe)?.schema;
  return {
    name: `${controller.name}.${name}`,
    method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET',
    path,
    roles: (Reflect.getMetadata(ROUTE_ROLES, handler) ?? Reflect.getMetadata(ROUTE_ROLES, controller)) as
      Role[] | undefined,
    pathParams: [...path.matchAll(/:(\w+)/g)].map(([, param]) => param ?? ''),
    query: of(QUERY).flatMap(({ data, pipes }): Operation['query'] => {
      const properties = schemaOf(pipes)?.['properties'] as Record<string, TSchema> | undefined;
      return typeof data === 'string'
        ? [{ name: data, schema: undefined, piped: pipes.length > 0 }]
        : Object.entries(properties ?? {}).map(([field, schema]) => ({ name: field, schema, piped: true }));
    }),
    querySchema: of(QUERY).flatMap(({ pipes }) => schemaOf(pipes) ?? [])[0],
    headers: of(HEADERS).flatMap(({ data }) => (typeof data === 'string' ? [data] : [])),
    body: of(BODY).flatMap(({ pipes }) => schemaOf(pipes) ?? [])[0],
    takesBody: of(BODY).length > 0,
  };
}
