import { createHmac } from 'node:crypto';
import { request as http } from 'node:http';
import { request as https } from 'node:https';
import { publicAddressOf } from './private-address';

const TIMEOUT_MS = 10_000;

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 over `<seconds>.<body>`. The receiver computes it again and refuses what is minutes old. */
export function signatureOf(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

export interface SignedPost {
  url: string;
  secret: string;
  body: string;
  id: string;
  allowPrivate: boolean;
}

/**
 * Posts JSON and returns the status; redirects are not followed. The name is resolved once and the connection goes to the address that
 * was checked: a name that answers differently a moment later leads nowhere else.
 */
export async function postSigned({ url, secret, body, id, allowPrivate }: SignedPost): Promise<number> {
  const target = new URL(url);
  const checked = await publicAddressOf(target.hostname, allowPrivate);
  return new Promise((resolve, reject) => {
    const call = (target.protocol === 'https:' ? https : http)(
      target,
      {
        method: 'POST',
        timeout: TIMEOUT_MS,
        agent: false,
        lookup: (_host, options, done) => {
          if (options.all) done(null, [checked]);
          else done(null, checked.address, checked.family);
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
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    call.on('timeout', () => call.destroy(new Error('timed out')));
    call.on('error', reject);
    call.end(body);
  });
}
