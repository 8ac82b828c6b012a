import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { DayField } from '../components/DayField';
import type { SessionDraft } from './session';
import { EntryField } from '../components';

export function SessionFields({ value, onChange }: { value: SessionDraft; onChange(value: SessionDraft): void }) {
  const translate = useTranslate();
  const set =
    (field: keyof SessionDraft) =>
    ({ target }: { target: { value: string } }) =>
      onChange({ ...value, [field]: target.value });
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 220px 1fr' } }}>
      <EntryField label={translate('evaluation.session.title')} value={value.title} onChange={set('title')} required />
      <DayField
        kind="ahead"
        withTime
        label={translate('evaluation.session.at')}
        value={value.at}
        onChange={set('at')}
        required
      />
      <EntryField label={translate('evaluation.session.place')} value={value.place} onChange={set('place')} required />
    </Box>
  );
}
