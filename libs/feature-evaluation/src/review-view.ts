import type { ReviewOpinion } from '@linxuan/contracts';
import type { OpinionRow, WorkingSet } from '@linxuan/domain';
import { awayPeople, OrganisationRepository, UserRepository, type Tx } from '@linxuan/persistence';
import { offeredActions, type CompiledEdition, type SessionActor } from '@linxuan/platform';
import { offerOf } from './offer';
import { urgencyOf } from './workspace-case';
import { textsOf } from './revision-content';

/** Opinions as people read them: names, words, what can be done. Four queries for any number. */
export async function reviewOpinions(
  tx: Tx,
  edition: CompiledEdition,
  workingSet: WorkingSet,
  opinions: readonly OpinionRow[],
  actor: SessionActor,
  now: string,
): Promise<ReviewOpinion[]> {
  const names = await new UserRepository(tx).namesOf(
    opinions.flatMap(({ assigneeUser, authorUser }) => [assigneeUser, authorUser]),
  );
  const orgs = await new OrganisationRepository(tx).namesOf(opinions.map(({ orgId }) => orgId));
  const texts = await textsOf(
    tx,
    opinions.map(({ textSha }) => textSha),
  );
  const away = await awayPeople(
    tx,
    opinions.filter(({ state }) => state !== 'answered').map(({ assigneeUser }) => assigneeUser),
    now,
  );
  return opinions.map((row) => ({
    id: row.id,
    caseId: row.caseId,
    org: row.orgId,
    orgName: orgs.get(row.orgId) ?? { zh: row.orgId, en: row.orgId },
    state: row.state,
    version: row.version,
    round: row.round,
    revision: row.revision,
    // What a reviewer has proposed is the department's own until its lead has signed it.
    verdict: row.state === 'answered' || row.orgId === actor.orgId ? row.verdict : null,
    text:
      (row.state === 'answered' || row.orgId === actor.orgId) && row.textSha ? (texts.get(row.textSha) ?? null) : null,
    assignee: row.assigneeUser ? { id: row.assigneeUser, name: names.get(row.assigneeUser) ?? '' } : null,
    away: away.get(row.assigneeUser ?? '') ?? null,
    author: row.authorUser ? (names.get(row.authorUser) ?? null) : null,
    askedAt: row.askedAt,
    dueAt: row.dueAt,
    answeredAt: row.answeredAt,
    ...urgencyOf(now, row.state === 'answered' ? null : row.dueAt),
    actions: offeredActions(offerOf(edition, workingSet, actor, now), 'opinion', row.id),
  }));
}
