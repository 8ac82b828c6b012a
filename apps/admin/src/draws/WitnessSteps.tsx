import type { DrawRoundView } from '@linxuan/contracts';
import { DICE, witnessDigest } from '@linxuan/draw';
import { isVisible } from '@linxuan/form-rules';
import { Box, Button, Chip, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, Panel, ProblemAlert } from '../components';
import { DiceInput } from './DiceInput';
import { keepThrow, keptThrow, newNonce } from './throws';
import { useDrawAct } from './useDrawAct';

/** Steps two and three: both witnesses bind themselves, then both show what they threw. */
export function WitnessSteps({ round }: { round: DrawRoundView }) {
  const translate = useTranslate();
  const mine = round.witnesses.find((one) => one.mine);
  const free = round.witnesses.find(({ state }) => state === 'waiting');
  const bothBound = round.witnesses.every(({ state }) => state !== 'waiting');
  return (
    <Panel title={translate('draws.witnesses')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('draws.witnessHelp')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 1.5 }}>
        {round.witnesses.map((one) => (
          <Chip
            key={one.witness}
            color={one.state === 'waiting' ? 'default' : 'primary'}
            variant={one.state === 'revealed' ? 'filled' : 'outlined'}
            label={translate('draws.witnessState', {
              number: one.witness,
              state: translate(`draws.witness.${one.state}`),
            })}
          />
        ))}
      </Box>
      {!mine && free && <Bind round={round} witness={free.witness} />}
      {mine?.state === 'committed' && bothBound && <Show round={round} witness={mine.witness} />}
      {mine?.state === 'committed' && !bothBound && <Typography>{translate('draws.waitOther')}</Typography>}
      {mine?.state === 'revealed' && <Typography>{translate('draws.waitShow')}</Typography>}
    </Panel>
  );
}

function Bind({ round, witness }: { round: DrawRoundView; witness: 1 | 2 }) {
  const translate = useTranslate();
  const { act, busy, error } = useDrawAct(round);
  const [dice, setDice] = useState<number[]>([]);
  const [nonce] = useState(newNonce);
  const bind = async () => {
    keepThrow(round.id, round.place.draw, witness, { dice, nonce });
    await act({ type: 'witness-committed', witness, digest: witnessDigest(round.place, witness, { dice, nonce }) });
  };
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>{translate('draws.bindTitle', { number: witness })}</Typography>
      <DiceInput value={dice} onChange={setDice} />
      <Typography variant="body2">{translate('draws.slip')}</Typography>
      <Box component="code" sx={{ display: 'block', overflowWrap: 'anywhere', mb: 1 }}>
        {dice.join(' ')} / {nonce}
      </Box>
      {error !== null && <ProblemAlert error={error} />}
      <Button variant="contained" disabled={busy || dice.length < DICE} onClick={() => void bind()}>
        {translate('draws.bind')}
      </Button>
    </>
  );
}

function Show({ round, witness }: { round: DrawRoundView; witness: 1 | 2 }) {
  const translate = useTranslate();
  const { act, busy, error } = useDrawAct(round);
  const kept = keptThrow(round.id, round.place.draw, witness);
  const [dice, setDice] = useState<number[]>(kept?.dice.map(Number) ?? []);
  const [nonce, setNonce] = useState(kept?.nonce ?? '');
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>{translate('draws.showTitle', { number: witness })}</Typography>
      <Typography variant="body2">{translate(kept ? 'draws.showKept' : 'draws.showTyped')}</Typography>
      <DiceInput value={dice} onChange={setDice} />
      <EntryField
        label={translate('draws.nonce')}
        value={nonce}
        onChange={(event) => setNonce(event.target.value)}
        size="small"
        fullWidth
        sx={{ mb: 1 }}
      />
      {error !== null && <ProblemAlert error={error} />}
      <Button
        variant="contained"
        disabled={busy || dice.length < DICE || !isVisible(nonce)}
        onClick={() => void act({ type: 'witness-revealed', witness, dice, nonce: nonce.trim().toLowerCase() })}
      >
        {translate('draws.show')}
      </Button>
    </>
  );
}
