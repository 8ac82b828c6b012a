export * from './programme';
export * from './workflow';
export * from './calendar';
export * from './evaluation';
export * from './ledger';
export * from './notice';
export * from './quota';
export * from './routing';
