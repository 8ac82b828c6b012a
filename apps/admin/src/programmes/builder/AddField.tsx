import { isVisible, type FormField } from '@linxuan/form-rules';
import AddIcon from '@mui/icons-material/Add';
import { Box, Button, MenuItem, Paper } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField } from '../../components';
import type { BuilderProps } from './FormBuilder';
import { addField, setRequired } from './formText';
import { blankField, COLUMN_KINDS, FIELD_KINDS, fieldName, type FieldKind } from './kinds';

/** Adds a field behind the others: its kind and what it is called; the rest is said once it stands there. */
export function AddField({
  parent,
  siblings,
  label,
  form,
  taxonomy,
  change,
  onOpen,
}: BuilderProps & { parent: string; siblings: readonly FormField[]; label: string }) {
  const translate = useTranslate();
  const [adding, setAdding] = useState(false);
  const [kind, setKind] = useState<FieldKind>('text');
  const [title, setTitle] = useState({ zh: '', en: '' });
  const isColumn = parent.includes('*');
  const add = () => {
    const name = fieldName(
      title.en,
      siblings.map((field) => field.name),
    );
    const pointer = `${parent}/${name}`;
    const list = fieldName(title.en, Object.keys(form.lists));
    change((text) => {
      const [slot] = form.attachments;
      addField(text, parent, name, blankField(kind, title, { list, slot: slot?.id ?? '', taxonomy }));
      if (kind === 'declaration') setRequired(text, pointer, true);
      if (kind === 'select')
        text.add(['lists'], list, [
          {
            code: 'a',
            title: {
              zh: translate('programmes.builder.newOption.zh'),
              en: translate('programmes.builder.newOption.en'),
            },
          },
        ]);
    });
    setAdding(false);
    setTitle({ zh: '', en: '' });
    onOpen(pointer);
  };
  if (!adding)
    return (
      <Button size="small" startIcon={<AddIcon />} onClick={() => setAdding(true)}>
        {label}
      </Button>
    );
  return (
    <Paper
      variant="outlined"
      role="group"
      aria-label={label}
      sx={{ p: 1.25, my: 0.5, display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1fr' } }}
    >
      <EntryField
        select
        size="small"
        label={translate('programmes.builder.kind')}
        value={kind}
        onChange={({ target }) => setKind(target.value as FieldKind)}
      >
        {(isColumn ? COLUMN_KINDS : FIELD_KINDS)
          .filter((one) => one !== 'attachment-ref' || form.attachments.length > 0)
          .map((one) => (
            <MenuItem key={one} value={one}>
              {translate(`programmes.builder.kind.${one}`)}
            </MenuItem>
          ))}
      </EntryField>
      {(['zh', 'en'] as const).map((lang) => (
        <EntryField
          key={lang}
          size="small"
          label={translate(`programmes.wizard.${lang}`, { what: translate('programmes.builder.fieldTitle') })}
          value={title[lang]}
          onChange={({ target }) => setTitle({ ...title, [lang]: target.value })}
        />
      ))}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button variant="contained" size="small" disabled={!isVisible(title.zh) || !isVisible(title.en)} onClick={add}>
          {translate('programmes.builder.add')}
        </Button>
        <Button size="small" onClick={() => setAdding(false)}>
          {translate('programmes.cancel')}
        </Button>
      </Box>
    </Paper>
  );
}
