import { readMark, type RubricView } from '@linxuan/contracts';
import { cutText } from '@linxuan/form-rules';
import { Box, Button, Paper, Slider, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, useText } from '../components';
import type { SheetMark } from './scoreDraft';

interface Props {
  rubric: RubricView;
  criterion: RubricView['criteria'][number];
  index: number;
  mark: SheetMark;
  onChange(mark: SheetMark): void;
  /** Opens the part of the application that the criterion speaks of. */
  onLook?(): void;
}

/** One criterion: what it asks, its weight, the mark by thumb or by keys, and words for it. */
export function CriterionCard({ rubric, criterion, index, mark, onChange, onLook }: Props) {
  const translate = useTranslate();
  const text = useText();
  // A mark that is being typed, such as "8."; what is no mark stands in the draft and not here alone.
  const [typed, setTyped] = useState<string | null>(null);
  const [wordy, setWordy] = useState(mark.comment !== '');
  const title = text(criterion.title);
  const wrong = (mark.wrong ?? '') !== '';
  const shown = typed ?? (wrong ? mark.wrong : String(mark.score ?? ''));
  const type = (value: string) => {
    setTyped(value);
    onChange({ ...mark, ...readMark(value, rubric.scale) });
  };
  return (
    <Paper
      variant="outlined"
      component="section"
      id={`criterion-${criterion.id}`}
      aria-label={title}
      sx={{
        p: 1.5,
        scrollMarginTop: 72,
        borderLeft: 4,
        borderLeftColor: mark.score === null ? 'divider' : 'primary.main',
      }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography variant="h3">
          {index + 1}. {title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {translate('evaluation.weight', { weight: criterion.weight })}
        </Typography>
      </Box>
      <Typography variant="body2" color="textSecondary">
        {text(criterion.guide)}
      </Typography>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', mt: 1 }}>
        <Slider
          value={mark.score ?? 0}
          min={0}
          max={rubric.scale}
          step={1}
          aria-label={translate('evaluation.markOf', { criterion: title })}
          onChange={(_event, value) => {
            setTyped(null);
            onChange({ ...mark, score: value as number, wrong: '' });
          }}
          sx={{
            flex: 1,
            mx: 1,
            ...(mark.score === null && {
              '& .MuiSlider-thumb': { bgcolor: 'background.paper', border: 2, borderColor: 'text.secondary' },
              '& .MuiSlider-track': { opacity: 0 },
            }),
          }}
        />
        <EntryField
          label={translate('evaluation.mark')}
          value={shown}
          onChange={({ target }) => type(target.value)}
          onBlur={() => setTyped(null)}
          error={wrong}
          sx={{ width: 96, flex: 'none', my: 0 }}
          slotProps={{
            htmlInput: {
              inputMode: 'decimal',
              'aria-label': translate('evaluation.markOf', { criterion: title }),
              autoComplete: 'off',
            },
          }}
        />
      </Box>
      {wrong && (
        <Typography variant="body2" color="error" role="alert">
          {translate('evaluation.offScale', { max: rubric.scale })}
        </Typography>
      )}
      {wordy && (
        <EntryField
          label={translate('evaluation.comment')}
          value={mark.comment}
          onChange={({ target }) => onChange({ ...mark, comment: cutText(target.value, 2000) })}
          multiline
          minRows={2}
        />
      )}
      <Box sx={{ display: 'flex', gap: 1, mt: 0.5 }}>
        {!wordy && (
          <Button size="small" onClick={() => setWordy(true)}>
            {translate('evaluation.addComment')}
          </Button>
        )}
        {onLook && (
          <Button size="small" onClick={onLook}>
            {translate('evaluation.look')}
          </Button>
        )}
      </Box>
    </Paper>
  );
}
