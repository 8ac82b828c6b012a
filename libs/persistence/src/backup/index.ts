export * from './database-snapshot';
export * from './database-restore';
export { FILE_COLUMNS, NOT_IN_BACKUP, type SequenceState, type TablePlan } from './table-plan';
export * from './restored-checks';
