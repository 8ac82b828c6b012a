export * from './forecast';
export * from './forecast-words';
export * from './next-steps';
export * from './pace';
export * from './stage-times';
export * from './working-clock';
