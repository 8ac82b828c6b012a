export * from './replay';
export * from './check-ledger';
export * from './world-digest';
