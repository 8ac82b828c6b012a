import type { SignaturesDto } from '@linxuan/contracts';
import { Box, Button, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useFormat, useText } from '../components';

/**
 * What others proposed and this person may decide: what, concerning whom, by whom and since when, what waits longest
 * first.
 */
export function SignaturesWaiting({ signatures: { count, waiting } }: { signatures: SignaturesDto }) {
  const translate = useTranslate();
  const more = count - waiting.length;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={translate('home.signaturesTitle')}
      sx={{ p: 2, mb: 2, mt: 2 }}
    >
      <Typography sx={{ fontWeight: count > 0 ? 650 : 400 }} color={count > 0 ? 'textPrimary' : 'textSecondary'}>
        {count > 0 ? translate('home.signatures', { smart_count: count, count }) : translate('home.noSignatures')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {waiting.map((one) => (
          <Waiting
            key={`${one.rule} ${one.id}`}
            one={one}
            button={
              <Button component={Link} to={one.link} size="small" variant="contained">
                {translate('home.openSignature')}
              </Button>
            }
          />
        ))}
      </Box>
      {more > 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('home.moreSignatures', { smart_count: more, count: more })}
        </Typography>
      )}
    </Paper>
  );
}

/** One proposal; the button leads to where it is decided. */
export function Waiting({ one, button }: { one: SignaturesDto['waiting'][number]; button: ReactNode }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const at = format.dateTime(one.since);
  return (
    <Box
      component="li"
      sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1, flexWrap: 'wrap', mt: 1 }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>
          {text(one.what)} · {text(one.about)}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {one.proposedBy === null
            ? translate('home.signatureByCommand', { at })
            : translate('home.signatureBy', { name: one.proposedBy, at })}
        </Typography>
      </Box>
      {button}
    </Box>
  );
}
