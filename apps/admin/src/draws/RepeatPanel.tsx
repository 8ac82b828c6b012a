import type { DrawRoundView } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, Panel, ProblemAlert, ReasonDialog } from '../components';
import { useDrawAct } from './useDrawAct';

/** To draw again, or to end the round: one person proposes with a reason, another confirms. Both are public. */
export function RepeatPanel({ round }: { round: DrawRoundView }) {
  const translate = useTranslate();
  const { act, busy, error } = useDrawAct(round);
  const [how, setHow] = useState<'redraw' | 'annul' | null>(null);
  const [reason, setReason] = useState('');
  const { proposal } = round;
  const propose = async () => {
    if (how && (await act({ type: 'repeat-proposed', how, reason: reason.trim() }))) setHow(null);
  };
  if (proposal)
    return (
      <Panel title={translate(`draws.proposed.${proposal.how}`)}>
        <Typography sx={{ mb: 1 }}>{proposal.reason}</Typography>
        {error !== null && <ProblemAlert error={error} />}
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          {proposal.mine ? (
            <Typography>{translate('draws.needsOther')}</Typography>
          ) : (
            <Button
              variant="contained"
              disabled={busy}
              onClick={() =>
                void act({
                  type: 'repeat-confirmed',
                  source: proposal.how === 'redraw' ? { kind: 'witnesses' } : null,
                })
              }
            >
              {translate('draws.confirm')}
            </Button>
          )}
          <Button disabled={busy} onClick={() => void act({ type: 'repeat-declined' })}>
            {translate(proposal.mine ? 'draws.withdraw' : 'draws.decline')}
          </Button>
        </Box>
      </Panel>
    );
  return (
    <Panel title={translate('draws.repeat')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('draws.repeatHelp')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {(['redraw', 'annul'] as const).map((one) => (
          <Button key={one} onClick={() => setHow(one)}>
            {translate(`draws.propose.${one}`)}
          </Button>
        ))}
      </Box>
      <ReasonDialog
        open={how !== null}
        title={translate(`draws.propose.${how ?? 'redraw'}`)}
        submitLabel={translate('draws.proposeNow')}
        busy={busy}
        disabled={!isVisible(reason)}
        error={error}
        danger
        onSubmit={propose}
        onClose={() => setHow(null)}
      >
        <EntryField
          label={translate('draws.reason')}
          helperText={translate('draws.reasonPublic')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          multiline
          minRows={2}
          fullWidth
          required
        />
      </ReasonDialog>
    </Panel>
  );
}
