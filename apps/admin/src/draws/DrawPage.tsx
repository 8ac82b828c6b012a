import type { DrawRoundView } from '@linxuan/contracts';
import { Alert, Box, Link as MuiLink, Stepper, Step, StepLabel, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { Page, Panel, useFormat, usePoll, useRead, useText } from '../components';
import { BeaconStep } from './BeaconStep';
import { DrawnPanels } from './DrawnPanels';
import { RepeatPanel } from './RepeatPanel';
import { WitnessSteps } from './WitnessSteps';

const STEPS = ['freeze', 'bind', 'show', 'draw'] as const;

/** How many of the steps are done. */
function stepOf({ phase, source, witnesses }: DrawRoundView): number {
  if (phase !== 'frozen') return STEPS.length;
  if (source.kind === 'witnesses' && witnesses.some(({ state }) => state === 'waiting')) return 1;
  return 2;
}

/** One round, step by step: what is published, what is to be done now, and what came of it. */
export default function DrawPage() {
  const { id = '' } = useParams();
  const translate = useTranslate();
  const text = useText();
  const read = useRead<DrawRoundView>(`/draw-rounds/${id}`, { refetchInterval: usePoll() });
  return (
    <Page title={translate('draws.title')} read={read} width={1000}>
      {(round) => (
        <>
          <Typography variant="h2" sx={{ mb: 1 }}>
            {text(round.stage.title)} · {translate('draws.round', { number: round.number })} ·{' '}
            {translate(`draws.phase.${round.phase}`)}
          </Typography>
          {round.redraws > 0 && (
            <Alert severity="warning" sx={{ mb: 1.5 }}>
              {translate('draws.redraws', { count: round.redraws })}
            </Alert>
          )}
          <Stepper activeStep={stepOf(round)} alternativeLabel sx={{ mb: 2 }}>
            {STEPS.map((step) => (
              <Step key={step}>
                <StepLabel>{translate(`draws.step.${step}`)}</StepLabel>
              </Step>
            ))}
          </Stepper>
          {round.phase === 'frozen' && !round.proposal && (
            <>
              {round.source.kind === 'witnesses' ? (
                <WitnessSteps key={round.seq} round={round} />
              ) : (
                <BeaconStep round={round} />
              )}
            </>
          )}
          {round.phase === 'drawn' && <DrawnPanels round={round} />}
          <Published round={round} />
          {round.phase !== 'annulled' && <RepeatPanel round={round} />}
          <Acts round={round} />
        </>
      )}
    </Page>
  );
}

function Published({ round }: { round: DrawRoundView }) {
  const translate = useTranslate();
  const format = useFormat();
  const facts = [
    ['commitment', round.place.commitment],
    ['root', round.place.root],
    ['head', round.head],
  ] as const;
  return (
    <Panel title={translate('draws.published')}>
      <Typography variant="body2" color="textSecondary">
        {translate('draws.publishedHelp', { at: format.dateTime(round.frozenAt), experts: round.experts })}
      </Typography>
      <Box component="dl" sx={{ m: 0 }}>
        {facts.map(([name, value]) => (
          <Box key={name} sx={{ mt: 1 }}>
            <Typography component="dt" variant="body2">
              {translate(`draws.${name}`)}
            </Typography>
            <Box component="dd" sx={{ m: 0, fontFamily: 'monospace', overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      <MuiLink href={round.publicUrl} target="_blank" rel="noreferrer" sx={{ display: 'inline-block', mt: 1 }}>
        {translate('draws.publicPage')}
      </MuiLink>
    </Panel>
  );
}

function Acts({ round }: { round: DrawRoundView }) {
  const translate = useTranslate();
  const format = useFormat();
  if (round.acts.length === 0) return null;
  return (
    <Panel title={translate('draws.acts')}>
      <Box component="ol" sx={{ m: 0, pl: 3 }}>
        {round.acts.map(({ seq, type, at, by, name, ground }) => (
          <li key={seq}>
            {[
              format.dateTime(at),
              translate(`draws.act.${type}`),
              ...(ground ? [translate(`draws.ground.${ground}`)] : []),
              ...(name ? [`${name} (${by})`] : []),
            ].join(' · ')}
          </li>
        ))}
      </Box>
    </Panel>
  );
}
