import { site, type EntryWorksheetDto } from '@linxuan/contracts';
import { Alert, Typography } from '@mui/material';
import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { ActionBar, DeadlineChip, Page, Panel, actionsAt, useRead } from '../components';
import { previewOf } from './entryWorksheet';
import { SitePreview } from './SitePreview';

/** The holder's last look: the entry exactly as it will be printed, to confirm or to ask for a change with a reason. */
export default function ConfirmPage() {
  const { caseId = '' } = useParams();
  const translate = useTranslate();
  const read = useRead<EntryWorksheetDto>(`/publication/entries/${caseId}`);
  return (
    <Page title={translate('publication.confirm.title')} read={read} width={980}>
      {(entry) => <Confirm entry={entry} />}
    </Page>
  );
}

function Confirm({ entry }: { entry: EntryWorksheetDto }) {
  const translate = useTranslate();
  const preview = useCallback(
    (language: site.SiteLanguage) =>
      site.entryView(previewOf(entry, entry.current ?? entry.draft), entry.columns, language),
    [entry],
  );
  const actions = actionsAt(entry.actions, 'confirm', 'change');
  if (entry.meaning === 'entry-drafting')
    return <Alert severity="info">{translate('publication.confirm.waiting')}</Alert>;
  return (
    <>
      <Typography sx={{ mb: 1 }}>
        {actions.length > 0 ? translate('publication.confirm.lead') : translate('publication.confirm.done')}{' '}
        {translate(entry.showHolder ? 'publication.confirm.holderShown' : 'publication.confirm.holderHidden')}
      </Typography>
      {actions.length > 0 && <DeadlineChip dueAt={entry.case.dueAt} />}
      <Panel title={entry.current?.name ?? entry.case.title}>
        <SitePreview content={preview} height={680} />
      </Panel>
      {actions.length > 0 && (
        <ActionBar
          subject={{ type: 'case', id: entry.case.id, version: entry.case.version }}
          actions={actions}
          settings={{
            confirm: { label: translate('publication.confirm.confirm') },
            change: { label: translate('publication.confirm.change'), variant: 'outlined' },
          }}
        />
      )}
    </>
  );
}
