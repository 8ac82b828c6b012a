import { cutText, dateBounds, type ListEntry } from '@linxuan/form-rules';
import { Box, Checkbox, FormControlLabel, NativeSelect, OutlinedInput, Radio, RadioGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CalendarButton, useLang, useRead, useTyped } from '../../components';
import { useDraft, useValue } from '../draft/DraftContext';
import { FieldFrame } from './FieldFrame';
import { ariaOf, type InputProps } from './TextInput';

export const selectInput = <OutlinedInput size="small" sx={{ bgcolor: 'background.paper' }} />;

/** One of a list; the browser's own control, which every phone and screen reader knows. */
export function SelectInput({ field, pointer, narrow = false }: InputProps) {
  const lang = useLang();
  const translate = useTranslate();
  const { session } = useDraft();
  const value = useValue(pointer);
  const remote = useRead<ListEntry[]>(
    field.options === undefined && field.listName === 'central-groups' ? '/central-groups' : null,
    { staleTime: 3_600_000 },
  );
  const options = field.options ?? remote.data ?? [];
  const known = typeof value === 'string' ? value : '';
  return (
    <FieldFrame field={field} pointer={pointer} narrow={narrow}>
      {({ id, ...aria }) => (
        <NativeSelect
          id={id}
          fullWidth
          value={known}
          input={selectInput}
          error={aria['aria-invalid']}
          inputProps={ariaOf(aria)}
          onChange={({ target }) => session.edit(pointer, target.value === '' ? undefined : target.value)}
        >
          <option value="">{translate('applications.choose')}</option>
          {known !== '' && !options.some(({ code }) => code === known) && <option value={known}>{known}</option>}
          {options.map(({ code, title }) => (
            <option key={code} value={code}>
              {title[lang]}
            </option>
          ))}
        </NativeSelect>
      )}
    </FieldFrame>
  );
}

export function YesNoInput({ field, pointer, narrow = false }: InputProps) {
  const translate = useTranslate();
  const { session } = useDraft();
  const value = useValue(pointer);
  return (
    <FieldFrame field={field} pointer={pointer} group narrow={narrow}>
      {({ labelId }) => (
        <RadioGroup
          row
          aria-labelledby={labelId}
          value={typeof value === 'boolean' ? String(value) : ''}
          onChange={(_, chosen) => session.edit(pointer, chosen === 'true')}
        >
          <FormControlLabel value="true" control={<Radio />} label={translate('field.yes')} />
          <FormControlLabel value="false" control={<Radio />} label={translate('field.no')} />
        </RadioGroup>
      )}
    </FieldFrame>
  );
}

/** A statement that has to be confirmed: the words stand beside the box, not above it. */
export function DeclarationInput({ field, pointer }: InputProps) {
  const translate = useTranslate();
  const { session } = useDraft();
  const value = useValue(pointer);
  return (
    <FieldFrame field={field} pointer={pointer} group>
      {({ id, labelId, ...aria }) => (
        <FormControlLabel
          control={
            <Checkbox
              id={id}
              checked={value === true}
              onChange={(_, checked) => session.edit(pointer, checked)}
              slotProps={{ input: ariaOf({ labelId, ...aria }) }}
            />
          }
          label={translate('applications.confirmed')}
        />
      )}
    </FieldFrame>
  );
}

export function DateInput({ field, pointer, narrow = false }: InputProps) {
  const translate = useTranslate();
  const { session, draft } = useDraft();
  const value = useValue(pointer);
  const today = typeof draft.facts['today'] === 'string' ? draft.facts['today'] : undefined;
  // A form says what each of its dates is about; the calendar offers what its rule takes.
  const { from, to } = dateBounds(field.schema['x-date'] ?? 'any', today);
  const day = typeof value === 'string' ? value : '';
  const write = (typed: string) => session.edit(pointer, typed === '' ? undefined : typed);
  const typed = useTyped({ kind: 'date' }, day, write);
  return (
    <FieldFrame field={field} pointer={pointer} narrow={narrow} notes={typed.notes}>
      {({ id, ...aria }) => (
        <OutlinedInput
          id={id}
          size="small"
          placeholder={translate('typed.day')}
          value={day}
          error={aria['aria-invalid']}
          onChange={({ target }) => write(cutText(target.value, 40))}
          onBlur={typed.leave}
          endAdornment={<CalendarButton value={day} min={from} max={to} onChoose={write} />}
          slotProps={{ input: { ...ariaOf(aria), inputMode: 'text', autoComplete: 'off' } }}
          sx={{ bgcolor: 'background.paper', minWidth: 200, maxWidth: '100%' }}
        />
      )}
    </FieldFrame>
  );
}

/** A reference to an uploaded file of the slot. */
export function FileRefInput({ field, pointer, narrow = false }: InputProps) {
  const lang = useLang();
  const translate = useTranslate();
  const { session, files, form } = useDraft();
  const value = useValue(pointer);
  const offered = files.filter(({ slot }) => slot === field.slot);
  const slot = form.attachments.find(({ id }) => id === field.slot);
  return (
    <FieldFrame field={field} pointer={pointer} narrow={narrow}>
      {({ id, ...aria }) => (
        <>
          <NativeSelect
            id={id}
            fullWidth
            value={typeof value === 'string' ? value : ''}
            input={selectInput}
            error={aria['aria-invalid']}
            inputProps={ariaOf(aria)}
            onChange={({ target }) => session.edit(pointer, target.value === '' ? undefined : target.value)}
          >
            <option value="">{translate('applications.choose')}</option>
            {typeof value === 'string' && value !== '' && !offered.some((file) => file.id === value) && (
              <option value={value}>{translate('applications.fileGone')}</option>
            )}
            {offered.map((file) => (
              <option key={file.id} value={file.id}>
                {file.name}
              </option>
            ))}
          </NativeSelect>
          {offered.length === 0 && slot && (
            <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
              {translate('applications.uploadFirst', { slot: slot.title[lang] })}
            </Box>
          )}
        </>
      )}
    </FieldFrame>
  );
}
