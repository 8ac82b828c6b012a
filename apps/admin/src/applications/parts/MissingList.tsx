import { problemPlace, type Missing } from '@linxuan/form-rules';
import { Box, Button, LinearProgress, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLang } from '../../components';
import { useDraft } from '../draft/DraftContext';

const FEW = 6;

/** How far the form is, and what is still missing, each with a way to its place. The step at hand comes first. */
export function MissingList({ step, onJump }: { step: string; onJump(pointer: string, step: string): void }) {
  const translate = useTranslate();
  const lang = useLang();
  const { form, meter } = useDraft();
  const [all, setAll] = useState(false);
  const sorted = [...meter.missing].sort((a, b) => Number(b.step === step) - Number(a.step === step));
  const shown = all ? sorted : sorted.slice(0, FEW);
  const words = (missing: Missing) => {
    const place = problemPlace(form, missing)[lang];
    const parts = place.split(' › ');
    return missing.step === step && parts.length > 1 ? parts.slice(1).join(' › ') : place;
  };
  return (
    <Box component="section" aria-label={translate('applications.completeness')}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline' }}>
        <Typography variant="h3" component="h2">
          {translate('applications.completeness')}
        </Typography>
        <Typography sx={{ fontWeight: 700, fontVariantNumeric: 'tabular-nums' }}>{meter.percent}%</Typography>
      </Box>
      <LinearProgress
        variant="determinate"
        value={meter.percent}
        aria-label={translate('applications.completeness')}
        sx={{ height: 8, borderRadius: 4, my: 1 }}
      />
      {meter.missing.length === 0 && (
        <Typography variant="body2">{translate('applications.nothingMissing')}</Typography>
      )}
      {shown.length > 0 && (
        <Box component="ul" sx={{ m: 0, pl: 2, '& li': { mb: 0.5, fontSize: '0.8125rem' } }}>
          {shown.map((missing) => (
            <li key={missing.pointer}>
              <Link
                component="button"
                type="button"
                onClick={() => onJump(missing.pointer, missing.step)}
                sx={{ textAlign: 'left', fontSize: '0.8125rem', verticalAlign: 'baseline' }}
              >
                {words(missing)}
              </Link>
            </li>
          ))}
        </Box>
      )}
      {sorted.length > FEW && (
        <Button size="small" onClick={() => setAll(!all)}>
          {all
            ? translate('applications.showFewer')
            : translate('applications.showAllMissing', { smart_count: sorted.length })}
        </Button>
      )}
    </Box>
  );
}
