import { accountsOf, type Tx } from '@linxuan/persistence';
import type { SessionActor } from '@linxuan/platform';

/** Every account of the people behind a session: the one at the keyboard, and the one it acts for. */
export const accountsBehind = (tx: Tx, { scope, actingFor }: SessionActor): Promise<string[]> =>
  accountsOf(tx, [scope.userId, ...(actingFor ? [actingFor] : [])]);
