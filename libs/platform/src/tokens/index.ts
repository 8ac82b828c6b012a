export * from './tokens';
export * from './door';
export * from './papers';
export * from './file-store';
export * from './desk-edition';
