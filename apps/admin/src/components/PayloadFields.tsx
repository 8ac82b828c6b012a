import { cutText } from '@linxuan/form-rules';
import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, MenuItem, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../i18n/useText';
import type { Text } from '../providers/types';
import {
  isAmount,
  pointerOf,
  type FieldSchema,
  type FieldValue,
  type FieldValues,
  type PayloadField,
} from './payloadSchema';
import { DayField } from './DayField';
import { EntryField } from './typed';

/** Titles of a choice by its value, for fields whose values are ids of the definition. */
export type Choices = Record<string, Record<string, Text>>;

interface Props {
  fields: readonly PayloadField[];
  values: FieldValues;
  choices?: Choices;
  errors?: Record<string, string>;
  onChange(values: FieldValues): void;
}

/** Inputs for what an action takes besides its reason, made from the payload's own schema. */
export function PayloadFields({ fields, values, choices = {}, errors = {}, onChange }: Props) {
  const set = (name: string, value: FieldValue) => onChange({ ...values, [name]: value });
  return (
    <>
      {fields.map(({ name, schema, required }) =>
        schema.type === 'array' ? (
          <Rows
            key={name}
            name={name}
            schema={schema}
            required={required}
            rows={(values[name] ?? []) as Record<string, string>[]}
            errors={errors}
            onChange={(rows) => set(name, rows)}
          />
        ) : (
          <Field
            key={name}
            name={name}
            schema={schema}
            required={required}
            value={(values[name] ?? '') as string}
            titles={choices[name] ?? {}}
            error={errors[pointerOf(name)]}
            onChange={(value) => set(name, value)}
          />
        ),
      )}
    </>
  );
}

/** Counted as the server counts; the `maxLength` attribute would count some characters twice. */
function within({ maxLength }: FieldSchema, typed: string): string {
  return maxLength ? cutText(typed, maxLength) : typed;
}

/** Amounts are typed in yuan. */
const YUAN = { zh: '元', en: 'yuan' };

/** One control for one value, alone or in a row of a table. */
function Field({
  name,
  schema,
  required,
  value,
  titles = {},
  error,
  size = 'medium',
  onChange,
}: {
  name: string;
  schema: FieldSchema;
  required: boolean;
  value: string;
  titles?: Record<string, Text>;
  error: string | undefined;
  size?: 'small' | 'medium';
  onChange(value: string): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const isDate = schema.format === 'date' || schema.format === 'date-time';
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  const choices = schema.enum ?? (schema.type === 'boolean' ? ['true', 'false'] : null);
  const long = schema.type === 'string' && !isDate && !choices && (schema.maxLength ?? 0) > 500;
  const label = translate(`payload.${name}`, { _: name });
  const figure = isAmount(name)
    ? { kind: 'decimal' as const, scale: 2, unit: YUAN }
    : schema.type === 'integer'
      ? { kind: 'integer' as const }
      : { kind: 'decimal' as const, scale: 6 };
  if (isDate)
    return (
      <DayField
        kind={schema['x-date'] ?? 'plan'}
        size={size}
        label={label}
        required={required}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        error={error !== undefined}
        helperText={error}
      />
    );
  return (
    <EntryField
      select={choices !== null}
      size={size}
      {...(isNumber && figure)}
      label={isAmount(name) ? translate('payload.inYuan', { label }) : label}
      required={required}
      value={value}
      onChange={({ target }) => onChange(within(schema, target.value))}
      error={error !== undefined}
      helperText={error}
      multiline={long}
      {...(long && { minRows: 3, maxRows: 12 })}
    >
      {choices?.map((choice) => (
        <MenuItem key={choice} value={choice}>
          {titles[choice] ? text(titles[choice]) : translate(`payload.choice.${choice}`, { _: choice })}
        </MenuItem>
      ))}
    </EntryField>
  );
}

function Rows({
  name,
  schema,
  required,
  rows,
  errors,
  onChange,
}: {
  name: string;
  schema: FieldSchema;
  required: boolean;
  rows: Record<string, string>[];
  errors: Record<string, string>;
  onChange(rows: Record<string, string>[]): void;
}) {
  const translate = useTranslate();
  const columns = Object.entries(schema.items?.properties ?? {});
  const set = (index: number, column: string, value: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [column]: value } : row)));
  return (
    <Box role="group" aria-label={translate(`payload.${name}`, { _: name })}>
      <Typography sx={{ fontWeight: 600, mb: 0.5 }}>
        {translate(`payload.${name}`, { _: name })}
        {required ? ' *' : ''}
      </Typography>
      {errors[`/${name}`] && (
        <Typography color="error" variant="body2">
          {errors[`/${name}`]}
        </Typography>
      )}
      {rows.map((row, index) => (
        <Box
          key={index}
          sx={{
            display: 'grid',
            gap: 1,
            gridTemplateColumns: { xs: '1fr', sm: `repeat(${columns.length}, 1fr) auto` },
            mb: 1,
          }}
        >
          {columns.map(([column, cell]) => (
            <Field
              key={column}
              name={column}
              schema={cell}
              size="small"
              required={(schema.items?.required ?? []).includes(column)}
              value={row[column] ?? ''}
              onChange={(value) => set(index, column, value)}
              error={errors[`/${name}/${index}/${column}`]}
            />
          ))}
          <IconButton
            aria-label={translate('act.removeRow', { number: index + 1 })}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            <DeleteIcon />
          </IconButton>
        </Box>
      ))}
      <Button size="small" startIcon={<AddIcon />} onClick={() => onChange([...rows, {}])}>
        {translate('act.addRow')}
      </Button>
    </Box>
  );
}
