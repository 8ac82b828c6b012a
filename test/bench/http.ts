import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { SessionClient } from '@linxuan/testing';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** A lean HTTP client on kept connections: what is measured is the server. */
export function send(
  session: SessionClient,
  origin: string,
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  return new Promise((settle, fail) => {
    const outgoing = request(
      origin + path,
      {
        agent,
        method,
        headers: {
          cookie: session.cookie,
          'x-csrf-token': session.csrf,
          'x-acting-as': session.principal,
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          settle({
            status: response.statusCode ?? 0,
            body: JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>,
          }),
        );
      },
    );
    outgoing.once('error', fail);
    outgoing.end(body);
  });
}

/** An action from the moment it is sent until it is applied, polling where the request service answers 202. */
export async function act(
  session: SessionClient,
  origin: string,
  path: string,
  version: number,
  payload: object,
): Promise<{ version: number; polled: boolean }> {
  const first = await send(session, origin, 'POST', path, JSON.stringify(payload), {
    'if-match': `"${version}"`,
    'idempotency-key': crypto.randomUUID(),
  });
  let answer = first;
  while (answer.status === 202 || answer.body['status'] === 'pending') {
    await pause(50);
    answer = await send(session, origin, 'GET', `/api/requests/${String(first.body['requestId'])}`);
  }
  if (answer.body['status'] !== 'applied') throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return { version: Number(answer.body['version']), polled: answer !== first };
}
