import { cutText, dateBounds, isPlausibleDate, problemText, type DateKind } from '@linxuan/form-rules';
import { TextField, type TextFieldProps } from '@mui/material';
import { useState, type ChangeEvent, type FocusEvent } from 'react';
import { FieldTitle, useInput, useTranslate, ValidationError, type InputProps } from 'react-admin';
import { useLang } from '../i18n/useText';
import { CalendarButton, EntryField } from './typed';
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
 * The one control for a day: `kind` says what the date is about. It is typed in any way that `readDay` reads, or chosen
 * in a calendar that offers no other years than the server takes. Its label stays above.
 */
export function DayField({
  kind,
  withTime = false,
  ...props
}: Omit<TextFieldProps, 'type' | 'select' | 'multiline'> & { kind: DateKind; withTime?: boolean }) {
  const limits = dayLimits(kind, withTime);
  const slots = { ...props.slotProps, inputLabel: { shrink: true } };
  if (withTime) return <TextField {...props} type="datetime-local" slotProps={{ ...slots, htmlInput: limits }} />;
  return <TypedDay {...props} limits={limits} slotProps={slots} />;
}

function TypedDay({ limits, ...props }: Omit<TextFieldProps, 'type'> & { limits: { min: string; max: string } }) {
  const translate = useTranslate();
  const lang = useLang();
  const { value, onChange, onBlur, defaultValue, slotProps, name = '' } = props;
  // A field without a value of its own keeps what is typed here and tells it when it is left.
  const [own, setOwn] = useState(String(defaultValue ?? ''));
  const day = value === undefined ? own : String(value ?? '');
  const write = (text: string) => {
    setOwn(text);
    onChange?.({ target: { value: text, name } } as ChangeEvent<HTMLInputElement>);
  };
  const left = (text: string, event?: FocusEvent<HTMLInputElement>) =>
    onBlur?.({ ...event, target: { value: text, name } } as FocusEvent<HTMLInputElement>);
  const isOutside = isPlausibleDate(day) && (day < limits.min || day > limits.max);
  return (
    <EntryField
      {...props}
      defaultValue={undefined}
      kind="date"
      value={day}
      onChange={({ target }) => write(cutText(target.value, 40))}
      onBlur={(event) => left(day, event as FocusEvent<HTMLInputElement>)}
      fault={isOutside ? problemText(rangeProblem(limits))[lang] : undefined}
      placeholder={translate('typed.day')}
      slotProps={{
        ...slotProps,
        input: {
          endAdornment: (
            <CalendarButton
              value={day}
              {...limits}
              onChoose={(chosen) => {
                write(chosen);
                left(chosen);
              }}
            />
          ),
        },
      }}
    />
  );
}

const rangeProblem = ({ min, max }: { min: string; max: string }) => ({
  pointer: '',
  code: 'date-range' as const,
  params: { from: min, to: max },
  severity: 'error' as const,
});

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
