export * from './tokens';
export * from './door';
