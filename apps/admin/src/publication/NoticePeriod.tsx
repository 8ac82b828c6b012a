import type { site } from '@linxuan/contracts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useLang, useText } from '../components';

const WEEKDAYS = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'],
} as const;

/** The period day by day: which day counts as which working day, and why the others do not. */
export function NoticePeriod({ period }: { period: site.NoticePeriodView }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const lang = useLang();
  return (
    <Box>
      <Typography sx={{ fontWeight: 600 }}>
        {format.date(period.days[0]?.date)} — {format.date(period.lastDay)}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {text(period.explanation)}
      </Typography>
      <Box
        component="ol"
        aria-label={translate('publication.notice.period')}
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 0.5 }}
      >
        {period.days.map(({ date, kind, n }) => (
          <Box
            component="li"
            key={date}
            sx={{
              minWidth: 62,
              textAlign: 'center',
              px: 0.5,
              py: 0.25,
              border: 1,
              borderColor: n === null ? 'divider' : 'primary.main',
              borderRadius: 1,
              color: n === null ? 'text.secondary' : 'text.primary',
            }}
          >
            <Typography variant="body2" component="span" sx={{ display: 'block' }}>
              {Number(date.slice(5, 7))}/{Number(date.slice(8))}{' '}
              {WEEKDAYS[lang][new Date(`${date}T00:00:00Z`).getUTCDay()]}
            </Typography>
            <Typography
              variant="caption"
              component="span"
              sx={{ display: 'block', fontWeight: n === null ? 400 : 700 }}
            >
              {n !== null ? `${n}${kind === 'make-up' ? (lang === 'zh' ? ' 调休' : ' make-up') : ''}` : '—'}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
