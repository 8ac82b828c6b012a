export * from './read-access';
export * from './compare-access';
export * from './expected-access';
