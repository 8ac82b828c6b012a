import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import type { LinxuanDataProvider } from '../providers/dataProvider';
import { openWorksheetOf } from '../providers/openWorksheets';
import { sendPending } from '../providers/pendingWork';
import { clientProblem, problemOf } from '../providers/problem';
import type { ActResult, SubjectType } from '../providers/types';
import { useLinxuan } from '../providers/useLinxuan';
import { faultyInput } from './faultyInput';
import { useWords } from './words';

export interface Subject {
  type: SubjectType;
  id: string;
  version: number;
}

export interface Acting {
  /** True once it is done or taken in; what stood against it is in `error`. */
  run(action: string, payload?: Record<string, unknown>, sense?: string): Promise<boolean>;
  busy: boolean;
  error: unknown;
  reset(): void;
  /** Reads everything again, after somebody else was faster; what was typed stays. */
  reload(): void;
}

/** One subject with what is sent for it. */
export interface ActItem extends Subject {
  /** The action for this subject, where it is another one than the run's. */
  action?: string;
  title: string;
  payload?: Record<string, unknown>;
}

export interface EachRun {
  done: number;
  total: number;
  running: boolean;
  /** What was refused, by the id of its subject, with the words of the refusal. */
  failed: Record<string, { title: string; detail: string; error: unknown }>;
}

export interface ActingOnEach {
  /** True once all are done or taken in. */
  start(items: readonly ActItem[]): Promise<boolean>;
  run: EachRun | null;
  busy: boolean;
  clear(): void;
}

/** Sends one request for what the page shows and the server has stored; never while a field of the page is at fault. */
async function actOn(
  provider: LinxuanDataProvider,
  { type, id, version }: Subject,
  action: string,
  payload: Record<string, unknown>,
): Promise<ActResult> {
  const faulty = faultyInput();
  if (faulty) {
    faulty.reportValidity();
    throw clientProblem('client.fieldWrong');
  }
  await sendPending();
  const worksheet = openWorksheetOf(type, id);
  if (worksheet && !worksheet.isStored()) throw clientProblem('client.unsaved');
  const shown = worksheet?.version() ?? null;
  try {
    return await provider.act(type, id, action, version, payload, {
      ...(worksheet && shown !== null && { worksheet: `${worksheet.stage}/${shown}` }),
    });
  } catch (error) {
    if (problemOf(error).code === 'worksheet.stale') void worksheet?.refresh();
    throw error;
  }
}

/** Does one thing to one subject and waits for the outcome. A double click does it once. */
export function useAct(subject: Subject, onDone?: (result: ActResult) => void): Acting {
  const provider = useLinxuan();
  const queries = useQueryClient();
  const notify = useNotify();
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const sending = useRef(false);
  const run = async (action: string, payload: Record<string, unknown> = {}, sense?: string) => {
    // The second click of a double click comes before the button can show that it is busy.
    if (sending.current) return false;
    sending.current = true;
    setBusy(true);
    setError(null);
    try {
      const result = await actOn(provider, subject, action, payload);
      if (result.status === 'pending') notify('problem.pending', { type: 'info' });
      else
        notify('act.done', {
          type: 'success',
          messageArgs: { action: words.action(action, { subject: subject.type, ...(sense ? { sense } : {}) }) },
        });
      await queries.invalidateQueries();
      onDone?.(result);
      return true;
    } catch (thrown) {
      setError(thrown);
      return false;
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  const reload = () => {
    setError(null);
    void queries.invalidateQueries();
  };
  return { run, busy, error, reset: () => setError(null), reload };
}

/**
 * Does one thing to many subjects, one after the other, each as `useAct` does; what was refused does not stop the rest.
 */
export function useActEach(action: string): ActingOnEach {
  const provider = useLinxuan();
  const queries = useQueryClient();
  const [run, setRun] = useState<EachRun | null>(null);
  const sending = useRef(false);
  const start = async (items: readonly ActItem[]) => {
    if (sending.current) return false;
    sending.current = true;
    const failed: EachRun['failed'] = {};
    const tell = (done: number, running: boolean) =>
      setRun({ done, total: items.length, running, failed: { ...failed } });
    tell(0, true);
    try {
      for (const [index, item] of items.entries()) {
        try {
          await actOn(provider, item, item.action ?? action, item.payload ?? {});
        } catch (error) {
          const { detail, title } = problemOf(error);
          failed[item.id] = { title: item.title, detail: detail || title, error };
        }
        tell(index + 1, true);
      }
      await queries.invalidateQueries();
      return Object.keys(failed).length === 0;
    } finally {
      sending.current = false;
      tell(items.length, false);
    }
  };
  return { start, run, busy: run?.running === true, clear: () => setRun(null) };
}
