import type { AttachmentSlot, FileKind } from '@linxuan/form-rules';
import { Box, Checkbox, FormControlLabel, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { BuilderProps } from './FormBuilder';
import { LateInput, WordsInput } from './Inputs';
import { PublicInput } from './PublicInput';

const KINDS: readonly FileKind[] = ['pdf', 'jpg', 'png', 'docx', 'mp4'];

/** A place for files: what belongs there, how many, which kinds and how large. */
export function SlotEdit({
  slot,
  index,
  change,
}: Pick<BuilderProps, 'change'> & { slot: AttachmentSlot; index: number }) {
  const translate = useTranslate();
  const set = (key: keyof AttachmentSlot, value: unknown) =>
    change((text) => text.set(['attachments', index, key], value));
  const number = (key: 'min' | 'max' | 'perFileMb') => (
    <LateInput
      number
      label={translate(`programmes.builder.slot.${key}`)}
      value={String(slot[key])}
      onChange={(value) => value !== '' && set(key, Number(value))}
    />
  );
  return (
    <Stack spacing={1}>
      <WordsInput what="fieldTitle" value={slot.title} onChange={(title) => set('title', title)} />
      <WordsInput what="help" multiline value={slot.help} onChange={(help) => set('help', help)} />
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))' }}>
        {number('min')}
        {number('max')}
        {number('perFileMb')}
      </Box>
      <Box role="group" aria-label={translate('programmes.builder.slot.accept')}>
        {KINDS.map((kind) => (
          <FormControlLabel
            key={kind}
            control={
              <Checkbox
                size="small"
                checked={slot.accept.includes(kind)}
                onChange={({ target }) =>
                  set(
                    'accept',
                    KINDS.filter((one) => (one === kind ? target.checked : slot.accept.includes(one))),
                  )
                }
              />
            }
            label={kind.toUpperCase()}
          />
        ))}
      </Box>
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={slot.required}
              onChange={({ target }) =>
                change((text) => {
                  text.set(['attachments', index, 'required'], target.checked);
                  text.set(['attachments', index, 'min'], target.checked ? Math.max(1, slot.min) : 0);
                })
              }
            />
          }
          label={translate('programmes.form.required')}
        />
        <PublicInput value={slot.public} onChange={(value) => set('public', value ?? 'confidential')} />
      </Box>
    </Stack>
  );
}
