export * from './operation';
export * from './operation-facts';
export { routeHandlersOf, type RouteArgument, type RouteHandler } from './route-handlers';
