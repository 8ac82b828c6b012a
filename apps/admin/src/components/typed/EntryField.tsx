import type { TypedField, TypedKind } from '@linxuan/form-rules';
import { TextField, type TextFieldProps } from '@mui/material';
import type { ChangeEvent, FocusEvent } from 'react';
import { TypedNotes } from './TypedNotes';
import { useTyped } from './useTyped';

export type EntryFieldProps = TextFieldProps & Partial<TypedField>;

/** What is not read when it is left: choices, what is searched for, secrets, and fields without a value of their own. */
const isRead = ({ select, type, value }: TextFieldProps): boolean =>
  !select && type !== 'search' && type !== 'password' && typeof value === 'string';

const MODES: Readonly<Partial<Record<TypedKind, 'decimal' | 'numeric' | 'tel' | 'email'>>> = {
  decimal: 'decimal',
  integer: 'numeric',
  phone: 'tel',
  email: 'email',
};

/** The text field of the back office: `kind` says what is typed into it, a line or paragraphs where nothing is said. */
export function EntryField({ kind, scale, unit, ...props }: EntryFieldProps) {
  const { value, onChange, onBlur, error, helperText, multiline, slotProps } = props;
  const given = kind ?? (multiline ? 'paragraphs' : 'line');
  const isTyped = isRead(props);
  const typed = useTyped(isTyped ? { kind: given, scale, unit } : null, isTyped ? (value as string) : '', (read) =>
    onChange?.({ target: { value: read, name: props.name ?? '' } } as ChangeEvent<HTMLInputElement>),
  );
  const mode = MODES[given];
  return (
    <TextField
      {...props}
      onBlur={(event: FocusEvent<HTMLInputElement>) => {
        typed.leave();
        onBlur?.(event);
      }}
      error={error === true || typed.refusal !== undefined}
      helperText={
        typed.refusal ??
        (typed.notes.length === 0 ? (
          helperText
        ) : (
          <>
            {helperText}
            <TypedNotes notes={typed.notes} />
          </>
        ))
      }
      {...(mode && { slotProps: { ...slotProps, htmlInput: { inputMode: mode, ...slotProps?.htmlInput } } })}
    />
  );
}
