import { Box, Link as MuiLink } from '@mui/material';
import { useTranslate } from 'react-admin';
import { addressOf } from '../providers/download';

/** The scan of a stamped letter as the browser shows it, and the way to it in a tab of its own. */
export function LetterScan({ dossierId, scanId }: { dossierId: string; scanId: string }) {
  const translate = useTranslate();
  const address = addressOf(`/dossiers/${dossierId}/scans/${scanId}`, { inline: '1' });
  return (
    <Box component="figure" className="no-print" sx={{ m: 0, minWidth: 0 }}>
      <Box
        component="iframe"
        src={address}
        title={translate('scan.title')}
        sx={{ width: '100%', height: { xs: 320, lg: 560 }, border: 1, borderColor: 'divider', borderRadius: 1 }}
      />
      <Box component="figcaption" sx={{ typography: 'body2' }}>
        <MuiLink href={address} target="_blank" rel="noreferrer">
          {translate('scan.open')}
        </MuiLink>
      </Box>
    </Box>
  );
}
