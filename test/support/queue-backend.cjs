// Which store the queue uses in this run is decided by the runner alone: PostgreSQL, or with TEST_REDIS_URL a Redis
// database of this worker's own, so that a suite may empty it without a word to the others.
const redis = process.env.TEST_REDIS_URL;
if (redis) process.env.REDIS_URL = `${redis}/${process.env.JEST_WORKER_ID ?? '0'}`;
else delete process.env.REDIS_URL;
