import { dateBounds, type DateKind } from '@linxuan/form-rules';
import { TextField, type TextFieldProps } from '@mui/material';
import { FieldTitle, useInput, ValidationError, type InputProps } from 'react-admin';
import { sessionStore } from '../providers/sessionStore';

const BEIJING_MS = 8 * 3_600_000;

/** The business day of the server's clock, `days` after it. */
export const businessDay = (days = 0): string =>
  new Date(sessionStore.now().getTime() + BEIJING_MS + days * 86_400_000).toISOString().slice(0, 10);

/** First and last day that a date of this kind can be, for an input; with a time of day, its first and last minute. */
export function dayLimits(kind: DateKind, withTime = false): { min: string; max: string } {
  const { from, to } = dateBounds(kind, businessDay());
  return withTime ? { min: `${from}T00:00`, max: `${to}T23:59` } : { min: from, max: to };
}

/**
 * The one control for a day: `kind` says what the date is about, and the calendar offers no other years than the server
 * takes. Its label stays above.
 */
export function DayField({
  kind,
  withTime = false,
  slotProps,
  ...props
}: Omit<TextFieldProps, 'type' | 'select' | 'multiline'> & { kind: DateKind; withTime?: boolean }) {
  return (
    <TextField
      {...props}
      type={withTime ? 'datetime-local' : 'date'}
      slotProps={{ ...slotProps, inputLabel: { shrink: true }, htmlInput: dayLimits(kind, withTime) }}
    />
  );
}

/** The same for a form of react-admin. */
export function DayInput({ kind, label, source, ...props }: InputProps & { kind: DateKind }) {
  const { field, fieldState, isRequired } = useInput({ source, defaultValue: '', ...props });
  return (
    <DayField
      {...field}
      kind={kind}
      label={<FieldTitle label={label} source={source} isRequired={isRequired} />}
      error={fieldState.invalid}
      helperText={fieldState.error?.message && <ValidationError error={fieldState.error.message} />}
    />
  );
}
