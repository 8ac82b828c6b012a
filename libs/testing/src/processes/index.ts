export { builtServers } from './built-servers';
export { ProcessHarness, TEST_PASSWORD, type ProcessOptions } from './process-harness';
export { SessionClient, type Answer, type TransitionAnswer } from './session-client';
export { queueKindOfRun, redisProgram, startQueueStore, type QueueKind, type TestQueueStore } from './queue-store';
export { freePort, ServerProcess } from './server-process';
export { Movement } from './movement';
