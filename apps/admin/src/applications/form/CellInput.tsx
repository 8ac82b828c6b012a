import { cutText, problemText, typedField, wholeNumber, type FormField } from '@linxuan/form-rules';
import { Box, InputBase, Typography } from '@mui/material';
import { useId, type ClipboardEvent, type KeyboardEvent } from 'react';
import { TypedNotes, useLang, useTyped } from '../../components';
import { afterPress } from '../../components/afterPress';
import { useTones } from '../../theme/useTones';
import { useDraft, useValue } from '../draft/DraftContext';
import { anchorOf } from '../jump';
import { ConflictBox } from './ConflictBox';

export interface CellInputProps {
  column: FormField;
  pointer: string;
  label: string;
  boxed?: boolean;
  onPaste(event: ClipboardEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** One cell of a table. */
export function CellInput({ column, pointer, label, boxed = false, onPaste, onKeyDown }: CellInputProps) {
  const id = useId();
  const lang = useLang();
  const tones = useTones();
  const { session, problems, isSeen, see } = useDraft();
  const value = useValue(pointer);
  const problem = problems.get(pointer);
  const shown = problem && (problem.code !== 'required' || isSeen(pointer)) ? problem : undefined;
  const isFigure = column.widget === 'decimal' || column.widget === 'integer';
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const write = (typed: string) =>
    session.edit(
      pointer,
      column.widget === 'integer' ? wholeNumber(typed) : cutText(typed, (column.maxLength ?? 4000) + 100),
    );
  const typed = useTyped(typedField(column.schema), text, write);
  return (
    <Box id={anchorOf(pointer)} onBlur={() => afterPress(() => see(pointer))}>
      <InputBase
        fullWidth
        value={text}
        onBlur={typed.leave}
        onChange={({ target }) => write(target.value)}
        onPaste={onPaste}
        onKeyDown={onKeyDown}
        inputProps={{
          'aria-label': label,
          'aria-invalid': shown?.severity === 'error',
          'aria-describedby': id,
          inputMode: isFigure ? 'decimal' : 'text',
        }}
        sx={{
          px: 1,
          py: 0.25,
          borderRadius: 1,
          border: `1px solid ${shown?.severity === 'error' ? tones.urgency.overdue.text : boxed ? tones.line : 'transparent'}`,
          '&:hover, &.Mui-focused': { borderColor: tones.primary, bgcolor: 'background.paper' },
          ...(isFigure && { '& input': { textAlign: 'right' } }),
        }}
      />
      {shown && (
        <Typography
          id={id}
          variant="body2"
          sx={{
            fontSize: '0.75rem',
            px: 1,
            color: shown.severity === 'error' ? tones.urgency.overdue.text : tones.urgency.soon.text,
          }}
        >
          {problemText(shown)[lang]}
        </Typography>
      )}
      <TypedNotes notes={typed.notes} />
      <ConflictBox field={column} pointer={pointer} />
    </Box>
  );
}
