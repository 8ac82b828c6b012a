import AddIcon from '@mui/icons-material/Add';
import { problemText, type FormField } from '@linxuan/form-rules';
import { Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useLang } from '../../components';
import { useTones } from '../../theme/useTones';
import { useDraft, useDraftState } from '../draft/DraftContext';
import { anchorOf } from '../jump';
import { MarkToggle } from './MarkToggle';
import type { Rows } from './useRows';

export interface ListFrameProps {
  field: FormField;
  pointer: string;
  list: Rows;
  /** Word for one row, for the button. */
  addLabel: string;
  onAdd(): void;
  aside?: ReactNode;
  children: ReactNode;
}

/** Around a table or a list of cards: its title and help, what is wrong with it as a whole, adding, taking back. */
export function ListFrame({ field, pointer, list, addLabel, onAdd, aside, children }: ListFrameProps) {
  const translate = useTranslate();
  const lang = useLang();
  const tones = useTones();
  const { problems, isSeen, asked } = useDraft();
  const refused = useDraftState((state) => state.refused[pointer]);
  const problem = problems.get(pointer);
  const shown = problem && (problem.code !== 'min-items' || isSeen(pointer)) ? problem : undefined;
  const isAsked = asked.includes(pointer);
  return (
    <Box
      id={anchorOf(pointer)}
      role="group"
      aria-label={field.title[lang]}
      sx={{
        py: 1,
        scrollMarginTop: 96,
        ...(isAsked && { borderLeft: `4px solid ${tones.gold}`, pl: 1.5, ml: -1.5, bgcolor: tones.urgency.soon.wash }),
      }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="h3">
          {field.title[lang]}
          {isAsked && (
            <Box
              component="span"
              sx={{ ml: 1, px: 0.75, borderRadius: 1, fontSize: '0.75rem', bgcolor: tones.gold, color: tones.paper }}
            >
              {translate('applications.asked')}
            </Box>
          )}
        </Typography>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Typography variant="body2" color="textSecondary">
            {translate('field.rows', { count: list.rows.length })}
          </Typography>
          <MarkToggle pointer={pointer} byDefault={field.public} title={field.title[lang]} />
        </Box>
      </Box>
      {field.help && (
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {field.help[lang]}
        </Typography>
      )}
      {shown && (
        <Typography
          variant="body2"
          role="status"
          sx={{ mb: 1, color: shown.severity === 'error' ? tones.urgency.overdue.text : tones.urgency.soon.text }}
        >
          {shown.severity === 'warning' && translate('applications.warningMark')}
          {problemText(shown)[lang]}
        </Typography>
      )}
      {refused && (
        <Typography variant="body2" role="status" sx={{ mb: 1, color: tones.urgency.overdue.text }}>
          {translate('applications.notSaved')}
        </Typography>
      )}
      {children}
      <Box sx={{ display: 'flex', gap: 1, mt: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Button startIcon={<AddIcon />} variant="outlined" size="small" disabled={!list.canAdd} onClick={onAdd}>
          {addLabel}
        </Button>
        {aside}
        {list.removed && (
          <Button size="small" onClick={list.takeBack}>
            {translate('applications.takeBack')}
          </Button>
        )}
      </Box>
    </Box>
  );
}
