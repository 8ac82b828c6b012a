import type { PlayView } from '@linxuan/domain';
import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useFormat, useText } from '../../components';
import type { Chosen } from './PlayBoard';

/** Places that are used, and dates that run. */
export function PlayDates({ view, onChoose }: { view: PlayView; onChoose(chosen: Chosen): void }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const amount = (value: number, money: boolean) =>
    money ? translate('play.yuan', { amount: format.number(value / 100) }) : format.number(value);
  return (
    <>
      <Panel title={translate('play.quotas')}>
        {view.quotas.length === 0 && <Typography color="textSecondary">{translate('play.noQuotas')}</Typography>}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {view.quotas.map(({ org, orgName, title, used, cap, money }) => (
            <Box component="li" key={org} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', py: 0.5 }}>
              <Typography sx={{ flex: '1 1 220px', minWidth: 0 }}>
                {text(orgName)} · {text(title)}
              </Typography>
              <Typography>
                {translate('play.used', {
                  used: amount(used, money),
                  cap: cap === null ? translate('play.uncapped') : amount(cap, money),
                })}
              </Typography>
            </Box>
          ))}
        </Box>
      </Panel>
      <Panel title={translate('play.dates')}>
        {view.dates.length === 0 && <Typography color="textSecondary">{translate('play.noDates')}</Typography>}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {view.dates.map(({ subjectType, subjectId, kind, stage, orgName, about, dueAt }) => (
            <Box
              component="li"
              key={subjectId}
              sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'baseline', py: 0.25 }}
            >
              <Typography sx={{ width: 110 }} color={dueAt < view.now ? 'error' : undefined}>
                {format.date(dueAt)}
              </Typography>
              <Button
                size="small"
                onClick={() =>
                  onChoose({
                    subjectType,
                    subjectId,
                    title: `${translate(`play.date.${kind}`)} · ${text(orgName)}`,
                    parts: [],
                  })
                }
              >
                {translate(`play.date.${kind}`)}
              </Button>
              <Typography variant="body2" sx={{ flex: '1 1 220px', minWidth: 0, overflowWrap: 'anywhere' }}>
                {[text(stage), text(orgName), text(about)].filter(Boolean).join(' · ')}
              </Typography>
            </Box>
          ))}
        </Box>
      </Panel>
    </>
  );
}
