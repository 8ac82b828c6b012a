export * from './replay';
export * from './check-ledger';
export * from './replay-draws';
export * from './working-set-digest';
