import { actionAt } from '../components/actionParts';
import type { OfferedAction } from '../providers/types';

/** What stands above the recipient's acts on a batch: a late one may be taken in only where that is among them. */
export const decideWords = (
  late: boolean,
  actions: readonly Pick<OfferedAction, 'part'>[],
): 'ministry.decideHelp' | 'ministry.decideLate' | 'ministry.refuseLate' => {
  if (!late) return 'ministry.decideHelp';
  return actionAt(actions, 'receive-late') ? 'ministry.decideLate' : 'ministry.refuseLate';
};
