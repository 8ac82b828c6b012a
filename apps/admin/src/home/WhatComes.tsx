import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat, useText } from '../components';
import type { ApplicationCard } from '../providers/types';

/** Shown without asking; the rest of the way on request. */
const NEAR = 2;
type Step = ApplicationCard['steps'][number];

/**
 * What happens next and roughly when. A day reckoned from limits is “about”; where the programme states no time, that
 * is said.
 */
export function WhatComes({ row }: { row: ApplicationCard }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { steps, hereUntil, heldBy } = row;
  const shown = all ? steps : steps.slice(0, NEAR);
  const isTheirs = heldBy !== 'applicant';
  if (steps.length === 0 && !isTheirs)
    return (
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        <b>{translate('home.then')}</b>
        {translate('home.afterSubmission')}
      </Typography>
    );
  return (
    <Box sx={{ mt: 1.5, pt: 1.5, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="body2" component="h3" sx={{ fontWeight: 650 }}>
        {translate('home.whatComes')}
      </Typography>
      {isTheirs && (
        <Typography variant="body2">
          {hereUntil
            ? translate('home.hereUntil', { stage: text(row.stageTitle), date: format.date(hereUntil) })
            : translate('home.hereUnstated', { stage: text(row.stageTitle) })}
        </Typography>
      )}
      <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
        {shown.map((step) => (
          <Typography component="li" variant="body2" key={step.stage}>
            <StepWords step={step} />
          </Typography>
        ))}
      </Box>
      {steps.length > NEAR && (
        <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {translate(all ? 'home.lessAhead' : 'home.allAhead', { count: steps.length })}
        </Button>
      )}
      {steps.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('home.aheadBasis')}
        </Typography>
      )}
    </Box>
  );
}

function StepWords({ step: { title, by, basis, allows } }: { step: Step }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const when =
    by !== null
      ? translate(`home.when.${basis}`, { date: format.date(by) })
      : allows
        ? translate(`home.when.${allows.unit}`, { smart_count: allows.n, n: allows.n })
        : translate('home.when.unstated');
  return (
    <>
      {text(title)}
      <Box component="span" sx={{ color: 'text.secondary' }}>{` · ${when}`}</Box>
    </>
  );
}
