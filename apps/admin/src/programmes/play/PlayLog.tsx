import type { PlayLine } from '@linxuan/domain';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useText, useWords } from '../../components';

/** What was done, the newest first. */
export function PlayLog({ log }: { log: PlayLine[] }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const words = useWords();
  if (log.length === 0) return <Typography>{translate('play.noLog')}</Typography>;
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {log.map((line, index) => (
        <Box
          component="li"
          key={index}
          sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', py: 0.5, borderTop: 1, borderColor: 'divider' }}
        >
          <Typography variant="body2" color="textSecondary" sx={{ width: 140 }}>
            {format.dateTime(line.at)}
          </Typography>
          <Typography sx={{ fontWeight: 600 }}>
            {words.action(line.action, { sense: line.sense, subject: line.subjectType })}
          </Typography>
          <Typography variant="body2" sx={{ flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' }}>
            {[
              text(line.stage),
              text(line.about),
              line.by === 'clock' ? translate('play.clock') : `${text(line.orgName)} ${words.role(line.role)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
