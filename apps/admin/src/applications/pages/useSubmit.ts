import type { SubmissionResultDto } from '@linxuan/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { newKey, requestTransition } from '../../providers/act';
import { http } from '../../providers/api';
import { useDraft } from '../draft/DraftContext';

/** Saves what is open, submits exactly that, and shows the receipt. The same content keeps its key over every retry. */
export function useSubmit() {
  const { draft, session } = useDraft();
  const navigate = useNavigate();
  const notify = useNotify();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const last = useRef({ version: -1, key: '' });
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      if (!(await session.flush())) {
        notify('applications.notFlushed', { type: 'warning' });
        return;
      }
      // From here on nothing is sent but the submission; once it is taken the draft is closed for writing.
      session.close();
      const draftVersion = session.getState().version;
      if (last.current.version !== draftVersion) last.current = { version: draftVersion, key: newKey() };
      const result = (await requestTransition(
        http,
        `/cases/${draft.caseId}/submit`,
        { json: { draftVersion }, headers: { 'if-match': `"${draft.caseVersion}"` } },
        { key: last.current.key },
      )) as SubmissionResultDto;
      if (result.status === 'pending') notify('problem.pending', { type: 'info' });
      await navigate(`/applications/${draft.caseId}/receipt`);
      await queries.invalidateQueries();
    } catch (thrown) {
      setError(thrown);
      session.reopen();
      await session.poll();
    } finally {
      setBusy(false);
    }
  };
  return { submit, busy, error };
}
