import { sha256Hex } from '@linxuan/domain';
import { RehearsalRepository, type UnitOfWork } from '@linxuan/persistence';
import type { Batch } from './batches';
import type { StormDraft } from './drafts';
import type { StormResult } from './storm';
import type { StormClient } from './storm-client';

export interface Evidence {
  violations: string[];
  lines: string[];
}

/** Waits until every request is decided and every job done. */
export async function drained(work: UnitOfWork, patienceMs = 120_000): Promise<boolean> {
  const rehearsal = new RehearsalRepository(work);
  for (const until = Date.now() + patienceMs; ; await new Promise((settle) => setTimeout(settle, 200))) {
    if ((await rehearsal.open()) === 0) return true;
    if (Date.now() > until) return false;
  }
}

/** Every submission that the server took, held against the close and against what its applicant was told. */
export async function judgeSubmissions(
  work: UnitOfWork,
  { submissions }: StormResult,
  closesAt: string,
): Promise<Evidence> {
  const violations: string[] = [];
  const rows = await new RehearsalRepository(work).submissions(submissions.map(({ subject }) => subject.id));
  const rowOf = new Map(rows.map((row) => [row.subjectId, row]));
  const count = { accepted: 0, refused: 0, margins: [] as number[] };
  for (const { subject, answer } of submissions) {
    const row = rowOf.get(subject.id);
    const told = answer.status < 300 && answer.body['status'] === 'applied';
    if (told) {
      count.accepted += 1;
      if (!row || row.state !== 'applied' || row.revisions !== 1 || row.events !== 1 || row.stage === 'application')
        violations.push(
          `lost: ${subject.id} was told accepted and is ${row?.state ?? 'not there'} with ${row?.revisions ?? 0} revisions and ${row?.events ?? 0} events`,
        );
      if (row && row.acceptedAt > closesAt) violations.push(`accepted late: ${subject.id} at ${row.acceptedAt}`);
      if (row) count.margins.push(Date.parse(closesAt) - Date.parse(row.acceptedAt));
      continue;
    }
    count.refused += 1;
    const params = (answer.body['params'] ?? {}) as { acceptedAt?: string; due?: string };
    if (answer.body['code'] !== 'deadline.passed')
      violations.push(
        `refused for another reason: ${subject.id} ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`,
      );
    else if (!params.acceptedAt) violations.push(`refused without the server's time: ${subject.id}`);
    else if (params.acceptedAt <= closesAt) violations.push(`refused early: ${subject.id} at ${params.acceptedAt}`);
    if (row && (row.revisions > 0 || row.state !== 'refused')) violations.push(`told refused, but kept: ${subject.id}`);
    if (row && row.acceptedAt <= closesAt) violations.push(`refused early: ${subject.id} at ${row.acceptedAt}`);
  }
  for (const row of rows)
    if (row.state !== 'applied' && row.state !== 'refused')
      violations.push(`undecided: ${row.subjectId} is ${row.state}`);
  if (count.accepted === 0 || count.refused === 0)
    violations.push(`the close fell beside the flow: ${count.accepted} accepted, ${count.refused} refused`);
  const nearest = count.margins.sort((a, b) => a - b)[0];
  return {
    violations,
    lines: [
      `${count.accepted} submissions accepted by the close, ${count.refused} refused after it${nearest === undefined ? '' : `; the last one came ${(nearest / 1000).toFixed(3)} s before it`}`,
    ],
  };
}

/** Every receipt, recomputed: the digest from the stored snapshot, the files from the bytes that were sent. */
export async function judgeReceipts(
  work: UnitOfWork,
  client: StormClient,
  { submissions }: StormResult,
  lanes: number,
): Promise<Evidence> {
  const violations: string[] = [];
  const accepted = submissions
    .filter(({ answer }) => answer.status < 300 && answer.body['status'] === 'applied')
    .map(({ subject }) => subject);
  let next = 0;
  const lane = async () => {
    for (let draft = accepted[next++]; draft !== undefined; draft = accepted[next++])
      violations.push(...(await judgeReceipt(work, client, draft)));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return {
    violations,
    lines: [
      `${accepted.length} receipts verified against the stored snapshots and ${accepted.reduce((sum, { files }) => sum + Object.keys(files).length, 0)} files against the bytes sent`,
    ],
  };
}

async function judgeReceipt(work: UnitOfWork, client: StormClient, draft: StormDraft): Promise<string[]> {
  const { status, body } = await client.request(draft.login, 'GET', `/api/cases/${draft.id}/receipt`);
  if (status !== 200) return [`no receipt: ${draft.id} ${status}`];
  const receipt = body as { sha256?: string; at?: string; attachments?: { slot: string; sha256: string }[] };
  const stored = await new RehearsalRepository(work).stored(draft.id, receipt.sha256);
  const faults: string[] = [];
  if (!stored || sha256Hex(stored.content) !== receipt.sha256 || stored.revisionSha !== receipt.sha256)
    faults.push(`receipt does not verify: ${draft.id}`);
  if (stored && stored.acceptedAt !== receipt.at) faults.push(`receipt states another instant: ${draft.id}`);
  for (const [slot, sha] of Object.entries(draft.files))
    if (!receipt.attachments?.some((one) => one.slot === slot && one.sha256 === sha))
      faults.push(`file not on the receipt: ${draft.id} ${slot}`);
  return faults;
}

/**
 * Batches after the deadline: refused or marked late as the definition says; a late one is received only with a reason,
 * or refused.
 */
export async function judgeBatches(
  work: UnitOfWork,
  client: StormClient,
  { batches }: StormResult,
  dueOf: (batch: Batch) => Promise<string | null>,
): Promise<Evidence> {
  const violations: string[] = [];
  const count = { inTime: 0, late: 0, refused: 0, acceptedLate: 0, refusedLate: 0 };
  const rehearsal = new RehearsalRepository(work);
  for (const { subject, answer } of batches) {
    const due = await dueOf(subject);
    const row = await rehearsal.lastRelease(subject.id);
    const dossier = await rehearsal.dossier(subject.id);
    if (!row || !dossier) {
      violations.push(`batch lost: ${subject.owner} ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
      continue;
    }
    const after = due !== null && row.acceptedAt > due;
    if (!after) {
      count.inTime += 1;
      if (row.state !== 'applied' || dossier.late || dossier.state !== 'transmitted')
        violations.push(
          `batch in time treated otherwise: ${subject.owner} ${row.state} ${dossier.state}${dossier.late ? ' late' : ''}`,
        );
    } else if (subject.late === 'refuse') {
      count.refused += 1;
      if (row.state !== 'refused' || answer.body['code'] !== 'deadline.passed' || dossier.state !== 'prepared')
        violations.push(`late batch not refused: ${subject.owner}`);
    } else {
      count.late += 1;
      if (row.state !== 'applied' || !dossier.late)
        violations.push(`late batch not marked: ${subject.owner} ${row.state} ${dossier.state}`);
      else violations.push(...(await receiveLate(work, client, subject, dossier.version, count)));
    }
  }
  if (count.inTime === 0 || count.late + count.refused === 0)
    violations.push(
      `the deadline fell beside the batches: ${count.inTime} in time, ${count.late + count.refused} after it`,
    );
  return {
    violations,
    lines: [
      `${count.inTime} batches in time, ${count.late} late (${count.acceptedLate} accepted with a reason, ${count.refusedLate} refused by the recipient), ${count.refused} refused by the definition`,
    ],
  };
}

async function receiveLate(
  work: UnitOfWork,
  client: StormClient,
  batch: Batch,
  version: number,
  count: { acceptedLate: number; refusedLate: number },
): Promise<string[]> {
  const act = async (action: string, payload: object) => {
    const first = await client.request(
      batch.recipient,
      'POST',
      `/api/dossiers/${batch.id}/actions/${action}`,
      payload,
      { 'if-match': `"${version}"`, 'idempotency-key': `${batch.id}-${action}` },
    );
    return client.settled(batch.recipient, first, performance.now());
  };
  const plain = await act('receive', {});
  if (plain.body['code'] !== 'dossier.late')
    return [
      `late batch received without a word: ${batch.owner} ${plain.status} ${JSON.stringify(plain.body).slice(0, 200)}`,
    ];
  const accepts = (count.acceptedLate + count.refusedLate) % 2 === 0;
  const done = await act(accepts ? 'accept-late' : 'refuse-late', {
    reason: accepts ? '通信中断，情况属实，予以接收。' : '逾期报送，不予接收。',
  });
  const rehearsal = new RehearsalRepository(work);
  const dossier = await rehearsal.dossier(batch.id);
  const left = await rehearsal.wronglyMarked(batch.id, !accepts);
  if (accepts) count.acceptedLate += 1;
  else count.refusedLate += 1;
  const right = done.status < 300 && dossier?.state === (accepts ? 'receipted' : 'refused') && left === 0;
  return right
    ? []
    : [
        `late batch not ${accepts ? 'accepted' : 'refused'} as its recipient said: ${batch.owner} ${done.status} ${dossier?.state}`,
      ];
}

export function percentiles(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${Math.round(sorted.at(-1) ?? 0)} ms`;
}
