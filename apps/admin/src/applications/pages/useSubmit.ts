import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useLinxuan } from '../../components';
import { useDraft } from '../draft/DraftContext';

/** Saves what is open, submits exactly that, and shows the receipt. The same content keeps its key over every retry. */
export function useSubmit() {
  const { draft, session } = useDraft();
  const provider = useLinxuan();
  const navigate = useNavigate();
  const notify = useNotify();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
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
      const { caseId, caseVersion } = draft;
      const result = await provider.submitDraft({ caseId, caseVersion, draftVersion });
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
