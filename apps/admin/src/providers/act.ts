import type { RequestOutcomeDto } from '@linxuan/contracts';
import { clientProblem, isTransient } from './problem';
import type { Http } from './http';
import type { ActResult } from './types';
import type { SubjectType } from '@linxuan/domain';

export interface ActOptions {
  /** One key per click; given again when the same click is retried by hand. */
  key?: string;
  signal?: AbortSignal;
  /** The worksheet that is signed, as `stage/version`; the server refuses where another one is stored. */
  worksheet?: string;
  /** How long to wait for the outcome, in milliseconds (default one minute). */
  patience?: number;
  wait?: (ms: number) => Promise<void>;
}

const COLLECTION: Record<SubjectType, string> = {
  case: 'cases',
  dossier: 'dossiers',
  opinion: 'opinions',
  seat: 'seats',
  objection: 'objections',
  obligation: 'obligations',
  deadline: 'deadlines',
};
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A UUID also where the page is not served over https, as on a machine in a closed network. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Sends one request to the request service. The idempotency key stays the same over every retry of a click, so that an
 * answer that was lost never makes a thing happen twice; after 202 the outcome is polled with growing pauses. A refusal
 * is thrown as `ProblemError`.
 */
export async function act(
  http: Http,
  subject: { type: SubjectType; id: string },
  action: string,
  version: number,
  payload: Record<string, unknown>,
  options: ActOptions = {},
): Promise<ActResult> {
  const path = `/${COLLECTION[subject.type]}/${subject.id}/actions/${action}`;
  const headers = {
    'if-match': `"${version}"`,
    ...(options.worksheet === undefined ? {} : { 'x-worksheet': options.worksheet }),
  };
  return requestTransition(http, path, { json: payload, headers }, options);
}

/** Sends one request of the request service (also the submission of a draft) and waits for its outcome. */
export async function requestTransition(
  http: Http,
  path: string,
  init: { json: unknown; headers?: Record<string, string> },
  options: ActOptions = {},
): Promise<ActResult> {
  const wait = options.wait ?? sleep;
  const headers = { ...init.headers, 'idempotency-key': options.key ?? newKey() };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const {
        status,
        body,
        headers: answer,
      } = await http<ActResult>(path, {
        method: 'POST',
        json: init.json,
        headers,
        ...(options.signal && { signal: options.signal }),
      });
      if (status !== 202) return body;
      refuseParked(body);
      return await poll(http, answer.get('location') ?? `/api/requests/${body.requestId}`, options, wait);
    } catch (error) {
      if (!isTransient(error) || attempt >= 4) throw error;
      await wait(400 * 2 ** attempt);
    }
  }
}

/** What failed for good is with the operators: nobody need wait for it or do it again. */
function refuseParked({ status }: { status: RequestOutcomeDto['status'] }): void {
  if (status === 'parked') throw clientProblem('client.parked', 500);
}

async function poll(
  http: Http,
  location: string,
  options: ActOptions,
  wait: (ms: number) => Promise<void>,
): Promise<ActResult> {
  const path = location.replace(/^https?:\/\/[^/]+/, '').replace(/^\/api/, '');
  const until = Date.now() + (options.patience ?? 60_000);
  let pause = 300;
  const requestId = path.split('/').at(-1) ?? '';
  while (Date.now() < until) {
    await wait(pause);
    pause = Math.min(pause * 1.6, 4000);
    let view: RequestOutcomeDto;
    try {
      view = (await http<RequestOutcomeDto>(path, options.signal ? { signal: options.signal } : {})).body;
    } catch (error) {
      // A refusal comes as its problem.
      if (!isTransient(error)) throw error;
      continue;
    }
    if (view.status === 'applied') return { ...view, requestId };
    refuseParked(view);
  }
  return { status: 'pending', requestId };
}
