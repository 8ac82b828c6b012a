export { createTestDatabase, TEST_ROLE_PASSWORD } from './test-database';
export type { TestDatabase, TestDatabaseOptions } from './test-database';
export { applicationContent } from './application-content';
export { EngineHarness } from './engine-harness';
