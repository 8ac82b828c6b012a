import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Batch } from './batches';
import type { StormDraft } from './drafts';
import type { StormAnswer, StormClient } from './storm-client';

export interface Sent<T> {
  subject: T;
  answer: StormAnswer;
  /** Milliseconds until the first answer came, taken or decided. */
  firstTook: number;
}
export interface StormResult {
  submissions: Sent<StormDraft>[];
  batches: Sent<Batch>[];
  autosaves: number;
  seconds: number;
}
export interface StormOptions {
  closesAt: string;
  lanes: number;
  kills: number;
  /** Kills the n-th worker without warning. */
  kill(n: number): void;
  setClock(iso: string): Promise<void>;
  now(): Promise<string>;
}

/** This part goes out before the close comes near, and shows how fast the machine is. */
const CALM_SHARE = 0.6;
/** This part is held until the close has passed. */
const HELD_SHARE = 0.08;
/** The close falls where this part of what flows freely should have been sent. */
const CLOSE_AT = 0.85;

type Job = { kind: 'submit'; draft: StormDraft } | { kind: 'release'; batch: Batch };

/**
 * The last hour. Submissions and batches flow with autosaves between them while workers are killed; the clock is set
 * once, on a quiet moment, so that the close falls into the flow. Nobody waits for anybody: what the server accepted
 * when is looked at afterwards.
 */
export async function storm(
  client: StormClient,
  drafts: readonly StormDraft[],
  batches: readonly Batch[],
  options: StormOptions,
): Promise<StormResult> {
  const ready = drafts.filter(({ complete }) => complete);
  const open = drafts.filter(({ complete }) => !complete);
  const result: StormResult = { submissions: [], batches: [], autosaves: 0, seconds: 0 };
  const started = Date.now();
  let sent = 0;
  const killAt = new Set(
    Array.from({ length: options.kills }, (_, n) => Math.round(((n + 1) * ready.length) / (options.kills + 1))),
  );
  let kills = 0;
  const work = async (jobs: readonly Job[]) => {
    let next = 0;
    const lane = async () => {
      for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
        if (job.kind === 'release') {
          result.batches.push(await release(client, job.batch));
          continue;
        }
        sent += 1;
        if (killAt.has(sent)) options.kill(kills++);
        const waiting = open[sent % Math.max(1, open.length)];
        const [submission] = await Promise.all([
          submit(client, job.draft),
          waiting && autosave(client, waiting, sent).then(() => (result.autosaves += 1)),
        ]);
        result.submissions.push(submission);
      }
    };
    await Promise.all(Array.from({ length: options.lanes }, lane));
  };
  const [calm, free, held] = shares(ready, batches);
  await work(calm);
  const perJob = (Date.now() - started) / Math.max(1, calm.length);
  // Nothing is under way now: a step of the clock meets no request half done.
  const flow = free.length / (1 - HELD_SHARE);
  await options.setClock(
    new Date(Date.parse(options.closesAt) - Math.max(1500, flow * (CLOSE_AT - HELD_SHARE) * perJob)).toISOString(),
  );
  await work(free);
  while ((await options.now()) <= options.closesAt) await pause(50);
  await work(held);
  return { ...result, seconds: (Date.now() - started) / 1000 };
}

/** The jobs before, around and after the close, batches spread evenly among them. */
function shares(ready: readonly StormDraft[], batches: readonly Batch[]): [Job[], Job[], Job[]] {
  const jobs: { place: number; job: Job }[] = [
    ...ready.map((draft, index) => ({ place: (index + 0.5) / ready.length, job: { kind: 'submit' as const, draft } })),
    ...batches.map((batch, index) => ({
      place: (index + 0.75) / batches.length,
      job: { kind: 'release' as const, batch },
    })),
  ].sort((a, b) => a.place - b.place);
  const between = (from: number, to: number) =>
    jobs.filter(({ place }) => place >= from && place < to).map(({ job }) => job);
  return [between(0, CALM_SHARE), between(CALM_SHARE, 1 - HELD_SHARE), between(1 - HELD_SHARE, 2)];
}

async function submit(client: StormClient, draft: StormDraft): Promise<Sent<StormDraft>> {
  const since = performance.now();
  const first = await client.request(
    draft.login,
    'POST',
    `/api/cases/${draft.id}/submit`,
    { draftVersion: draft.version },
    { 'idempotency-key': randomUUID() },
  );
  return { subject: draft, firstTook: first.took, answer: await client.settled(draft.login, first, since) };
}

async function release(client: StormClient, batch: Batch): Promise<Sent<Batch>> {
  const since = performance.now();
  const first = await client.request(
    batch.releaser,
    'POST',
    `/api/dossiers/${batch.id}/actions/release`,
    {},
    { 'if-match': `"${batch.version}"`, 'idempotency-key': randomUUID() },
  );
  return { subject: batch, firstTook: first.took, answer: await client.settled(batch.releaser, first, since) };
}

/** Somebody else types on. */
async function autosave(client: StormClient, draft: StormDraft, n: number): Promise<void> {
  const answer = await client.request(draft.login, 'PATCH', `/api/cases/${draft.id}/draft`, {
    patches: [
      { pointer: '/technology/scope', value: `适用于新建和改造项目，第${n}次保存。`, baseVersion: draft.version },
    ],
  });
  if (answer.status >= 500) throw new Error(`An autosave failed: ${answer.status}`);
}
