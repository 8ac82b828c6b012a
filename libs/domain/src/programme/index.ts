export * from './definition';
export * from './compile';
export * from './machine';
export * from './guide';
