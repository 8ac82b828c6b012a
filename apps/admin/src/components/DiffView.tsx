import type { FormDefinition, Json } from '@linxuan/form-rules';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLang } from '../i18n/useText';
import type { Text } from '../providers/types';
import { useTones } from '../theme/useTones';
import { fieldOf, fieldPath, valueText } from './fieldWords';
import { useNames } from './useNames';

export interface FieldChange {
  pointer: string;
  before?: Json | undefined;
  after?: Json | undefined;
  kind?: 'added' | 'removed' | 'changed' | 'moved';
  /** Headings down to the field and its unit, where the server names them. */
  titles?: Text[];
  unit?: Text | null;
}

/** A row or a list without its form: its values, one after the other. */
function plain(value: Json, between: string): string {
  if (Array.isArray(value)) return value.map((entry) => plain(entry, between)).join(between);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([key]) => key !== 'id')
      .map(([, entry]) => plain(entry, between))
      .filter(Boolean)
      .join(' · ');
  return value === null ? '' : String(value);
}

/** What changed, field by field; with the form the places and the values have their words. */
export function DiffView({ changes, form = null }: { changes: FieldChange[]; form?: FormDefinition | null }) {
  const translate = useTranslate();
  const lang = useLang();
  const tones = useTones();
  const named = useNames();
  if (changes.length === 0) return <Typography color="textSecondary">{translate('diff.none')}</Typography>;
  const words = (change: FieldChange, value: Json | undefined) => {
    if (value === undefined || value === null || value === '') return translate('diff.empty');
    const unit = typeof value === 'string' && change.unit ? ` ${change.unit[lang]}` : '';
    return form
      ? (valueText(form, fieldOf(form, change.pointer), value, lang, named) ?? translate('diff.empty'))
      : typeof value === 'string'
        ? `${value}${unit}`
        : plain(value, translate('mark.semicolon'));
  };
  const cell = (change: FieldChange, side: 'before' | 'after') => (
    <Box
      sx={{
        minWidth: 0,
        p: 1,
        borderRadius: 1,
        whiteSpace: 'pre-wrap',
        bgcolor: side === 'before' ? tones.urgency.overdue.wash : tones.urgency.normal.wash,
      }}
    >
      <Typography
        component="span"
        variant="body2"
        sx={{
          display: 'block',
          fontWeight: 650,
          color: side === 'before' ? tones.urgency.overdue.text : tones.urgency.normal.text,
        }}
      >
        {translate(`diff.${side}`)}
      </Typography>
      <Box
        component={side === 'before' ? 'del' : 'ins'}
        sx={{ textDecoration: side === 'before' ? 'line-through' : 'none' }}
      >
        {words(change, change[side])}
      </Box>
    </Box>
  );
  return (
    <Box component="section" aria-label={translate('diff.title')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('diff.count', { count: changes.length })}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {changes.map((change) => (
          <Box component="li" key={`${change.pointer} ${change.kind ?? ''}`}>
            <Typography sx={{ fontWeight: 650 }}>
              {change.titles?.length
                ? change.titles.map((title) => title[lang]).join(' › ')
                : fieldPath(form, change.pointer, lang)}{' '}
              <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
                {translate(`diff.${change.kind ?? 'changed'}`)}
              </Box>
            </Typography>
            <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
              {cell(change, 'before')}
              {cell(change, 'after')}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
