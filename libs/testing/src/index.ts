export { createTestDatabase, TEST_ROLE_PASSWORD } from './test-database';
export type { TestDatabase, TestDatabaseOptions } from './test-database';
export { applicationContent } from './application-content';
export { EngineHarness } from './engine-harness';
export { seedEdition, TEST_EDITION } from './seed-edition';
export { breaches } from './invariants';
export { checkLedger, currentWorld, replayWorld, worldDigest } from '@linxuan/feature-ledger';
export * from './processes';
export { editionsOf, queryCounter, sessionOf, type QueryCounter } from './api-side';
