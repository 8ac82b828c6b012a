import CloudDoneIcon from '@mui/icons-material/CloudDoneOutlined';
import CloudOffIcon from '@mui/icons-material/CloudOffOutlined';
import SyncIcon from '@mui/icons-material/Sync';
import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLang } from '../../components';
import { useTones } from '../../theme/useTones';
import { useDraft, useDraftState } from '../draft/DraftContext';

/** Where what was typed is right now: with the server since when, on its way, or only on this device. */
export function SaveState({ short = false }: { short?: boolean }) {
  const translate = useTranslate();
  const lang = useLang();
  const tones = useTones();
  const { session } = useDraft();
  const status = useDraftState((state) => state.status);
  const savedAt = useDraftState((state) => state.savedAt);
  const journaled = useDraftState((state) => state.journaled);
  const conflicts = useDraftState((state) => state.conflicts.length);
  const away = status === 'offline' || status === 'stopped';
  const Icon = away ? CloudOffIcon : status === 'saved' ? CloudDoneIcon : SyncIcon;
  const words =
    conflicts > 0
      ? translate('applications.save.conflicts', { smart_count: conflicts })
      : status === 'saved'
        ? savedAt
          ? translate('applications.save.saved', { time: clock(savedAt, lang) })
          : translate('applications.save.nothing')
        : translate(`applications.save.${status}${away && !journaled ? 'Unkept' : ''}`);
  return (
    <Box
      role="status"
      aria-live="polite"
      data-save={status}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.75,
        color: away || conflicts > 0 ? tones.urgency.today.text : 'text.secondary',
        minWidth: 0,
      }}
    >
      <Icon sx={{ fontSize: 18, flex: 'none' }} aria-hidden />
      <Typography variant="body2" sx={{ fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
        {words}
      </Typography>
      {status === 'offline' && !short && (
        <Button size="small" onClick={() => session.retry()}>
          {translate('problem.retry')}
        </Button>
      )}
    </Box>
  );
}

function clock(instant: string, lang: 'zh' | 'en'): string {
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}
