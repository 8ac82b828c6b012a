import type { BallotView, PanelDetail } from '@linxuan/contracts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ActionBar, Panel, actionsAt, type Subject, useText } from '../components';

/** The rules of a committee's vote, its count once it is taken, and the acts that end it. */
export function BallotPanel({ panel, ballot, subject }: { panel: PanelDetail; ballot: BallotView; subject: Subject }) {
  const translate = useTranslate();
  const text = useText();
  const nameOf = (seatId: string) => panel.seats.find(({ id }) => id === seatId)?.expert.name ?? '';
  const acts = actionsAt(panel.actions, 'pass', 'fail', 'defer');
  return (
    <Panel title={translate(`evaluation.ballot.${ballot.ballot}`)}>
      <Typography variant="body2">{text(ballot.quorum)}</Typography>
      <Typography variant="body2">{text(ballot.majority)}</Typography>
      {ballot.count ? (
        <Typography sx={{ fontWeight: 650, mt: 1 }}>
          {translate('evaluation.ballot.count', { ...ballot.count })}
        </Typography>
      ) : (
        <Typography color="textSecondary" sx={{ mt: 1 }}>
          {translate('evaluation.ballot.cast', { cast: panel.sealed, seats: panel.seated })}
        </Typography>
      )}
      {ballot.votes && (
        <Box component="ul" sx={{ pl: 2.5, my: 1 }}>
          {ballot.votes.map(({ seatId, vote, reason }) => (
            <li key={seatId}>
              {nameOf(seatId)}
              {translate('mark.colon')}
              {translate(`payload.choice.${vote}`)}
              {reason ? translate('mark.aside', { words: reason }) : ''}
            </li>
          ))}
        </Box>
      )}
      {acts.length > 0 && (
        <Box sx={{ mt: 1.5 }}>
          <ActionBar subject={subject} actions={acts} settings={{ fail: { reasonCodes: panel.reasons } }} />
        </Box>
      )}
    </Panel>
  );
}
