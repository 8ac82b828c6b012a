import 'reflect-metadata';
import { RequestMethod, type INestApplicationContext, type PipeTransform, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA, SSE_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';

/** An argument of a handler: the name of one parameter, or of none where it takes all, and the pipes that check it. */
export interface RouteArgument {
  data?: unknown;
  pipes: (PipeTransform | Type<PipeTransform>)[];
}

/** A method that answers a route, as the framework knows it: nothing that is served can be missing. */
export interface RouteHandler {
  controller: Function;
  handler: Function;
  /** `Controller.method`. */
  name: string;
  method: string;
  /** Without the prefix, `:id` for parameters. */
  path: string;
  body: RouteArgument[];
  query: RouteArgument[];
  params: RouteArgument[];
  headers: RouteArgument[];
}

/** All handlers of an application, which need not be started: a preview is enough. */
export function routeHandlersOf(app: INestApplicationContext): RouteHandler[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? ofController(metatype) : []));
}

function ofController(controller: Function): RouteHandler[] {
  const bases = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    // The constructor is the class itself, whose path is that of the controller.
    if (typeof handler !== 'function' || name === 'constructor') return [];
    const paths = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
    if (paths === undefined) return [];
    return bases.flatMap((base) => [paths].flat().map((path) => handlerOf(controller, name, handler, [base, path])));
  });
}

/** Kinds of arguments as the framework numbers them. */
const KINDS = { body: '3', query: '4', params: '5', headers: '6' };

function handlerOf(controller: Function, name: string, handler: Function, parts: string[]): RouteHandler {
  const given = Object.entries(
    (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<string, RouteArgument>,
  )
    .map(([key, argument]) => ({ kind: key.split(':')[0], at: Number(key.split(':')[1]), ...argument }))
    // Decorators of parameters are run from the last to the first.
    .sort((a, b) => a.at - b.at);
  const of = (wanted: string) => given.filter(({ kind }) => kind === wanted);
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET';
  return {
    controller,
    handler,
    name: `${controller.name}.${name}`,
    method: Reflect.getMetadata(SSE_METADATA, handler) ? 'GET' : method,
    path: `/${parts
      .map((part) => part.replace(/^\/|\/$/g, ''))
      .filter((part) => part !== '')
      .join('/')}`,
    body: of(KINDS.body),
    query: of(KINDS.query),
    params: of(KINDS.params),
    headers: of(KINDS.headers),
  };
}
