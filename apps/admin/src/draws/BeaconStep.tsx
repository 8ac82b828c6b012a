import type { DrawRoundView } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, Panel, ProblemAlert, useFormat } from '../components';
import { useDrawAct } from './useDrawAct';

/** The signature of the beacon's round, entered by hand: no relay is asked, and the server checks it. */
export function BeaconStep({ round }: { round: DrawRoundView }) {
  const translate = useTranslate();
  const format = useFormat();
  const { act, busy, error } = useDrawAct(round);
  const [signature, setSignature] = useState('');
  if (round.source.kind !== 'beacon') return null;
  const { network, round: number } = round.source;
  return (
    <Panel title={translate('draws.beacon')}>
      <Typography sx={{ mb: 1 }}>
        {translate('draws.beaconHelp', {
          network,
          round: number,
          at: round.signedAt ? format.dateTime(round.signedAt) : '',
        })}
      </Typography>
      <EntryField
        label={translate('draws.signature')}
        value={signature}
        onChange={(event) => setSignature(event.target.value)}
        size="small"
        fullWidth
        sx={{ mb: 1 }}
      />
      {error !== null && <ProblemAlert error={error} />}
      <Button
        variant="contained"
        disabled={busy || !isVisible(signature)}
        onClick={() => void act({ type: 'beacon-entered', signature: signature.trim().toLowerCase() })}
      >
        {translate('draws.enterSignature')}
      </Button>
    </Panel>
  );
}
