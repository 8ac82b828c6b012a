export * from './edge';
export * from './foreign-origin';
