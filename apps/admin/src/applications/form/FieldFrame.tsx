import { problemText, type FormField, type ProblemCode } from '@linxuan/form-rules';
import { Box, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { TypedNotes, useLang } from '../../components';
import { afterPress } from '../../components/afterPress';
import { useTones } from '../../theme/useTones';
import { useDraft, useDraftState } from '../draft/DraftContext';
import { anchorOf } from '../jump';
import { ConflictBox } from './ConflictBox';
import { MarkToggle } from './MarkToggle';
import { Previous } from './Previous';

/** What is not there yet is no fault until the person has passed by. */
const MISSING = new Set(['required', 'min-items', 'min-length', 'const', 'file-missing']);

export interface InputIds {
  id: string;
  labelId: string;
  'aria-describedby': string;
  'aria-invalid': boolean;
  'aria-required': boolean;
}
export interface FieldFrameProps {
  field: FormField;
  /** Stable pointer of this very field. */
  pointer: string;
  /** The control has parts of its own (radio buttons, pickers), so the label is a heading of a group. */
  group?: boolean;
  /** In a narrow place: the help stands below instead of beside. */
  narrow?: boolean;
  /** Words to help while typing, instead of an error. */
  hint?: ReactNode;
  /** What was changed in the value when the field was left. */
  notes?: readonly string[];
  children(ids: InputIds): ReactNode;
}

/** Label, input, help beside it, what is wrong below it, whether it is public, and what a colleague wrote meanwhile. */
export function FieldFrame({
  field,
  pointer,
  group = false,
  narrow = false,
  hint,
  notes = [],
  children,
}: FieldFrameProps) {
  const id = useId();
  const lang = useLang();
  const translate = useTranslate();
  const tones = useTones();
  const { problems, isSeen, see, asked, draft } = useDraft();
  const refused = useDraftState((state) => state.refused[pointer]);
  const problem = problems.get(pointer);
  const shown = problem && hint === undefined && (!MISSING.has(problem.code) || isSeen(pointer)) ? problem : undefined;
  const isAsked = asked.some((one) => one === pointer);
  const isError = shown?.severity === 'error' || refused !== undefined;
  const ids: InputIds = {
    id,
    labelId: `${id}-label`,
    'aria-describedby': `${id}-help ${id}-state`,
    'aria-invalid': isError,
    'aria-required': field.required,
  };
  const help = field.help?.[lang];
  return (
    <Box
      id={anchorOf(pointer)}
      onBlur={() => afterPress(() => see(pointer))}
      {...(group && { role: 'group', 'aria-labelledby': ids.labelId })}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: narrow ? 'minmax(0, 1fr)' : 'minmax(0, 1fr) 250px' },
        columnGap: 3,
        rowGap: 0.25,
        py: 1,
        scrollMarginTop: 96,
        ...(isAsked && { borderLeft: `4px solid ${tones.gold}`, pl: 1.5, ml: -1.5, bgcolor: tones.urgency.soon.wash }),
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', gap: 1, mb: 0.5 }}>
          <Typography
            component={group ? 'div' : 'label'}
            id={ids.labelId}
            {...(!group && { htmlFor: id })}
            sx={{ fontWeight: 600, fontSize: '0.9375rem', minWidth: 0 }}
          >
            {field.title[lang]}
            {field.required && (
              <Box component="span" sx={{ color: tones.urgency.overdue.text, ml: 0.5 }} aria-hidden>
                *
              </Box>
            )}
            {isAsked && (
              <Box
                component="span"
                sx={{ ml: 1, px: 0.75, borderRadius: 1, fontSize: '0.75rem', bgcolor: tones.gold, color: tones.paper }}
              >
                {translate('applications.asked')}
              </Box>
            )}
          </Typography>
          <MarkToggle pointer={pointer} byDefault={field.public} title={field.title[lang]} />
        </Box>
        {children(ids)}
        <Box id={`${id}-state`} aria-live="polite">
          {refused && (
            <Typography variant="body2" sx={{ color: tones.urgency.overdue.text, mt: 0.5 }}>
              {translate('applications.notSaved')}
              {
                problemText({
                  pointer,
                  code: refused.code as ProblemCode,
                  params: refused.limit === undefined ? {} : { limit: refused.limit },
                  severity: 'error',
                })[lang]
              }
            </Typography>
          )}
          {shown && (
            <Typography
              variant="body2"
              sx={{ color: shown.severity === 'error' ? tones.urgency.overdue.text : tones.urgency.soon.text, mt: 0.5 }}
            >
              {shown.severity === 'warning' && translate('applications.warningMark')}
              {problemText(shown)[lang]}
            </Typography>
          )}
          {!shown && hint}
          <TypedNotes notes={notes} />
        </Box>
        <ConflictBox field={field} pointer={pointer} />
        {isAsked && draft.previous && <Previous field={field} pointer={pointer} />}
      </Box>
      {help && (
        <Typography
          id={`${id}-help`}
          variant="body2"
          color="textSecondary"
          sx={{ pt: { lg: narrow ? 0 : 3.75 }, fontSize: '0.8125rem', lineHeight: 1.6 }}
        >
          {help}
        </Typography>
      )}
    </Box>
  );
}
