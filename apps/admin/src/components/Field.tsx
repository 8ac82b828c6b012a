import type { Json } from '@linxuan/form-rules';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLang } from '../i18n/useText';
import { useTones } from '../theme/useTones';
import { valueText } from './fieldWords';
import { asObject, isRowMarked, RowTable, type FieldProps, type RowsProps } from './RowTable';

/** One field of an application to be read, with everything inside of it; a list may hold further lists. */
export function Field(props: FieldProps) {
  const { form, field, name, pointer, value, level, marked, resolve } = props;
  const translate = useTranslate();
  const lang = useLang();
  const tones = useTones();
  const title = field['x-title']?.[lang] ?? name;
  const isMarked = marked.includes(pointer);
  if (field['x-widget'] === 'hidden') return null;
  if (field.type === 'object') {
    const inner = value && typeof value === 'object' && !Array.isArray(value) ? value : {};
    return (
      <Box sx={{ mt: level > 0 ? 1.5 : 0 }}>
        {level > 0 && <Typography variant="h3">{title}</Typography>}
        {Object.entries(field.properties ?? {}).map(([key, child]) => (
          <Field
            key={key}
            {...props}
            field={child}
            name={key}
            pointer={`${pointer}/${key}`}
            value={inner[key]}
            level={level + 1}
          />
        ))}
      </Box>
    );
  }
  if (field.type === 'array' && field.items?.type === 'object')
    return <FieldRows {...props} title={title} rows={Array.isArray(value) ? value : []} />;
  const words = valueText(form, field, value, lang, resolve);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '220px minmax(0, 1fr)' },
        columnGap: 2,
        py: 0.75,
        px: 1,
        mx: -1,
        borderBottom: 1,
        borderColor: 'divider',
        ...(isMarked && { bgcolor: tones.urgency.soon.wash, boxShadow: `inset 3px 0 0 ${tones.urgency.soon.text}` }),
      }}
    >
      <Typography variant="body2" color="textSecondary">
        {title}
      </Typography>
      <Typography sx={{ whiteSpace: 'pre-wrap', ...(words === null && { color: 'text.secondary' }) }}>
        {words ?? translate('field.empty')}
      </Typography>
    </Box>
  );
}

/** Rows shown before somebody asks for all: a table of parameters may have hundreds. */
const FEW = 12;

/** A list of the form: a table where it has few columns, else a card for each entry. */
function FieldRows(props: FieldProps & { title: string; rows: Json[] }) {
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

function Cards({ shown, columns, title, ...props }: RowsProps) {
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
