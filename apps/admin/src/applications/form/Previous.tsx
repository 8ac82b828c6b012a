import { getAt, sameJson, type FormField, type Json } from '@linxuan/form-rules';
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLang, valueText } from '../../components';
import { useDraft, useValue } from '../draft/DraftContext';

/** What stood here when the application was sent back, so that nobody has to remember. */
export function Previous({ field, pointer }: { field: FormField; pointer: string }) {
  const translate = useTranslate();
  const lang = useLang();
  const { draft, form } = useDraft();
  const now = useValue(pointer) ?? null;
  const before = getAt(draft.previous as Json, pointer) ?? null;
  const value = valueText(form, field.schema, before, lang) ?? translate('field.empty');
  return (
    <Typography variant="body2" sx={{ mt: 0.5 }}>
      {sameJson(now, before) ? translate('applications.unchanged') : translate('applications.wasBefore', { value })}
    </Typography>
  );
}
