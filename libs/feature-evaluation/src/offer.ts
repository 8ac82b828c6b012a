import type { WorkingSet } from '@linxuan/domain';
import type { CompiledEdition, OfferContext, SessionActor } from '@linxuan/platform';

/** Rows and person for whom actions are offered, in the person's language. */
export function offerOf(
  { machine }: CompiledEdition,
  workingSet: WorkingSet,
  actor: SessionActor,
  at: string,
): OfferContext {
  return { machine, workingSet, actor, at, outside: {}, lang: actor.locale.startsWith('en') ? 'en' : 'zh' };
}
