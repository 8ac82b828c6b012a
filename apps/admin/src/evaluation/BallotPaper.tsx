import type { RevisionContent, SeatSheet } from '@linxuan/contracts';
import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ActionBar, Panel, useText } from '../components';
import { Application } from './parts/Application';
import { SeatHead } from './SeatHead';

/** A member's ballot paper: the application, the rules of the vote, and the vote itself, which is cast once. */
export function BallotPaper({
  sheet,
  ballot,
  application,
}: {
  sheet: SeatSheet;
  ballot: NonNullable<SeatSheet['ballot']>;
  application: RevisionContent;
}) {
  const translate = useTranslate();
  const text = useText();
  const { seat, actions } = sheet;
  return (
    <Box sx={{ maxWidth: 960, mx: 'auto' }}>
      <SeatHead seat={seat} />
      <Panel title={translate(`evaluation.ballot.${ballot.ballot}`)}>
        <Typography variant="body2">{text(ballot.quorum)}</Typography>
        <Typography variant="body2" sx={{ mb: 1.5 }}>
          {text(ballot.majority)}
        </Typography>
        {ballot.vote === null ? (
          <ActionBar
            subject={{ type: 'seat', id: seat.id, version: seat.version }}
            actions={actions}
            settings={{ judge: { asks: {} } }}
          />
        ) : (
          <Alert severity="success">
            {translate('evaluation.ballot.mine', { vote: translate(`payload.choice.${ballot.vote}`) })}
          </Alert>
        )}
      </Panel>
      <Application application={application} />
    </Box>
  );
}
