import type { OrderEffectDto } from '@linxuan/contracts';
import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useJoin, useText } from '../components';
import { useChange } from './useChange';

const SHOWN = 12;

/** What the dry run found: what would change, and whose work it touches. */
export function OrderEffect({ effect }: { effect: OrderEffectDto }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const said = useChange();
  return (
    <Alert severity="info" role="status">
      <Typography sx={{ fontWeight: 600 }}>{translate('orders.effect')}</Typography>
      {effect.changes.map((change) => (
        <Typography key={change.what.zh} variant="body2">
          {text(change.what)}
          {translate('mark.colon')}
          {said(change.before)} → <strong>{said(change.after)}</strong>
        </Typography>
      ))}
      {effect.handedOver.length > 0 && (
        <Typography variant="body2">{translate('orders.handedOver', { numbers: join(effect.handedOver) })}</Typography>
      )}
      <Typography sx={{ fontWeight: 600, mt: 1 }}>
        {translate('orders.touched')}
        {translate('mark.aside', { words: effect.organisations.length })}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {effect.organisations.slice(0, SHOWN).map(({ id, name, running, openTasks }) => (
          <li key={id}>
            {text(name)}
            {translate('mark.colon')}
            {translate('orders.touchedLine', { running, tasks: openTasks })}
          </li>
        ))}
        {effect.organisations.length > SHOWN && (
          <li>{translate('orders.more', { count: effect.organisations.length - SHOWN })}</li>
        )}
      </Box>
    </Alert>
  );
}
