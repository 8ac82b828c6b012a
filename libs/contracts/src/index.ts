export * from './problems';
export * from './session';
