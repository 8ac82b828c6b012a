import type { RowChange, WorkingSet } from '@linxuan/domain';

/** Ids of what changed and the queues whose lists changed; the hub tells each session only what is its own. */
export function changeOf(
  changes: RowChange[],
  workingSet: WorkingSet,
): { cases: string[]; dossiers: string[]; queues: string[] } {
  const ids = (table: RowChange['table']) => [
    ...new Set(changes.filter((change) => change.table === table).map(({ id }) => id)),
  ];
  const queues = changes.flatMap((change) =>
    change.table === 'task'
      ? [change.op === 'insert' ? change.set.queueKey : (workingSet.task.get(change.id)?.queueKey ?? '')]
      : [],
  );
  return {
    cases: ids('case').slice(0, 60),
    dossiers: ids('dossier').slice(0, 20),
    queues: [...new Set(queues)].slice(0, 60),
  };
}
