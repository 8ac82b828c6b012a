import type { SignaturesDto } from '@linxuan/contracts';
import { openYaml, isUnopened, PROPOSAL_WORDS, type Text } from '@linxuan/domain';
import {
  EditionVersionRepository,
  SecondSignatureRepository,
  type Tx,
  type WaitingSignature,
} from '@linxuan/persistence';

/** Proposals shown on the first page; the rest are counted, and their pages list them all. */
const SHOWN = 20;

/** The page on which a proposal is decided. */
const PAGES: Readonly<Record<string, (id: string) => string>> = {
  'grant.confirm': () => '/grants',
  'code.confirm': () => '/code-confirmations',
  'order.confirm': () => '/orders',
  'registration.confirm': (id) => `/registrations/${id}/show`,
  'draw.witness': (id) => `/draws/${id}`,
  'draw.repeat': (id) => `/draws/${id}`,
  'edition.approve': (id) => `/programmes/${versionIn(id)[0]}/show`,
};

/**
 * What another person proposed and this one may decide: what, concerning whom, by whom, since when. It is gone when it
 * is decided.
 */
export async function waitingSignatures(tx: Tx, shown = SHOWN): Promise<SignaturesDto> {
  const rows = await new SecondSignatureRepository(tx).waiting(shown);
  const waiting: SignaturesDto['waiting'] = [];
  for (const row of rows) waiting.push(toDto(row, await aboutOf(tx, row)));
  return { count: rows[0]?.total ?? 0, waiting };
}

async function aboutOf(tx: Tx, { rule, id, aboutZh, aboutEn }: WaitingSignature): Promise<Text> {
  if (aboutZh !== null && aboutEn !== null) return { zh: aboutZh, en: aboutEn };
  if (rule !== 'edition.approve') return { zh: id, en: id };
  const [edition, version] = versionIn(id);
  const proposed = await new EditionVersionRepository(tx).find(edition, version);
  const title = proposed && titleIn(proposed.yaml);
  return { zh: `${title?.zh ?? edition}（${version}）`, en: `${title?.en ?? edition} (${version})` };
}

/** The title that a text of a programme gives it; undefined where it cannot be read so far. */
function titleIn(yaml: string): Partial<Text> | undefined {
  const opened = openYaml(yaml);
  if (isUnopened(opened)) return undefined;
  const said = (lang: string) => {
    const words = opened.document.getIn(['title', lang]);
    return typeof words === 'string' ? words : undefined;
  };
  const [zh, en] = [said('zh'), said('en')];
  return { ...(zh && { zh }), ...(en && { en }) };
}

/** Edition and version of a proposal's id, `edition/version`. */
function versionIn(id: string): [string, number] {
  const at = id.lastIndexOf('/');
  return [id.slice(0, at), Number(id.slice(at + 1))];
}

function toDto(row: WaitingSignature, about: Text): SignaturesDto['waiting'][number] {
  return {
    rule: row.rule,
    id: row.id,
    what: PROPOSAL_WORDS[row.kind] ?? { zh: row.kind, en: row.kind },
    about,
    proposedBy: row.proposer,
    since: row.since,
    link: PAGES[row.rule]?.(row.id) ?? '/',
  };
}
