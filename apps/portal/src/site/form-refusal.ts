import { problemText } from '@linxuan/contracts';
import { counted } from '@linxuan/form-rules';
import { issueToken, isTokenGood } from '@linxuan/feature-portal';
import { DomainError, isStorageFull, missingFoundation } from '@linxuan/platform';
import type { FastifyRequest } from 'fastify';
import type { Visit } from './visit';

/** Why a form that may be good in itself is not taken now; its writer reads it above everything that was typed. */
export interface FormRefusal {
  status: number;
  problem: string;
  /** A new one, where the old one was no good any more. */
  token?: string;
}

/** Failures of any form that pass by themselves. */
const PASSING = ['storage.full', 'service.unavailable', 'service.busy', 'service.clockWrong'];

/**
 * Refuses a form that another site posts, or whose token is not this site's for what the form is `about`, with a new
 * token; null for a good one.
 */
export function expiredForm(
  { t }: Visit,
  request: FastifyRequest,
  secret: string,
  about: string,
  token: string,
): FormRefusal | null {
  const from = request.headers['sec-fetch-site'];
  const isForeign = from !== undefined && from !== 'same-origin' && from !== 'none';
  if (!isForeign && isTokenGood(secret, about, token)) return null;
  return {
    status: 403,
    token: issueToken(secret, about),
    problem: t(
      '页面已过期，您填写的内容还在，请再次提交。',
      'The page had expired. What you wrote is still here; please send it again.',
    ),
  };
}

/** `seconds` until the address may send another one; null where it may now. */
export function tooOften({ t }: Visit, seconds: number): FormRefusal | null {
  const wait = Math.ceil(seconds / 60);
  return wait === 0
    ? null
    : {
        status: 429,
        problem: t(
          `提交过于频繁，请 ${wait} 分钟后再试。您填写的内容还在。`,
          `Too many were sent from here. Try again in ${counted(wait, 'minute')}; what you wrote is still here.`,
        ),
      };
}

/**
 * What the page says above a form that is good and could not be taken; `kept` are the codes of such refusals of the
 * form itself. Throws again what is another failure.
 */
export function keptAfter(visit: Visit, error: unknown, kept: readonly string[] = []): FormRefusal {
  const known = isStorageFull(error)
    ? new DomainError('storage.full')
    : !(error instanceof DomainError) && missingFoundation(error)
      ? new DomainError('service.unavailable')
      : error;
  if (!(known instanceof DomainError) || ![...PASSING, ...kept].includes(known.code)) throw error;
  const { detail, status } = problemText(known.code, known.params, visit.language);
  const still = status === 503 ? '' : visit.t('您填写的内容还在。', ' What you wrote is still here.');
  return { status, problem: `${detail}${still}` };
}
