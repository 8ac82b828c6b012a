import { usePoll } from '../providers/live';
import type { TaskCounts } from '../providers/types';
import { useRead } from '../providers/useLinxuan';

/** Open work of the queues of the role at hand; change events refresh it, polling stands behind. */
export function useTaskCounts(): TaskCounts | undefined {
  return useRead<TaskCounts>('/tasks/counts', { refetchInterval: usePoll() }).data;
}
