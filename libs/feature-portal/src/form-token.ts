import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** How long a form may be filled in, in milliseconds. */
const LIFE_MS = 24 * 3_600_000;

/** A token of a form: issued by this site, for one item, for a day. Without it nothing is accepted. */
export function issueToken(secret: string, itemId: string, now = Date.now()): string {
  const body = `${randomUUID()}.${now.toString(36)}`;
  return `${body}.${signature(secret, `${itemId}.${body}`)}`;
}

export function isTokenGood(secret: string, itemId: string, token: string, now = Date.now()): boolean {
  const [id, issued, sign] = token.split('.');
  if (!id || !issued || !sign) return false;
  const expected = Buffer.from(signature(secret, `${itemId}.${id}.${issued}`));
  const given = Buffer.from(sign);
  const age = now - Number.parseInt(issued, 36);
  return given.length === expected.length && timingSafeEqual(given, expected) && age >= 0 && age < LIFE_MS;
}

function signature(secret: string, text: string): string {
  return createHmac('sha256', `public form/${secret}`).update(text).digest('base64url');
}
