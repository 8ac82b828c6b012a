import { countCharacters } from '@linxuan/form-rules';

import { useTranslate } from 'react-admin';
import { EntryField } from '../components';

/** A text with its length in words below it; too long is said, never cut. */
export function CountedField({
  label,
  value,
  limit,
  onChange,
  rows = 1,
  required = true,
}: {
  label: string;
  value: string;
  limit: number;
  onChange(value: string): void;
  rows?: number;
  required?: boolean;
}) {
  const translate = useTranslate();
  const have = countCharacters(value);
  const over = have - limit;
  const used = translate('publication.entry.count', { used: have, limit });
  return (
    <EntryField
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      required={required}
      fullWidth
      multiline={rows > 1}
      minRows={rows}
      error={over > 0}
      helperText={over > 0 ? `${used} · ${translate('publication.entry.over', { over })}` : used}
    />
  );
}
