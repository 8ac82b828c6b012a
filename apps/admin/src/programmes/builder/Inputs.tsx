import { Box, InputAdornment } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, useText } from '../../components';

interface Words {
  zh: string;
  en: string;
}

/** A text of the form in both languages; the YAML follows when the field is left. */
export function WordsInput({
  what,
  value,
  onChange,
  multiline = false,
}: {
  what: string;
  value: Words | undefined;
  onChange(value: Words): void;
  multiline?: boolean;
}) {
  const translate = useTranslate();
  const both = { zh: value?.zh ?? '', en: value?.en ?? '' };
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      {(['zh', 'en'] as const).map((lang) => (
        <LateInput
          key={lang}
          multiline={multiline}
          label={translate(`programmes.wizard.${lang}`, { what: translate(`programmes.builder.${what}`) })}
          value={both[lang]}
          onChange={(next) => onChange({ ...both, [lang]: next })}
        />
      ))}
    </Box>
  );
}

/** A text that counts once the person pauses, so that the form is not read anew at every key. */
export function LateInput({
  label,
  value,
  onChange,
  multiline = false,
  number = false,
  unit,
  help,
}: {
  label: string;
  value: string;
  onChange(value: string): void;
  multiline?: boolean;
  number?: boolean;
  unit?: Words | undefined;
  help?: string;
}) {
  const text = useText();
  const [typed, setTyped] = useState(value);
  // The form goes on while a pause is waited for: what counts then is written into the form as it is by then.
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => latest.current(typed), 400);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <EntryField
      size="small"
      fullWidth
      multiline={multiline}
      type={number ? 'number' : 'text'}
      label={label}
      value={typed}
      helperText={help}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => typed !== value && onChange(typed)}
      slotProps={{
        ...(number && { inputLabel: { shrink: true } }),
        input: { endAdornment: unit && <InputAdornment position="end">{text(unit)}</InputAdornment> },
      }}
    />
  );
}
