import type { DraftDto } from '@linxuan/contracts';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { Page, useRead } from '../../components';
import { DraftProvider } from '../draft/DraftContext';
import { FormShell } from './FormShell';
import { SubmittedView } from './SubmittedView';

/** One application: the form while it is with its applicant, and what was submitted afterwards. */
export default function ApplicationPage() {
  const translate = useTranslate();
  const { id = '', step } = useParams();
  // Read once: from then on the page itself keeps up with the server, field by field.
  const read = useRead<DraftDto>(`/cases/${id}/draft`, { staleTime: Infinity });
  return (
    <Page title={read.data ? title(read.data, translate) : translate('applications.title')} read={read}>
      {(draft) =>
        draft.editable ? (
          <DraftProvider key={`${draft.caseId}/${draft.caseVersion}`} draft={draft}>
            <FormShell step={step} />
          </DraftProvider>
        ) : (
          <SubmittedView draft={draft} />
        )
      }
    </Page>
  );
}

function title({ action, correction, number }: DraftDto, translate: ReturnType<typeof useTranslate>): string {
  return translate(
    correction ? 'applications.correctionOf' : action ? 'applications.formOf' : 'applications.applicationOf',
    { number },
  );
}
