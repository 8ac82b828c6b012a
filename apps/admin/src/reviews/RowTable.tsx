import type { FieldSchema, Json } from '@linxuan/form-rules';
import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLang, valueText } from '../components';
import { useTones } from '../theme/useTones';
import type { FieldProps } from './ReviewField';

const FEW = 12;

/** A list of few columns as a table; each cell can be pointed at, and what is said of it stands below its row. */
export function RowTable({
  form,
  pointer,
  title,
  rows,
  columns,
  resolve,
  marking,
}: FieldProps & { title: string; rows: Json[]; columns: [string, FieldSchema][] }) {
  const translate = useTranslate();
  const lang = useLang();
  const tones = useTones();
  const [all, setAll] = useState(false);
  const { marks, onToggle, markLabel, renderMark, changed = [] } = marking;
  const covered = marking.sections && marks.some((mark) => pointer === mark || pointer.startsWith(`${mark}/`));
  const valueOf = (row: Json, key: string) =>
    row && typeof row === 'object' && !Array.isArray(row) ? row[key] : undefined;
  return (
    <Box sx={{ mt: 1 }}>
      <Typography variant="h3">
        {title}{' '}
        <Typography component="span" variant="body2" color="textSecondary">
          {translate('field.rows', { count: rows.length })}
        </Typography>
      </Typography>
      <TableContainer
        tabIndex={0}
        aria-label={title}
        sx={{
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          mt: 0.5,
          ...(covered && { bgcolor: tones.urgency.soon.wash }),
        }}
      >
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>#</TableCell>
              {columns.map(([key, column]) => (
                <TableCell key={key}>{column['x-title']?.[lang] ?? key}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {(all ? rows : rows.slice(0, FEW)).map((row, index) => {
              const here = columns.map(([key]) => `${pointer}/${index}/${key}`).filter((one) => marks.includes(one));
              return [
                <TableRow key={index} hover>
                  <TableCell>{index + 1}</TableCell>
                  {columns.map(([key, column]) => {
                    const at = `${pointer}/${index}/${key}`;
                    const on = marks.includes(at);
                    const words = valueText(form, column, valueOf(row, key), lang, resolve);
                    const isChanged = changed.some((one) => one === at || at.startsWith(`${one}/`));
                    return (
                      <TableCell
                        key={key}
                        sx={{
                          p: 0,
                          bgcolor: on ? tones.urgency.soon.wash : isChanged ? tones.urgency.normal.wash : undefined,
                        }}
                      >
                        <Box
                          component={onToggle ? 'button' : 'div'}
                          {...(onToggle && {
                            type: 'button',
                            'aria-pressed': on,
                            onClick: () => onToggle(at),
                            title: markLabel,
                          })}
                          data-pointer={at}
                          sx={{
                            all: 'unset',
                            boxSizing: 'border-box',
                            display: 'block',
                            width: '100%',
                            px: 1.5,
                            py: 0.75,
                            cursor: onToggle ? 'pointer' : 'auto',
                            '&:focus-visible': { outline: `3px solid ${tones.gold}`, outlineOffset: -2 },
                          }}
                        >
                          {words ?? (
                            <Box component="span" sx={{ color: 'text.secondary' }}>
                              {translate('field.empty')}
                            </Box>
                          )}
                        </Box>
                      </TableCell>
                    );
                  })}
                </TableRow>,
                ...(renderMark
                  ? here.map((at) => (
                      <TableRow key={at}>
                        <TableCell colSpan={columns.length + 1}>{renderMark(at)}</TableCell>
                      </TableRow>
                    ))
                  : []),
              ];
            })}
          </TableBody>
        </Table>
      </TableContainer>
      {!all && rows.length > FEW && (
        <Button size="small" onClick={() => setAll(true)}>
          {translate('field.showAll')}
        </Button>
      )}
    </Box>
  );
}
