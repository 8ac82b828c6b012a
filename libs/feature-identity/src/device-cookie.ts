import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cutUnits } from '@linxuan/form-rules';

/** Names that one browser remembers, newest first: a computer that a few people share. */
const NAMES_MAX = 5;
const ONE = /^[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}$/;

/**
 * A device that has signed in under a name proves it by a cookie (OWASP, "Slow Down Online Guessing Attacks with Device
 * Cookies"). Its attempts under that name have a budget of their own, which no stranger can use up; under other names
 * it is a stranger itself.
 */
export class DeviceCookies {
  constructor(private readonly secret: string) {}

  /** The id of the device where the cookie is good for this name; undefined otherwise. */
  deviceOf(cookie: string | undefined, nameKey: string): string | undefined {
    for (const one of tokensOf(cookie)) {
      const [nonce = '', mac = ''] = one.split('.');
      const wanted = Buffer.from(this.mac(nameKey, nonce));
      const given = Buffer.from(mac);
      if (given.length === wanted.length && timingSafeEqual(given, wanted)) return nonce;
    }
    return undefined;
  }

  /** The cookie after a sign-in under this name; what it held for other names stays. */
  issue(cookie: string | undefined, nameKey: string): string {
    const others = tokensOf(cookie).filter((one) => this.deviceOf(one, nameKey) === undefined);
    const nonce = this.deviceOf(cookie, nameKey) ?? randomBytes(16).toString('base64url');
    return [`${nonce}.${this.mac(nameKey, nonce)}`, ...others].slice(0, NAMES_MAX).join('~');
  }

  private mac(nameKey: string, nonce: string): string {
    return createHmac('sha256', this.secret).update(`device\0${nameKey}\0${nonce}`).digest('base64url');
  }
}

function tokensOf(cookie: string | undefined): string[] {
  return cutUnits(cookie ?? '', 1024)
    .split('~')
    .filter((one) => ONE.test(one));
}
