import { createHmac } from 'node:crypto';
import { request as http } from 'node:http';
import { request as https } from 'node:https';
import { checkedTarget, type OutgoingPolicy } from './outgoing-address';

const TIMEOUT_MS = 10_000;

/**
 * `t=<seconds>,v1=<hex>`: HMAC-SHA256 over `<seconds>.<body>`. The receiver computes it again and refuses what is
 * minutes old.
 */
export function signatureOf(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

export interface SignedPost {
  url: string;
  secret: string;
  body: string;
  id: string;
  policy: OutgoingPolicy;
}

/**
 * Posts JSON and returns the status. Redirects are not followed, what is answered is not read, and the connection goes
 * to the address that was checked. Throws OutgoingAddressError before anything is sent.
 */
export async function postSigned({ url, secret, body, id, policy }: SignedPost): Promise<number> {
  const { target, address, family } = await checkedTarget(url, policy);
  return new Promise((resolve, reject) => {
    const call = (target.protocol === 'https:' ? https : http)(
      target,
      {
        method: 'POST',
        // For the whole exchange: a receiver that answers a byte a second ends too.
        signal: AbortSignal.timeout(TIMEOUT_MS),
        agent: false,
        lookup: (_host, options, done) => {
          if (options.all) done(null, [{ address, family }]);
          else done(null, address, family);
        },
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'linxuan',
          'linxuan-delivery': id,
          'linxuan-signature': signatureOf(secret, body, new Date()),
        },
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
