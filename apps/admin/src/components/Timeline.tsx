import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat, useText } from '../i18n/useText';
import type { Text } from '../providers/types';
import { useTones } from '../theme/useTones';
import { useWords } from './words';

export interface TimelineEvent {
  at: string;
  event: string;
  action?: string | null;
  stage?: string | null;
  stageTitle?: Text | null;
  actorOrg?: Text | string | null;
  actorName?: string | null;
  actorRole?: string | null;
  /** The deputy who acted for `actorName`. */
  deputyName?: string | null;
  reason?: string | null;
  reasonCode?: string | null;
  reasonText?: Text | null;
  fromState?: string | null;
  toState?: string | null;
  version?: number | null;
}

const PAGE = 20;

/** What happened, newest first: when, what, who for which organisation, and why. */
export function Timeline({ events }: { events: TimelineEvent[] }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const words = useWords();
  const tones = useTones();
  const [shown, setShown] = useState(PAGE);
  if (events.length === 0) return <Typography color="textSecondary">{translate('timeline.none')}</Typography>;
  const sorted = [...events].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, pl: 2, borderLeft: `2px solid ${tones.line}` }}>
        {sorted.slice(0, shown).map((entry, index) => (
          <Box
            component="li"
            key={`${entry.at} ${index}`}
            sx={{
              position: 'relative',
              pb: 2,
              '&::before': {
                content: '""',
                position: 'absolute',
                left: -23,
                top: 7,
                width: 12,
                height: 12,
                borderRadius: '50%',
                bgcolor: index === 0 ? tones.primary : tones.paper,
                border: `2px solid ${tones.primary}`,
                boxSizing: 'border-box',
              },
            }}
          >
            <Typography sx={{ fontWeight: 650 }}>
              {words.event(entry.event)}
              {entry.stageTitle && (
                <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
                  {' '}
                  · {text(entry.stageTitle)}
                </Box>
              )}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              <time dateTime={entry.at}>{format.dateTime(entry.at)}</time> ·{' '}
              {[
                text(entry.actorOrg),
                entry.deputyName
                  ? translate('timeline.deputy', { deputy: entry.deputyName, name: entry.actorName ?? '' })
                  : entry.actorName,
                entry.actorRole ? words.role(entry.actorRole) : '',
              ]
                .filter(Boolean)
                .join(' · ') || translate('timeline.system')}
            </Typography>
            {(entry.reasonText || entry.reason) && (
              <Typography
                variant="body2"
                sx={{ mt: 0.5, pl: 1, borderLeft: `3px solid ${tones.line}`, whiteSpace: 'pre-wrap' }}
              >
                {[text(entry.reasonText), entry.reason].filter(Boolean).join(translate('mark.colon'))}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
      {sorted.length > shown && (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          {translate('timeline.more')}
        </Button>
      )}
    </>
  );
}
