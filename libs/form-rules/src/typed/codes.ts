import { canonicalPatentNumber, canonicalPhone, compactIdentifier, usccFault } from '../formats/check-digits';
import { foldTyped } from './fold';
import { refused, taken, written, type Reading } from './reading';

/** A unified social credit code; I and O, which it does not have, are 1 and 0 where the check digit then fits. */
export function readCreditCode(typed: string): Reading {
  const code = compactIdentifier(typed);
  const likely = code.replace(/I/g, '1').replace(/O/g, '0');
  if (likely !== code && usccFault(likely) === null) return taken(likely, { code: 'look-alikes', params: {} });
  return written(typed, code);
}

export const readPatentNumber = (typed: string): Reading => written(typed, canonicalPatentNumber(typed));
export const readPlainCode = (typed: string): Reading => written(typed, compactIdentifier(typed));
export const readPhone = (typed: string): Reading => written(typed, canonicalPhone(typed));

/**
 * An address in half width, the full stop of Chinese keyboards as a point and the domain in small letters. A comma may
 * stand between two addresses or be a slip, so it is asked for.
 */
export function readEmail(typed: string): Reading {
  const text = foldTyped(typed)
    .replace(/^(?:mailto:|e-?mail[:\s]+|(?:电子)?邮箱[:\s]*)/i, '')
    .replace(/^<|>$/g, '')
    .replace(/。/g, '.')
    .replace(/\.$/, '')
    .replace(/\s/g, '');
  if (/[,;、]/.test(text)) return refused('email-comma');
  const [local = '', domain, ...more] = text.split('@');
  return written(typed, domain === undefined || more.length > 0 ? text : `${local}@${domain.toLowerCase()}`);
}

/** The name of an account: half width, small letters, no spaces, as accounts are named. */
export const readLogin = (typed: string): Reading => written(typed, foldTyped(typed).replace(/\s/g, '').toLowerCase());
