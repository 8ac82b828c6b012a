import type { OwnDrawCodeView } from '@linxuan/contracts';
import { Box, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useRead, useText } from '../components';

/** The codes under which the expert stands in draws: hers alone to see, with what proves them. */
export function OwnCodes() {
  const translate = useTranslate();
  const text = useText();
  const read = useRead<{ data: OwnDrawCodeView[] }>('/my-draw-codes');
  const rows = read.data?.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title={translate('draws.ownCodes')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('draws.ownHelp')}
      </Typography>
      {rows.map((row) => (
        <Box component="section" key={row.roundId} aria-label={row.code} sx={{ mb: 1.5 }}>
          <Typography>
            {text(row.stage)} · {translate('draws.round', { number: row.number })} ·{' '}
            <strong>
              <code>{row.code}</code>
            </strong>{' '}
            · {translate(`draws.phase.${row.phase}`)}
          </Typography>
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {translate('draws.salt')} <code>{row.place.salt}</code>
          </Typography>
          <MuiLink href={row.publicUrl} target="_blank" rel="noreferrer">
            {translate('draws.publicPage')}
          </MuiLink>
        </Box>
      ))}
    </Panel>
  );
}
