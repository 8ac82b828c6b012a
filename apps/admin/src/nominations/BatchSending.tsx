import type { NominationWorkspaceDto } from '@linxuan/contracts';
import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ActionForm, useFormat, useJoin, useText } from '../components';
import { ScanLink } from './LetterForm';

/** What happens to the batch after it was prepared, who did what, and who may go on. */
export function BatchSending({ workspace }: { workspace: NominationWorkspaceDto }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const join = useJoin();
  const { dossier, dossierActions, deadline } = workspace;
  const subject = { type: 'dossier' as const, id: dossier.id, version: dossier.version };
  const facts: [string, string][] = [
    [translate('nominations.number'), dossier.number ?? ''],
    [
      translate('nominations.preparedBy'),
      dossier.preparedAt ? `${dossier.preparedByName ?? ''} · ${format.dateTime(dossier.preparedAt)}` : '',
    ],
    [
      translate('nominations.releasedBy'),
      dossier.releasedAt ? `${dossier.releasedByName ?? ''} · ${format.dateTime(dossier.releasedAt)}` : '',
    ],
    [translate('nominations.recipient'), text(workspace.recipient)],
    [translate('nominations.receiptedAt'), format.dateTime(dossier.receiptedAt)],
  ];
  const releasers = workspace.releasers.filter(({ userId }) => userId !== dossier.preparedBy).map(({ name }) => name);
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box
        component="dl"
        sx={{ display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 2, rowGap: 0.5, m: 0 }}
      >
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <Box key={name} sx={{ display: 'contents' }}>
              <Typography component="dt" variant="body2" color="textSecondary">
                {name}
              </Typography>
              <Typography component="dd" sx={{ m: 0 }}>
                {value}
              </Typography>
            </Box>
          ))}
      </Box>
      {workspace.scan && (
        <Typography variant="body2">
          {translate('nominations.scanOf')}
          {translate('mark.colon')}
          <ScanLink dossierId={dossier.id} scan={workspace.scan} />
        </Typography>
      )}
      {dossier.late && <Alert severity="warning">{translate('nominations.late')}</Alert>}
      {dossier.state === 'prepared' && deadline?.passed && (
        <Alert severity="warning">
          {translate(deadline.late === 'refuse' ? 'nominations.lateRefused' : 'nominations.lateWarning')}
        </Alert>
      )}
      {dossier.state === 'prepared' && (
        <Alert severity="info">
          {translate('nominations.whoReleases', { names: join(releasers) || translate('nominations.noReleaser') })}
        </Alert>
      )}
      {dossier.state === 'transmitted' && (
        <Alert severity="info">
          {translate(deadline?.passed ? 'nominations.recallLate' : 'nominations.recallHelp')}
        </Alert>
      )}
      {dossier.state === 'receipted' && <Alert severity="success">{translate('nominations.spent')}</Alert>}
      {dossier.state === 'refused' && <Alert severity="error">{translate('nominations.refused')}</Alert>}
      {dossierActions.map((action) => (
        <ActionForm
          key={action.name}
          subject={subject}
          action={action}
          variant={action.main ? 'contained' : 'outlined'}
        />
      ))}
    </Box>
  );
}
