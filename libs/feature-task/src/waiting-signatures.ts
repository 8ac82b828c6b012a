import type { SignaturesDto } from '@linxuan/contracts';
import { PROPOSAL_WORDS } from '@linxuan/domain';
import { SecondSignatureRepository, type Tx, type WaitingSignature } from '@linxuan/persistence';

/** Proposals shown on the first page; the rest are counted, and their pages list them all. */
const SHOWN = 20;

/** The page on which a proposal is decided. */
const PAGES: Readonly<Record<string, (id: string) => string>> = {
  'grant.confirm': () => '/grants',
  'code.confirm': () => '/code-confirmations',
  'order.confirm': () => '/orders',
  'registration.confirm': (id) => `/registrations/${id}/show`,
  'edition.approve': (id) => `/programmes/${id.slice(0, id.lastIndexOf('/'))}/show`,
};

/**
 * What another person proposed and this one may decide: what, concerning whom, by whom, since when. It is gone when it
 * is decided.
 */
export async function waitingSignatures(tx: Tx, shown = SHOWN): Promise<SignaturesDto> {
  const rows = await new SecondSignatureRepository(tx).waiting(shown);
  return { count: rows[0]?.total ?? 0, waiting: rows.map(toDto) };
}

function toDto(row: WaitingSignature): SignaturesDto['waiting'][number] {
  return {
    rule: row.rule,
    id: row.id,
    what: PROPOSAL_WORDS[row.kind] ?? { zh: row.kind, en: row.kind },
    about: { zh: row.aboutZh, en: row.aboutEn },
    proposedBy: row.proposer,
    since: row.since,
    link: PAGES[row.rule]?.(row.id) ?? '/',
  };
}
