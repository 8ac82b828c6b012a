import type { FieldSchema, FormDefinition, Json, JsonObject } from '@linxuan/form-rules';
import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useLang } from '../i18n/useText';
import { useTones } from '../theme/useTones';
import { valueText } from './fieldWords';
import type { Resolve } from './useNames';

export interface FieldProps {
  form: FormDefinition;
  field: FieldSchema;
  name: string;
  pointer: string;
  value: Json | undefined;
  level: number;
  marked: readonly string[];
  resolve?: Resolve;
}

export type RowsProps = FieldProps & { title: string; columns: [string, FieldSchema][]; shown: Json[] };

export const asObject = (row: Json | undefined): JsonObject =>
  row && typeof row === 'object' && !Array.isArray(row) ? row : {};

export const isRowMarked = (marked: readonly string[], place: string) =>
  marked.some((mark) => mark === place || mark.startsWith(`${place}/`));

/** A list whose columns are few, as one table. */
export function RowTable({ form, pointer, title, columns, shown, marked, resolve }: RowsProps) {
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
