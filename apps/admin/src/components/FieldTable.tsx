import type { FieldSchema, FormDefinition, FormStep, JsonObject } from '@linxuan/form-rules';
import { Box, Paper, Typography } from '@mui/material';
import { useLang } from '../i18n/useText';
import { Field } from './Field';
import { useNames, type Resolve } from './useNames';

export interface FieldTableProps {
  form: FormDefinition;
  content: JsonObject;
  /** Shows only these steps; without it all of them. */
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
