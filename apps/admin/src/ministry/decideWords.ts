/** What stands above the recipient's acts on a batch: a late one may be taken in only where that is among them. */
export const decideWords = (
  late: boolean,
  actions: readonly { name: string }[],
): 'ministry.decideHelp' | 'ministry.decideLate' | 'ministry.refuseLate' => {
  if (!late) return 'ministry.decideHelp';
  return actions.some(({ name }) => name === 'accept-late') ? 'ministry.decideLate' : 'ministry.refuseLate';
};
