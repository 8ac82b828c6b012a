export * from './data-source';
export * from './entities';
export * from './migrate';
export * from './unit-of-work';
export * from './listener';
export * from './workflow.repository';
export * from './ledger.repository';
export * from './snapshot.repository';
export type { EntityManager } from 'typeorm';
