import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { newKey } from '../providers/act';
import { openSheetOf } from '../providers/openSheets';
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

/**
 * Does one thing to one subject and waits for the outcome. The same click with the same content keeps its idempotency
 * key, so that "try again" after a lost connection never does it twice.
 */
export function useAct(subject: Subject, onDone?: (result: ActResult) => void): Acting {
  const provider = useLinxuan();
  const queries = useQueryClient();
  const notify = useNotify();
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const last = useRef({ content: '', key: '' });
  const sending = useRef(false);
  const run = async (action: string, payload: Record<string, unknown> = {}, sense?: string) => {
    // The second click of a double click comes before the button can show that it is busy.
    if (sending.current) return false;
    sending.current = true;
    const content = JSON.stringify([subject, action, payload]);
    if (last.current.content !== content) last.current = { content, key: newKey() };
    setBusy(true);
    setError(null);
    const sheet = openSheetOf(subject.type, subject.id);
    try {
      const faulty = faultyInput();
      if (faulty) {
        faulty.reportValidity();
        throw clientProblem('client.fieldWrong');
      }
      // What is signed is what the page shows and the server has stored.
      await sendPending();
      if (sheet && !sheet.isStored()) throw clientProblem('client.unsaved');
      const shown = sheet?.version() ?? null;
      const result = await provider.act(subject.type, subject.id, action, subject.version, payload, {
        key: last.current.key,
        ...(sheet && shown !== null && { sheet: `${sheet.stage}/${shown}` }),
      });
      last.current = { content: '', key: '' };
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
      if (problemOf(thrown).code === 'worksheet.stale') void sheet?.refresh();
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
