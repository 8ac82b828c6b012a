import { isRefused, readTyped, type TypedField, type TypedKind } from '@linxuan/form-rules';
import { TextField, type TextFieldProps } from '@mui/material';
import { useEffect, useRef, useState, type ChangeEvent, type FocusEvent } from 'react';
import { TypedNotes } from './TypedNotes';
import { useTyped } from './useTyped';

export type EntryFieldProps = TextFieldProps &
  Partial<TypedField> & {
    /** What is wrong with the value besides how it is written; it is not sent while this stands. */
    fault?: string | undefined;
  };

/** What is not read: choices, what is searched for, secrets, instants, and fields without a value of their own. */
const isRead = ({ select, type, value }: TextFieldProps): boolean =>
  !select && ['text', 'email', 'tel'].includes(type ?? 'text') && typeof value === 'string';

const MODES: Readonly<Partial<Record<TypedKind, 'decimal' | 'numeric' | 'tel' | 'email'>>> = {
  decimal: 'decimal',
  integer: 'numeric',
  phone: 'tel',
  email: 'email',
};

const BY_TYPE: Readonly<Partial<Record<string, TypedKind>>> = { email: 'email', tel: 'phone' };

/**
 * The text field of the back office: `kind` says what is typed into it, a line or paragraphs where nothing is said. Its
 * form always holds what will be recorded, while the field shows what is typed until it is left; what is refused stays
 * and, as an input that is not valid, stops what would be sent (`faultyInput`).
 */
export function EntryField({ kind, scale, unit, fault, ...props }: EntryFieldProps) {
  const { value, onChange, onBlur, error, helperText, multiline, slotProps, name = '' } = props;
  const given = kind ?? BY_TYPE[props.type ?? ''] ?? (multiline ? 'paragraphs' : 'line');
  const field: TypedField | null = isRead(props) ? { kind: given, scale, unit } : null;
  const [shown, setShown] = useState<{ text: string; recorded: string } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const text = shown && shown.recorded === value ? shown.text : typeof value === 'string' ? value : '';
  const tell = (recorded: string) => onChange?.({ target: { value: recorded, name } } as ChangeEvent<HTMLInputElement>);
  const typed = useTyped(field, text, tell);
  const isWrong = field !== null && isRefused(readTyped(field, text));
  useEffect(() => input.current?.setCustomValidity(fault ?? (isWrong ? 'refused' : '')), [fault, isWrong]);
  if (!field) return <TextField {...props} />;
  const mode = MODES[given];
  const words = typed.refusal ?? fault;
  // Prose is told as it is typed: its white ends are of a sentence that goes on.
  const isProse = given === 'line' || given === 'paragraphs';
  return (
    <TextField
      {...props}
      inputRef={input}
      value={text}
      onChange={(event) => {
        if (isProse) return onChange?.(event);
        const reading = readTyped(field, event.target.value);
        const recorded = isRefused(reading) ? event.target.value : reading.value;
        setShown({ text: event.target.value, recorded });
        tell(recorded);
      }}
      onBlur={(event: FocusEvent<HTMLInputElement>) => {
        typed.leave();
        setShown(null);
        onBlur?.(event);
      }}
      error={error === true || words !== undefined}
      helperText={
        typed.notes.length === 0 ? (
          (helperText ?? words)
        ) : (
          <>
            {helperText ?? words}
            <TypedNotes notes={typed.notes} />
          </>
        )
      }
      {...(mode && { slotProps: { ...slotProps, htmlInput: { inputMode: mode, ...slotProps?.htmlInput } } })}
    />
  );
}
