export * from './replay';
export * from './check-ledger';
export * from './working-set-digest';
