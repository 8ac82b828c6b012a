export * from './tokens';
export * from './door';
export * from './papers';
