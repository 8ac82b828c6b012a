import type { FieldSchema, Json, JsonObject } from '@linxuan/form-rules';
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
import { useLang } from '../i18n/useText';
import { useTones } from '../theme/useTones';
import { Field, type FieldProps } from './FieldTable';
import { valueText } from './fieldWords';

/** Rows shown before somebody asks for all: a table of parameters may have hundreds. */
const FEW = 12;
const asObject = (row: Json | undefined): JsonObject =>
  row && typeof row === 'object' && !Array.isArray(row) ? row : {};

/** A list of the form: a table where the columns are few, a card for each entry where they are many. */
export function FieldRows(props: FieldProps & { title: string; rows: Json[] }) {
  const { field, pointer, title, rows, marked } = props;
  const translate = useTranslate();
  const tones = useTones();
  const [all, setAll] = useState(false);
  const columns = Object.entries(field.items?.properties ?? {}).filter(
    ([key, column]) => key !== 'id' && column['x-widget'] !== 'hidden',
  );
  const isMarked = marked.some((mark) => mark === pointer || mark.startsWith(`${pointer}/`));
  const shown = all ? rows : rows.slice(0, FEW);
  const asCards = field['x-widget'] === 'cards' || columns.length > 6;
  return (
    <Box
      sx={{ mt: 1.5, minWidth: 0, ...(isMarked && { boxShadow: `inset 3px 0 0 ${tones.urgency.soon.text}`, pl: 1 }) }}
    >
      <Typography variant="h3">
        {title}{' '}
        <Typography component="span" variant="body2" color="textSecondary">
          {translate('field.rows', { count: rows.length })}
        </Typography>
      </Typography>
      {rows.length > 0 &&
        (asCards ? (
          <Cards {...props} columns={columns} shown={shown} />
        ) : (
          <RowTable {...props} columns={columns} shown={shown} />
        ))}
      {!all && rows.length > FEW && (
        <Button size="small" onClick={() => setAll(true)}>
          {translate('field.showAll')}
        </Button>
      )}
    </Box>
  );
}

type ShownProps = FieldProps & { title: string; columns: [string, FieldSchema][]; shown: Json[] };
const isRowMarked = (marked: readonly string[], place: string) =>
  marked.some((mark) => mark === place || mark.startsWith(`${place}/`));

function Cards({ shown, columns, title, ...props }: ShownProps) {
  const tones = useTones();
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, mt: 0.5, display: 'grid', gap: 1.5 }}>
      {shown.map((row, index) => {
        const place = `${props.pointer}/${index}`;
        return (
          <Box
            component="li"
            key={index}
            sx={{
              p: 1.5,
              border: 1,
              borderRadius: 1.5,
              borderColor: isRowMarked(props.marked, place) ? tones.urgency.soon.text : 'divider',
              minWidth: 0,
            }}
          >
            <Typography sx={{ fontWeight: 650 }}>
              {title} {index + 1}
            </Typography>
            {columns.map(([key, column]) => (
              <Field
                key={key}
                {...props}
                field={column}
                name={key}
                pointer={`${place}/${key}`}
                value={asObject(row)[key]}
                level={props.level + 1}
              />
            ))}
          </Box>
        );
      })}
    </Box>
  );
}

function RowTable({ form, pointer, title, columns, shown, marked, resolve }: ShownProps) {
  const lang = useLang();
  const tones = useTones();
  return (
    <TableContainer
      tabIndex={0}
      aria-label={title}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, mt: 0.5 }}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={{ width: 40 }}>#</TableCell>
            {columns.map(([key, column]) => (
              <TableCell key={key}>{column['x-title']?.[lang] ?? key}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((row, index) => (
            <TableRow
              key={index}
              sx={isRowMarked(marked, `${pointer}/${index}`) ? { bgcolor: tones.urgency.soon.wash } : undefined}
            >
              <TableCell>{index + 1}</TableCell>
              {columns.map(([key, column]) => (
                <TableCell key={key} sx={{ minWidth: column['x-widget'] === 'textarea' ? 240 : 90 }}>
                  {valueText(form, column, asObject(row)[key], lang, resolve) ?? ''}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
