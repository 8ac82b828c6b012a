import { stepFields, type FormDefinition, type FormField, type Widget } from '@linxuan/form-rules';
import { Alert, Box, Chip, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useJoin, useText } from '../../components';

/** Where characters are typed; what is chosen from a list has no length. */
const TYPED = new Set<Widget>(['text', 'textarea']);

/** The form as applicants meet it, step by step, without anything to fill in. */
export function FormPreview({ form }: { form: FormDefinition | null }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  if (!form) return <Alert severity="warning">{translate('programmes.form.broken')}</Alert>;
  return (
    <Box sx={{ maxWidth: 900 }}>
      <Typography variant="h2" sx={{ mb: 0.5 }}>
        {text(form.title)}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {[form.source, translate('programmes.form.steps', { count: form.steps.length })].join(' · ')}
      </Typography>
      {form.steps.map((step, index) => (
        <Panel key={step.id} title={`${index + 1}. ${text(step.title)}`}>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
            {text(step.help)}
          </Typography>
          <Box sx={{ display: 'grid', gap: 1 }}>
            {stepFields(form, step.id).map((field) => (
              <Field key={field.pointer} field={field} />
            ))}
          </Box>
        </Panel>
      ))}
      {form.attachments.length > 0 && (
        <Panel title={translate('programmes.form.files')}>
          <Box component="ul" sx={{ m: 0, pl: 3 }}>
            {form.attachments.map((slot) => (
              <li key={slot.id}>
                {text(slot.title)}{' '}
                <Typography component="span" variant="body2" color="textSecondary">
                  {translate('programmes.form.fileRule', { accept: join(slot.accept), mb: slot.perFileMb })}
                </Typography>
              </li>
            ))}
          </Box>
        </Panel>
      )}
    </Box>
  );
}

function Field({ field }: { field: FormField }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const { type, title, help, unit, required, options, maxLength, minItems, maxItems, list, widget } = field;
  if (type === 'object')
    return (
      <Typography variant="h3" sx={{ mt: 1 }}>
        {text(title)}
      </Typography>
    );
  const limits = [
    maxLength && TYPED.has(widget) ? translate('programmes.form.max', { max: maxLength }) : '',
    type === 'array' && (minItems !== undefined || maxItems !== undefined)
      ? translate('programmes.form.rows', { min: minItems ?? 0, max: maxItems ?? '' })
      : '',
    options ? join(options.slice(0, 8).map((option) => text(option.title))) + (options.length > 8 ? '…' : '') : '',
  ].filter(Boolean);
  return (
    <Paper variant="outlined" sx={{ p: 1, ml: list ? 2 : 0 }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'baseline' }}>
        <Typography sx={{ fontWeight: 600 }}>
          {text(title)}
          {unit ? translate('mark.aside', { words: text(unit) }) : ''}
        </Typography>
        <Chip
          size="small"
          variant="outlined"
          color={required ? 'primary' : 'default'}
          label={translate(required ? 'programmes.form.required' : 'programmes.form.optional')}
        />
        {limits.length > 0 && (
          <Typography variant="body2" color="textSecondary">
            {limits.join(' · ')}
          </Typography>
        )}
      </Box>
      {help && (
        <Typography variant="body2" color="textSecondary">
          {text(help)}
        </Typography>
      )}
    </Paper>
  );
}
