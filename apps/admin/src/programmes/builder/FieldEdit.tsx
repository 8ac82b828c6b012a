import { DATE_KINDS, type FormField } from '@linxuan/form-rules';
import { Box, Checkbox, FormControlLabel, MenuItem, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EntryField } from '../../components';
import { PairRows } from '../wizard/PairRows';
import type { BuilderProps } from './FormBuilder';
import { setField, setRequired, type Keywords } from './formText';
import { LateInput, WordsInput } from './Inputs';
import { NeededWhen } from './NeededWhen';
import { PublicInput } from './PublicInput';

/** What can be said of a field: its words, whether it is needed and public, and its bounds. */
export function FieldEdit({ field, isSection, ...props }: BuilderProps & { field: FormField; isSection: boolean }) {
  const translate = useTranslate();
  const { change, form } = props;
  const { schema, pointer } = field;
  const set = (keywords: Keywords) => change((text) => setField(text, pointer, keywords));
  return (
    <Stack spacing={1}>
      <WordsInput what="fieldTitle" value={schema['x-title']} onChange={(title) => set({ 'x-title': title })} />
      {field.widget !== 'group' && (
        <WordsInput what="help" multiline value={schema['x-help']} onChange={(help) => set({ 'x-help': help })} />
      )}
      <Bounds field={field} set={set} />
      {field.listName !== undefined && form.lists[field.listName] && <Options name={field.listName} {...props} />}
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
        {!isSection && (
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={field.required}
                onChange={({ target }) => change((text) => setRequired(text, pointer, target.checked))}
              />
            }
            label={translate('programmes.form.required')}
          />
        )}
        {field.list === undefined && (
          <PublicInput
            inherits={!isSection}
            value={schema['x-public']}
            onChange={(value) => set({ 'x-public': value ?? (isSection ? 'confidential' : undefined) })}
          />
        )}
      </Box>
      {!isSection && !field.required && field.widget !== 'group' && <NeededWhen field={field} {...props} />}
      <Typography variant="body2" color="textSecondary" sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>
        {pointer}
      </Typography>
    </Stack>
  );
}

type Bound =
  'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'minItems' | 'maxItems' | 'x-scale' | 'x-min' | 'x-max';
const BOUNDS: Partial<Record<FormField['widget'], readonly Bound[]>> = {
  text: ['minLength', 'maxLength'],
  textarea: ['minLength', 'maxLength'],
  decimal: ['x-min', 'x-max', 'x-scale'],
  integer: ['minimum', 'maximum'],
  table: ['minItems', 'maxItems'],
  cards: ['minItems', 'maxItems'],
};
/** Decimals are texts, so that nothing is rounded. */
const TEXTUAL = new Set<Bound>(['x-min', 'x-max']);

function Bounds({ field, set }: { field: FormField; set(keywords: Keywords): void }) {
  const translate = useTranslate();
  const { schema, widget } = field;
  const bounds = BOUNDS[widget] ?? [];
  const takesUnit = widget === 'decimal' || widget === 'integer';
  return (
    <>
      {(bounds.length > 0 || widget === 'date') && (
        <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))' }}>
          {bounds.map((bound) => (
            <LateInput
              key={bound}
              number
              label={translate(`programmes.builder.bound.${bound}`)}
              value={String(schema[bound] ?? '')}
              onChange={(value) =>
                set({ [bound]: value === '' ? undefined : TEXTUAL.has(bound) ? value : Math.round(Number(value)) })
              }
            />
          ))}
          {widget === 'date' && (
            <EntryField
              select
              size="small"
              label={translate('programmes.builder.dateKind')}
              value={schema['x-date'] ?? ''}
              onChange={({ target }) => set({ 'x-date': target.value as NonNullable<(typeof schema)['x-date']> })}
            >
              {DATE_KINDS.filter((kind) => kind in DATES).map((kind) => (
                <MenuItem key={kind} value={kind}>
                  {translate(`programmes.builder.date.${kind}`)}
                </MenuItem>
              ))}
            </EntryField>
          )}
        </Box>
      )}
      {takesUnit && (
        <WordsInput
          what="unit"
          value={schema['x-unit']}
          onChange={(unit) => set({ 'x-unit': unit.zh === '' && unit.en === '' ? undefined : unit })}
        />
      )}
    </>
  );
}

/** What a date of an application may be about. */
const DATES: Readonly<Record<string, true>> = { past: true, plan: true, any: true };

/** The choices of a list; every field that names the list has the same. */
function Options({ name, form, change }: BuilderProps & { name: string }) {
  const translate = useTranslate();
  const options = form.lists[name] ?? [];
  return (
    <Box role="group" aria-label={translate('programmes.builder.options')}>
      <Typography variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>
        {translate('programmes.builder.options')}
      </Typography>
      <PairRows
        nested
        rows={options}
        what={translate('programmes.builder.option')}
        least={1}
        blank={{ code: freeCode(options.map(({ code }) => code)), title: { zh: '', en: '' } }}
        nameOf={({ title }) => title}
        named={(row, title) => ({ ...row, title })}
        onChange={(rows) => change((text) => text.set(['lists', name], rows))}
      />
    </Box>
  );
}

/** Codes stay what they are once they were used; a new choice gets the next free letter. */
function freeCode(taken: readonly string[]): string {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'].find((letter) => !taken.includes(letter));
  return letters ?? `a${taken.length + 1}`;
}
