import { cutText } from '@linxuan/form-rules';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import type { EntryContent } from '@linxuan/contracts';
import { Box, Button, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EntryField } from '../components';

type Rows = EntryContent['parameters'];

export function EntryParameters({ rows, onChange }: { rows: Rows; onChange(rows: Rows): void }) {
  const translate = useTranslate();
  const set = (at: number, change: Partial<Rows[number]>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...change } : row)));
  return (
    <Box>
      {rows.map((row, index) => (
        <Box
          key={index}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr 1fr auto', sm: '2fr 1.5fr 1fr auto' },
            gap: 1,
            mb: 1,
            alignItems: 'center',
          }}
        >
          <EntryField
            size="small"
            sx={{ m: 0, gridColumn: { xs: '1 / -1', sm: 'auto' } }}
            label={translate('publication.entry.parameterName')}
            value={row.name}
            onChange={({ target }) => set(index, { name: cutText(target.value, 80) })}
          />
          <EntryField
            size="small"
            sx={{ m: 0 }}
            label={translate('publication.entry.value')}
            value={row.value}
            onChange={({ target }) => set(index, { value: cutText(target.value, 120) })}
          />
          <EntryField
            size="small"
            sx={{ m: 0 }}
            label={translate('publication.entry.unit')}
            value={row.unit ?? ''}
            onChange={({ target }) => set(index, { unit: cutText(target.value, 40) })}
          />
          <IconButton
            aria-label={`${translate('publication.entry.removeRow')} ${row.name}`}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            <DeleteIcon />
          </IconButton>
        </Box>
      ))}
      <Button size="small" onClick={() => onChange([...rows, { name: '', value: '', unit: '' }])}>
        {translate('publication.entry.addRow')}
      </Button>
    </Box>
  );
}
