import type { FormDefinition } from '@linxuan/form-rules';
import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { fieldPath, useLang } from '../components';

/** Places of the form that the applicant is asked to correct. */
export function PlacePicker({
  form,
  places,
  value,
  onChange,
}: {
  form: FormDefinition | null;
  places: readonly string[];
  value: readonly string[];
  onChange(value: string[]): void;
}) {
  const translate = useTranslate();
  const lang = useLang();
  const title = (pointer: string) =>
    form?.attachments.find(({ id }) => pointer === `/attachments/${id}`)?.title[lang] ?? fieldPath(form, pointer, lang);
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0 }}>
      <Typography component="legend" variant="body2" color="textSecondary">
        {translate('ministry.returnFields')}
      </Typography>
      {places.map((pointer) => (
        <FormControlLabel
          key={pointer}
          sx={{ display: 'flex' }}
          control={
            <Checkbox
              size="small"
              checked={value.includes(pointer)}
              onChange={() =>
                onChange(value.includes(pointer) ? value.filter((one) => one !== pointer) : [...value, pointer])
              }
            />
          }
          label={title(pointer)}
        />
      ))}
    </Box>
  );
}

/** The parts of a form, for a decision that has no single rule to point at. */
export const partsOf = (form: FormDefinition | null): string[] =>
  Object.keys(form?.schema.properties ?? {}).map((name) => `/${name}`);
