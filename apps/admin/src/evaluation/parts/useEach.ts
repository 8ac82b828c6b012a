import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLinxuan } from '../../components';
import { problemOf } from '../../providers/problem';
import type { SubjectType } from '../../providers/types';

export interface EachItem {
  type: SubjectType;
  id: string;
  version: number;
  title: string;
  payload: Record<string, unknown>;
}
export interface EachRun {
  done: number;
  total: number;
  failed: { title: string; detail: string }[];
}

/** The same action for many subjects, one after the other through the request service; what was refused is named with its words. */
export function useEach(action: string) {
  const provider = useLinxuan();
  const queries = useQueryClient();
  const [run, setRun] = useState<EachRun | null>(null);
  const [busy, setBusy] = useState(false);
  const start = async (items: EachItem[]): Promise<boolean> => {
    setBusy(true);
    const failed: EachRun['failed'] = [];
    for (const [index, { type, id, version, title, payload }] of items.entries()) {
      setRun({ done: index, total: items.length, failed: [...failed] });
      try {
        await provider.act(type, id, action, version, payload);
      } catch (error) {
        failed.push({ title, detail: problemOf(error).detail || problemOf(error).title });
      }
    }
    setRun({ done: items.length, total: items.length, failed });
    setBusy(false);
    await queries.invalidateQueries();
    return failed.length === 0;
  };
  return { run, busy, start, clear: () => setRun(null) };
}
