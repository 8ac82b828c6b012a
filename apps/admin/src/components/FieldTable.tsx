import type { FieldSchema, FormDefinition, FormStep, Json, JsonObject } from '@linxuan/form-rules';
import { Box, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLang } from '../i18n/useText';
import { useTones } from '../theme/useTones';
import { FieldRows } from './FieldRows';
import { valueText } from './fieldWords';
import { useNames, type Resolve } from './useNames';

export interface FieldTableProps {
  form: FormDefinition;
  content: JsonObject;
  /** Only these steps; all of them otherwise. */
  steps?: readonly string[];
  /** Pointers to set off, for instance what changed or what is to be corrected. */
  marked?: readonly string[];
  /** Titles of codes that the form's own lists do not hold, such as categories of the taxonomy. */
  resolve?: Resolve;
  /** The files that rows refer to. */
  files?: readonly { id: string; name: string }[];
}

/** An application to be read: step by step, rows as tables, everything with its unit; what is empty says so. */
export function FieldTable({ form, content, steps, marked = [], resolve, files }: FieldTableProps) {
  const lang = useLang();
  const named = useNames(files, resolve);
  const shown = form.steps.filter(({ id }) => !steps || steps.includes(id));
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      {shown.map((step) => (
        <Paper
          key={step.id}
          variant="outlined"
          component="section"
          aria-label={step.title[lang]}
          sx={{ p: { xs: 1.5, sm: 2 }, minWidth: 0 }}
        >
          <Typography variant="h2" sx={{ mb: 1 }}>
            {step.title[lang]}
          </Typography>
          {topFields(form, step).map(([key, field]) => (
            <Field
              key={key}
              {...{ form, field, marked }}
              resolve={named}
              name={key}
              pointer={`/${key}`}
              value={content[key]}
              level={0}
            />
          ))}
        </Paper>
      ))}
    </Box>
  );
}

function topFields(form: FormDefinition, step: FormStep): [string, FieldSchema][] {
  return Object.entries(form.schema.properties ?? {}).filter(
    ([, field]) => (field['x-step'] ?? form.steps[0]?.id) === step.id && field['x-widget'] !== 'hidden',
  );
}

export interface FieldProps {
  form: FormDefinition;
  field: FieldSchema;
  name: string;
  pointer: string;
  value: Json | undefined;
  level: number;
  marked: readonly string[];
  resolve: FieldTableProps['resolve'];
}

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
