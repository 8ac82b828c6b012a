import CheckIcon from '@mui/icons-material/Check';
import { Box, ButtonBase, LinearProgress, NativeSelect, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLang } from '../../components';
import { useTones } from '../../theme/useTones';
import { useDraft } from '../draft/DraftContext';
import { selectInput } from '../form/ChoiceInputs';
import { stepAt } from './stepAt';

export const REVIEW = 'review';

export interface StepNavProps {
  step: string;
  onStep(step: string): void;
}

/** The steps with how far each is: a list at the side, and on a phone one line with a list to choose from. */
export function StepNav({ step, onStep }: StepNavProps) {
  const translate = useTranslate();
  const lang = useLang();
  const tones = useTones();
  const { form, meter, warnings } = useDraft();
  const states = form.steps.map(({ id, title }) => {
    const own = meter.steps.find((one) => one.step === id);
    return {
      id,
      title: title[lang],
      missing: own?.missing.length ?? 0,
      notes: warnings.filter(({ pointer }) => stepAt(pointer, form) === id).length,
    };
  });
  const all = [...states, { id: REVIEW, title: translate('applications.reviewStep'), missing: -1, notes: 0 }];
  const now = Math.max(
    0,
    all.findIndex(({ id }) => id === step),
  );
  const words = ({ missing, notes }: { missing: number; notes: number }) =>
    missing < 0
      ? ''
      : missing > 0
        ? translate('applications.stepMissing', { smart_count: missing })
        : notes > 0
          ? translate('applications.stepNotes', { smart_count: notes })
          : translate('applications.stepDone');
  return (
    <>
      <Box sx={{ display: { xs: 'block', md: 'none' }, mb: 2 }}>
        <NativeSelect
          fullWidth
          value={step}
          input={selectInput}
          inputProps={{ 'aria-label': translate('applications.steps') }}
          onChange={({ target }) => onStep(target.value)}
        >
          {all.map((state, index) => (
            <option key={state.id} value={state.id}>
              {index + 1}. {state.title}
              {state.missing === 0 && state.notes === 0
                ? ' ✓'
                : state.missing >= 0
                  ? translate('mark.aside', { words: words(state) })
                  : ''}
            </option>
          ))}
        </NativeSelect>
        <LinearProgress
          variant="determinate"
          value={((now + 1) * 100) / all.length}
          sx={{ mt: 1, height: 4, borderRadius: 2 }}
          aria-label={translate('applications.stepOf', { step: now + 1, total: all.length })}
        />
      </Box>
      <Box component="nav" aria-label={translate('applications.steps')} sx={{ display: { xs: 'none', md: 'block' } }}>
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {all.map((state, index) => {
            const { id, title } = state;
            const here = id === step;
            const done = state.missing === 0 && state.notes === 0;
            return (
              <Box component="li" key={id}>
                <ButtonBase
                  onClick={() => onStep(id)}
                  aria-current={here ? 'step' : undefined}
                  sx={{
                    width: '100%',
                    justifyContent: 'flex-start',
                    textAlign: 'left',
                    gap: 1.25,
                    px: 1,
                    py: 0.9,
                    borderRadius: 1.5,
                    bgcolor: here ? tones.wash : 'transparent',
                  }}
                >
                  <Box
                    aria-hidden
                    sx={{
                      width: 24,
                      height: 24,
                      flex: 'none',
                      borderRadius: '50%',
                      display: 'grid',
                      placeItems: 'center',
                      fontSize: '0.75rem',
                      fontWeight: 700,
                      border: `2px solid ${done || here ? tones.primary : tones.line}`,
                      bgcolor: done ? tones.primary : tones.paper,
                      color: done ? tones.onPrimary : here ? tones.primary : tones.soft,
                    }}
                  >
                    {done ? <CheckIcon sx={{ fontSize: 15 }} /> : index + 1}
                  </Box>
                  <Box sx={{ minWidth: 0 }}>
                    <Typography
                      sx={{
                        fontSize: '0.9375rem',
                        lineHeight: 1.35,
                        fontWeight: here ? 650 : 500,
                        color: here ? 'primary.main' : 'text.primary',
                      }}
                    >
                      {title}
                    </Typography>
                    {state.missing >= 0 && (
                      <Typography
                        variant="body2"
                        sx={{
                          fontSize: '0.75rem',
                          color: done
                            ? tones.urgency.normal.text
                            : state.missing === 0
                              ? tones.urgency.soon.text
                              : 'text.secondary',
                        }}
                      >
                        {words(state)}
                      </Typography>
                    )}
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
