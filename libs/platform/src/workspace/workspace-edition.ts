import type { WorkspaceName } from '@linxuan/contracts';
import { DomainError } from '../problem';
import type { SessionActor } from '../session';
import type { CompiledEdition, Editions, TxHandle } from '../tokens';

/**
 * The edition that a workspace shows: the one asked for, or the one with the most urgent work. Throws 404 where the
 * workspace does not serve it, or serves none.
 */
export async function workspaceEdition(
  tx: TxHandle,
  editions: Editions,
  actor: SessionActor,
  workspace: WorkspaceName,
  now: string,
  editionId?: string,
): Promise<CompiledEdition> {
  const places = await editions.ofWorkspace(tx, actor, workspace, now, editionId);
  const place = editionId === undefined ? places[0] : places.find(({ edition }) => edition.id === editionId);
  if (!place) throw new DomainError('subject.notFound');
  return place.edition;
}
