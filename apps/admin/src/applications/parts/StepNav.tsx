import CheckIcon from '@mui/icons-material/Check';
import { Box, ButtonBase, LinearProgress, NativeSelect, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLang } from '../../components';
import { useTones } from '../../theme/useTones';
import { useDraft } from '../draft/DraftContext';
import { selectInput } from '../form/ChoiceInputs';

export const REVIEW = 'review';

export interface StepNavProps { step: string; onStep(step: string): void }

/** The steps with how far each is: a list at the side, and on a phone one line with a list to choose from. */
export function StepNav({ step, onStep }: StepNavProps) {
  const translate = useTranslate();
  const lang = useLang();
  const tones = useTones();
  const { form, meter } = useDraft();
  const states = form.steps.map(({ id, title }) => {
    const own = meter.steps.find((one) => one.step === id);
    return { id, title: title[lang], missing: own?.missing.length ?? 0 };
  });
  const all = [...states, { id: REVIEW, title: translate('applications.reviewStep'), missing: -1 }];
  const now = Math.max(0, all.findIndex(({ id }) => id === step));
  const words = (missing: number) => (missing < 0 ? '' : missing === 0 ? translate('applications.stepDone') : translate('applications.stepMissing', { smart_count: missing }));
  return (
    <>
      <Box sx={{ display: { xs: 'block', md: 'none' }, mb: 2 }}>
        <NativeSelect fullWidth value={step} input={selectInput} inputProps={{ 'aria-label': translate('applications.steps') }} onChange={({ target }) => onStep(target.value)}>
          {all.map(({ id, title, missing }, index) => <option key={id} value={id}>{index + 1}. {title}{missing > 0 ? `（${words(missing)}）` : missing === 0 ? ' ✓' : ''}</option>)}
        </NativeSelect>
        <LinearProgress variant="determinate" value={((now + 1) * 100) / all.length} sx={{ mt: 1, height: 4, borderRadius: 2 }} aria-label={translate('applications.stepOf', { step: now + 1, total: all.length })} />
      </Box>
      <Box component="nav" aria-label={translate('applications.steps')} sx={{ display: { xs: 'none', md: 'block' } }}>
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {all.map(({ id, title, missing }, index) => {
            const here = id === step;
            return (
              <Box component="li" key={id}>
                <ButtonBase onClick={() => onStep(id)} aria-current={here ? 'step' : undefined} sx={{ width: '100%', justifyContent: 'flex-start', textAlign: 'left', gap: 1.25, px: 1, py: 0.9, borderRadius: 1.5, bgcolor: here ? tones.wash : 'transparent' }}>
                  <Box aria-hidden sx={{ width: 24, height: 24, flex: 'none', borderRadius: '50%', display: 'grid', placeItems: 'center', fontSize: '0.75rem', fontWeight: 700, border: `2px solid ${missing === 0 || here ? tones.primary : tones.line}`, bgcolor: missing === 0 ? tones.primary : tones.paper, color: missing === 0 ? tones.onPrimary : here ? tones.primary : tones.soft }}>
                    {missing === 0 ? <CheckIcon sx={{ fontSize: 15 }} /> : index + 1}
                  </Box>
                  <Box sx={{ minWidth: 0 }}>
                    <Typography sx={{ fontSize: '0.9375rem', lineHeight: 1.35, fontWeight: here ? 650 : 500, color: here ? 'primary.main' : 'text.primary' }}>{title}</Typography>
                    {missing >= 0 && <Typography variant="body2" sx={{ fontSize: '0.75rem', color: missing === 0 ? tones.urgency.normal.text : 'text.secondary' }}>{words(missing)}</Typography>}
                  </Box>
                </ButtonBase>
              </Box>
            );
          })}
        </Box>
      </Box>
    </>
  );
}
