import AccessTimeIcon from '@mui/icons-material/AccessTime';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import EventIcon from '@mui/icons-material/EventOutlined';
import TodayIcon from '@mui/icons-material/HourglassBottom';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useText } from '../i18n/useText';
import type { Text, Urgency } from '../providers/types';
import { useTones } from '../theme/useTones';
import { usePassed } from './usePassed';

const ICONS = {
  overdue: ErrorIcon,
  today: TodayIcon,
  soon: AccessTimeIcon,
  normal: EventIcon,
  none: EventIcon,
} as const;

export interface DeadlineProps {
  dueAt: string | null | undefined;
  urgency?: Urgency | null;
  /** Words of the server: working days left, counted on the calendar. */
  timeLeft?: Text | string | null;
  /** For the columns of a table. */
  oneLine?: boolean;
}

/** How long is left, in words; colour and icon repeat what the words say. */
export function DeadlineChip({ dueAt, urgency, timeLeft, oneLine = false }: DeadlineProps) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const tones = useTones();
  const passed = usePassed(dueAt);
  // The answer is older than the page: what has just fallen due says so before the server is asked again.
  const isStale = passed && urgency !== 'overdue' && urgency !== undefined && urgency !== null;
  const degree = isStale ? 'overdue' : dueAt ? (urgency ?? 'normal') : 'none';
  const Icon = ICONS[degree];
  const words = isStale
    ? translate('deadline.passed')
    : dueAt
      ? text(timeLeft) || translate('deadline.due', { date: format.date(dueAt) })
      : translate('deadline.none');
  return (
    <Box
      component="span"
      title={dueAt ? translate('deadline.due', { date: format.dateTime(dueAt) }) : undefined}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        px: 0.75,
        py: 0.25,
        borderRadius: 1,
        fontSize: '0.8125rem',
        fontWeight: degree === 'normal' || degree === 'none' ? 500 : 650,
        lineHeight: 1.5,
        whiteSpace: oneLine ? 'nowrap' : 'normal',
        color: tones.urgency[degree].text,
        bgcolor: tones.urgency[degree].wash,
      }}
    >
      <Icon sx={{ fontSize: '1rem' }} aria-hidden />
      {words}
    </Box>
  );
}

/** Only how urgent it is, as a word in its colour. */
export function UrgencyText({ urgency }: { urgency: Urgency | 'none' }) {
  const translate = useTranslate();
  const tones = useTones();
  return (
    <Box component="span" sx={{ color: tones.urgency[urgency].text, fontWeight: 650 }}>
      {translate(`urgency.${urgency}`)}
    </Box>
  );
}
