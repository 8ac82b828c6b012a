/** The data of a job about one request, or about several that were written together. */
export type RequestJob = { requestId: string } | { requestIds: string[] };

/** A job about one request names it by itself, so that what is tried again or parked is found by it. */
export function requestJob(requestIds: readonly string[]): RequestJob {
  const [first, ...more] = requestIds;
  if (first === undefined) throw new Error('A job about requests names at least one');
  return more.length === 0 ? { requestId: first } : { requestIds: [...requestIds] };
}

/** The requests that a job is about. */
export function requestsOfJob(job: RequestJob): string[] {
  return 'requestIds' in job ? job.requestIds : [job.requestId];
}

/** The key of a job's outbox row: a request has at most one job of its own, beside the one it was written with. */
export function requestJobKey(requestIds: readonly string[]): string {
  const [first = '', ...more] = requestIds;
  return more.length === 0 ? first : `together/${first}`;
}
