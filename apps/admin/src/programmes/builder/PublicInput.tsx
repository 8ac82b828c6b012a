import type { Publicity } from '@linxuan/form-rules';
import { MenuItem } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EntryField } from '../../components';

const CHOICES: readonly Publicity[] = ['public', 'confidential', 'never'];

/** Whether it may be published; a field without an own word goes by its section. */
export function PublicInput({
  value,
  onChange,
  inherits = false,
}: {
  value: Publicity | undefined;
  onChange(value: Publicity | undefined): void;
  inherits?: boolean;
}) {
  const translate = useTranslate();
  return (
    <EntryField
      select
      size="small"
      label={translate('programmes.builder.public')}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : (target.value as Publicity))}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      sx={{ minWidth: 170 }}
    >
      {inherits && <MenuItem value="">{translate('programmes.builder.public.inherit')}</MenuItem>}
      {CHOICES.map((one) => (
        <MenuItem key={one} value={one}>
          {translate(`programmes.builder.public.${one}`)}
        </MenuItem>
      ))}
    </EntryField>
  );
}
