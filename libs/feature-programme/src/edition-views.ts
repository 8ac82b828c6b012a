import type { EditionDifferenceDto, EditionListDto } from '@linxuan/contracts';
import { withinFileLimits } from '@linxuan/domain';
import {
  EditionProgressRepository,
  type EditionVersionEntity,
  type ListedVersion,
  type Tx,
} from '@linxuan/persistence';
import { DomainError, type SessionActor } from '@linxuan/platform';
import { differencesOf } from './differences';
import { readForm, type Examined } from './examine';

/** What differs from the version that this one was made from, also in what the form asks. */
export function differencesFrom(base: EditionVersionEntity | null, read: Examined): EditionDifferenceDto[] {
  const was = base?.definition ? readForm(base.form).form : null;
  return differencesOf(base?.definition ?? null, read.definition, {
    before: was && base?.definition ? withinFileLimits(was, base.definition) : null,
    after: read.form,
  });
}

/** Running cases by version, for the authority of the edition; null for others. */
export async function runningOf(
  tx: Tx,
  actor: SessionActor,
  row: EditionVersionEntity,
): Promise<Map<number, number> | null> {
  if (actor.orgId !== row.authorityOrg) return null;
  return new EditionProgressRepository(tx).runningByVersion(row.editionId);
}

/** An edition as the list shows it: the version in force, and the one that is being written. */
export function toListed(rows: ListedVersion[]): EditionListDto {
  const shown = rows.find(({ state }) => state === 'open' || state === 'closed') ?? rows[rows.length - 1];
  if (!shown) throw new DomainError('subject.notFound');
  const work = rows.find(({ state }) => state === 'draft' || state === 'proposed' || state === 'approved');
  const { definition, editionId: id, programmeId } = shown;
  const inForce = shown.state === 'open' || shown.state === 'closed' ? shown : null;
  return {
    id,
    programmeId,
    authorityOrg: shown.authorityOrg,
    edition: definition?.edition ?? id.slice(programmeId.length + 1),
    title: definition?.title ?? { zh: id, en: id },
    call: definition?.call ?? null,
    state: shown.state === 'closed' ? 'closed' : inForce ? 'open' : 'draft',
    version: inForce?.version ?? null,
    openedAt: rows.find(({ openedAt }) => openedAt)?.openedAt ?? null,
    work: work ? { version: work.version, state: work.state, savedAt: work.savedAt } : null,
  };
}
