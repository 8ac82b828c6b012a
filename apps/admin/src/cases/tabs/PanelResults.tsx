import type { CaseDetailDto } from '@linxuan/contracts';
import { Box, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useFormat, useText } from '../../components';

/** A panel as far as it is released: who sits, who has sealed, and the result once all have. */
export function PanelResults({ panel }: { panel: CaseDetailDto['panels'][number] }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const live = panel.seats.filter(({ state }) => state !== 'recused' && state !== 'replaced');
  const points = (value: number | null) => (value === null ? '—' : format.number(value / 100, 2));
  return (
    <Panel
      title={`${translate('cases.panel.title')} · ${text(panel.stageTitle)}`}
      aside={
        <Typography variant="body2">
          {translate('cases.panel.sealed', {
            sealed: live.filter(({ state }) => state === 'sealed').length,
            seats: live.length,
          })}
        </Typography>
      }
    >
      {panel.sessionTitle && (
        <Typography variant="body2" sx={{ mb: 1 }}>
          {translate('cases.panel.session')}
          {translate('mark.colon')}
          {[panel.sessionTitle, format.dateTime(panel.sessionAt), panel.sessionPlace].filter(Boolean).join(' · ')}
        </Typography>
      )}
      {panel.mean === null ? (
        <Typography color="textSecondary">{translate('cases.panel.notReleased')}</Typography>
      ) : (
        <Box sx={{ display: 'flex', gap: 3, mb: 1 }}>
          <Typography>
            {translate('cases.panel.mean')} <b>{points(panel.mean)}</b>
          </Typography>
          <Typography>
            {translate('cases.panel.spread')} <b>{points(panel.spread)}</b>
          </Typography>
        </Box>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {panel.seats.map((seat) => (
          <Box
            component="li"
            key={seat.id}
            sx={{
              display: 'flex',
              gap: 1,
              flexWrap: 'wrap',
              alignItems: 'center',
              py: 0.75,
              borderTop: 1,
              borderColor: 'divider',
            }}
          >
            <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
              <Typography sx={{ fontWeight: 550 }}>{seat.expertName ?? translate('cases.panel.expert')}</Typography>
              <Typography variant="body2" color="textSecondary">
                {text(seat.expertOrgName)}
              </Typography>
              {seat.reason && (
                <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
                  {seat.reason}
                </Typography>
              )}
            </Box>
            <Chip size="small" label={translate(`seatState.${seat.state}`)} />
            <Typography sx={{ minWidth: 64, textAlign: 'end', fontVariantNumeric: 'tabular-nums' }}>
              {points(seat.total)}
            </Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
