import type { TaxonomyEntryDto } from '@linxuan/contracts';
import type { FormDefinition } from '@linxuan/form-rules';
import {
  Alert,
  Box,
  createTheme,
  Tab,
  Tabs,
  ThemeProvider,
  ToggleButton,
  ToggleButtonGroup,
  type Theme,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { TrialDraft } from '../../applications/draft/TrialDraft';
import { StepForm } from '../../applications/form/StepForm';
import { Panel, useText } from '../../components';

const PHONE = 390;
const NEVER = 100_000;
/** The same theme on a screen that is never wider than this part of the page, whatever the window is. */
const asNarrow =
  (widest: 'xs' | 'md') =>
  (theme: Theme): Theme => ({
    ...theme,
    breakpoints: createTheme({
      breakpoints: {
        values: {
          xs: 0,
          sm: widest === 'xs' ? NEVER : theme.breakpoints.values.sm,
          md: widest === 'xs' ? NEVER + 1 : theme.breakpoints.values.md,
          lg: NEVER + 2,
          xl: NEVER + 3,
        },
      },
    }).breakpoints,
  });
const THEMES = { phone: asNarrow('xs'), wide: asNarrow('md') };

/** The form as applicants meet it, with their own controls; what is typed here is stored nowhere. */
export function LivePreview({
  form,
  taxonomy,
  step: asked,
  onStep,
}: {
  form: FormDefinition;
  taxonomy: readonly TaxonomyEntryDto[];
  step: string;
  onStep(step: string): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const [width, setWidth] = useState<'wide' | 'phone'>('wide');
  const step = form.steps.find(({ id }) => id === asked) ?? form.steps[0];
  return (
    <Panel
      title={translate('programmes.builder.preview')}
      aside={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={width}
          aria-label={translate('programmes.builder.width')}
          onChange={(_, next: typeof width | null) => next && setWidth(next)}
        >
          <ToggleButton value="wide">{translate('programmes.builder.wide')}</ToggleButton>
          <ToggleButton value="phone">{translate('programmes.builder.phone', { pixels: PHONE })}</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      <Alert severity="info" icon={false} sx={{ py: 0, mb: 1 }}>
        {translate('programmes.builder.previewHelp')}
      </Alert>
      <Tabs
        value={step?.id ?? false}
        onChange={(_, next: string) => onStep(next)}
        variant="scrollable"
        aria-label={translate('programmes.builder.steps')}
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 1.5 }}
      >
        {form.steps.map(({ id, title }) => (
          <Tab key={id} value={id} label={text(title)} />
        ))}
      </Tabs>
      <Box
        tabIndex={0}
        role="region"
        aria-label={step ? text(step.title) : ''}
        sx={{
          width: width === 'phone' ? PHONE : '100%',
          maxWidth: '100%',
          mx: 'auto',
          maxHeight: '70vh',
          overflow: 'auto',
          ...(width === 'phone' && { border: 1, borderColor: 'divider', borderRadius: 2, p: 1.5 }),
        }}
      >
        <ThemeProvider theme={THEMES[width]}>
          <TrialDraft form={form} taxonomy={taxonomy}>
            {step && <StepForm key={step.id} step={step} />}
          </TrialDraft>
        </ThemeProvider>
      </Box>
    </Panel>
  );
}
