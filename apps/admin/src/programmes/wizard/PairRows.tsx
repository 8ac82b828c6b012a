import AddIcon from '@mui/icons-material/Add';
import DownIcon from '@mui/icons-material/ArrowDownward';
import UpIcon from '@mui/icons-material/ArrowUpward';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Paper } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField } from '../../components';

interface Named {
  zh: string;
  en: string;
}

/**
 * Rows with a name in both languages that can be added, taken out and put in order by keyboard; `more` is what a row
 * has besides its name.
 */
export function PairRows<Row>({
  rows,
  what,
  nameOf,
  named,
  blank,
  onChange,
  more,
  least = 0,
  nested = false,
}: {
  rows: readonly Row[];
  /** What one row is called, such as “领域”. */
  what: string;
  nameOf(row: Row): Named;
  named(row: Row, name: Named): Row;
  blank: Row;
  onChange(rows: Row[]): void;
  more?: (row: Row, set: (row: Row) => void, index: number) => ReactNode;
  least?: number;
  nested?: boolean;
}) {
  const translate = useTranslate();
  const set = (index: number, row: Row) => onChange(rows.map((one, at) => (at === index ? row : one)));
  const move = (index: number, by: number) => {
    const next = [...rows];
    const [row] = next.splice(index, 1);
    next.splice(index + by, 0, row as Row);
    onChange(next);
  };
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {rows.map((row, index) => {
        const name = nameOf(row);
        const title = `${what} ${index + 1}`;
        return (
          <Paper
            key={index}
            variant={nested ? 'elevation' : 'outlined'}
            elevation={0}
            role="group"
            aria-label={title}
            sx={{ p: nested ? 0 : 1.25 }}
          >
            <Box
              sx={{
                display: 'grid',
                gap: 1,
                gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr auto' },
                alignItems: 'center',
              }}
            >
              {(['zh', 'en'] as const).map((lang) => (
                <EntryField
                  key={lang}
                  size="small"
                  label={translate(`programmes.wizard.${lang}`, { what: title })}
                  value={name[lang]}
                  onChange={({ target }) => set(index, named(row, { ...name, [lang]: target.value }))}
                />
              ))}
              <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>
                <IconButton
                  size="small"
                  disabled={index === 0}
                  aria-label={translate('programmes.wizard.up', { what: title })}
                  onClick={() => move(index, -1)}
                >
                  <UpIcon fontSize="small" />
                </IconButton>
                <IconButton
                  size="small"
                  disabled={index === rows.length - 1}
                  aria-label={translate('programmes.wizard.down', { what: title })}
                  onClick={() => move(index, 1)}
                >
                  <DownIcon fontSize="small" />
                </IconButton>
                <IconButton
                  size="small"
                  disabled={rows.length <= least}
                  aria-label={translate('programmes.wizard.remove', { what: title })}
                  onClick={() => onChange(rows.filter((_, at) => at !== index))}
                >
                  <DeleteIcon fontSize="small" />
                </IconButton>
              </Box>
            </Box>
            {more?.(row, (next) => set(index, next), index)}
          </Paper>
        );
      })}
      <Box>
        <Button size="small" startIcon={<AddIcon />} onClick={() => onChange([...rows, blank])}>
          {translate('programmes.wizard.add', { what })}
        </Button>
      </Box>
    </Box>
  );
}
