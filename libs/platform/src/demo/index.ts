export * from './mark-answers';
