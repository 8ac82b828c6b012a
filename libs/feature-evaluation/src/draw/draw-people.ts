import { samePerson, signersOf } from '@linxuan/domain';
import { accountsOf, type DrawActRow, type Tx } from '@linxuan/persistence';
import type { SessionActor } from '@linxuan/platform';

/** Every account of the people behind the session. */
export function signersNow(tx: Tx, actor: SessionActor): Promise<string[]> {
  return accountsOf(tx, signersOf({ userId: actor.scope.userId, deputy: actor.actingFor }));
}

/**
 * Under which name the people of the session act in a round: the one they had before, by whatever account, or the next.
 * People are compared, so nobody is two.
 */
export function nameInRound(acts: readonly DrawActRow[], signers: readonly string[]): string {
  const own = acts.find(
    ({ byUser, byDeputy, act }) => act.by !== 'product' && samePerson([byUser, byDeputy], [...signers]),
  );
  if (own) return own.act.by;
  const names = new Set(acts.flatMap(({ act }) => (act.by === 'product' ? [] : [act.by])));
  return `P${names.size + 1}`;
}
