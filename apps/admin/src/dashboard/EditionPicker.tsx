import type { Text } from '@linxuan/domain';
import { MenuItem, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../components';

/** Which programme is looked at; a heading where there is only one. */
export function EditionPicker({
  edition,
  editions,
  onChoose,
}: {
  edition: { id: string; title: Text };
  editions: { id: string; title: Text }[];
  onChoose(id: string): void;
}) {
  const translate = useTranslate();
  const text = useText();
  if (editions.length < 2) return <Typography variant="h2">{text(edition.title)}</Typography>;
  return (
    <TextField
      select
      fullWidth={false}
      size="small"
      label={translate('deadlines.edition')}
      value={edition.id}
      onChange={({ target }) => onChoose(target.value)}
      sx={{ minWidth: 0, maxWidth: '100%' }}
    >
      {editions.map(({ id, title }) => (
        <MenuItem key={id} value={id}>
          {text(title)}
        </MenuItem>
      ))}
    </TextField>
  );
}
