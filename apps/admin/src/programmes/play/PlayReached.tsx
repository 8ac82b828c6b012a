import type { PlayReach } from '@linxuan/domain';
import { Alert, Box, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useJoin, useText, useWords } from '../../components';

/** What plays of this text reached, and what nobody has tried yet; the check of the version names it too. */
export function PlayReached({ reach }: { reach: PlayReach }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const words = useWords();
  const { edges, stages, roles, notices } = reach;
  const share = edges.all === 0 ? 0 : Math.round((100 * edges.walked) / edges.all);
  return (
    <>
      <Typography id="play-share" sx={{ fontWeight: 600 }}>
        {translate('play.share', { walked: edges.walked, all: edges.all, share })}
      </Typography>
      <LinearProgress variant="determinate" value={share} aria-labelledby="play-share" sx={{ mb: 2, maxWidth: 480 }} />
      <Panel title={translate('play.reachStages')}>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {stages.map(({ id, title, sense, reached, walked, all, acts }) => (
            <Box component="li" key={id} sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
              <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
                <Typography sx={{ flex: '1 1 200px', fontWeight: 600 }}>{text(title)}</Typography>
                <Typography color={reached ? 'textSecondary' : 'warning'}>
                  {reached ? translate('play.walked', { walked, all }) : translate('play.unreached')}
                </Typography>
              </Box>
              {acts.length > 0 && (
                <Typography variant="body2" color="textSecondary">
                  {translate('play.untried', {
                    acts: join([...new Set(acts.map((act) => words.action(act, { sense })))]),
                  })}
                </Typography>
              )}
            </Box>
          ))}
        </Box>
      </Panel>
      <Panel title={translate('play.reachRoles')}>
        {roles.length === 0 ? (
          <Alert severity="success">{translate('play.allRoles')}</Alert>
        ) : (
          <Typography>{join(roles.map((role) => words.role(role)))}</Typography>
        )}
      </Panel>
      <Panel title={translate('play.reachNotices')}>
        {notices.length === 0 ? (
          <Alert severity="success">{translate('play.allNotices')}</Alert>
        ) : (
          <Typography>{join(notices.map(({ name }) => text(name)))}</Typography>
        )}
      </Panel>
    </>
  );
}
