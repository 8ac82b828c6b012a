import type { PlayNotice } from '@linxuan/domain';
import { Box, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useText, useWords } from '../../components';

/** What would be told to whom, with its words; nothing of it is sent. */
export function PlayNotices({ notices }: { notices: PlayNotice[] }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const words = useWords();
  return (
    <>
      <Typography color="textSecondary" sx={{ mb: 1 }}>
        {translate(notices.length === 0 ? 'play.noNotices' : 'play.noticesHelp')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {notices.map(({ at, to, channels, words: subject, body }, index) => (
          <Box component="li" key={index} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
            <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{text(subject)}</Typography>
            <Typography variant="body2" color="textSecondary">
              {[format.dateTime(at), text(to.orgName), to.role ? words.role(to.role) : ''].filter(Boolean).join(' · ')}
              {channels.map((channel) => (
                <Chip key={channel} size="small" sx={{ ml: 0.5 }} label={translate(`play.channel.${channel}`)} />
              ))}
            </Typography>
            <Typography variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {text(body)}
            </Typography>
          </Box>
        ))}
      </Box>
    </>
  );
}
