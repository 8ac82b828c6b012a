export * from './offered-actions';
