import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRead } from '../components';
import { pathOfTask } from '../worksheet-routes';
import type { TaskRow } from '../providers/types';

export interface Queue {
  position: number;
  total: number;
  previous: TaskRow | null;
  next: TaskRow | null;
  go(task: TaskRow | null): void;
  /** On to the work that follows, or back to the list when this was the last. */
  goOn(): void;
}

/** Place of the page in its work queue. `j` and `k` turn the pages, as long as nobody is typing. */
export function useQueue(kind: string, subjectId: string): Queue {
  const navigate = useNavigate();
  const { data } = useRead<{ data: TaskRow[]; total: number }>(`/tasks?kind=${kind}&perPage=200&sort=dueAt&order=ASC`);
  const tasks = data?.data ?? [];
  const at = tasks.findIndex((task) => task.caseId === subjectId || task.subjectId === subjectId);
  const previous = at > 0 ? (tasks[at - 1] ?? null) : null;
  const next = at >= 0 ? (tasks[at + 1] ?? null) : (tasks[0] ?? null);
  const go = (task: TaskRow | null) => {
    if (task) void navigate(pathOfTask(task));
  };
  useKeys({ j: () => go(next), k: () => go(previous) });
  return {
    position: at + 1,
    total: data?.total ?? 0,
    previous,
    next,
    go,
    goOn: () => ((next ?? previous) ? go(next ?? previous) : void navigate('/tasks')),
  };
}

/** Single keys of a page; ignored in inputs and together with Ctrl, Alt or Meta unless the key says `mod+`. */
export function useKeys(keys: Record<string, () => void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing = target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
      const modified = event.ctrlKey || event.metaKey;
      if (event.altKey || (typing && !modified)) return;
      const action = keys[`${modified ? 'mod+' : ''}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
