export * from './quota-rule';
export * from './slots';
export * from './claim';
export * from './release';
export * from './extras';
export * from './keyed-accounts';
