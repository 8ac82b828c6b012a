import type { DraftDto, ReceiptDto } from '@linxuan/contracts';
import { Box, Button, GlobalStyles } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { Page, ProblemAlert, useRead } from '../../components';
import { PAPER } from '../print/paper';
import { PrintedForm } from '../print/PrintedForm';

/** The whole form as it is filed: tables, units, and what is not public marked as such. */
export default function PrintPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const read = useRead<DraftDto>(`/cases/${id}/draft`, { staleTime: 0 });
  const isFiled = read.data !== undefined && !read.data.editable && read.data.revision > 0;
  const receipt = useRead<ReceiptDto>(isFiled ? `/cases/${id}/receipt` : null);
  // What goes on paper waits for the names of places, which would stand there as codes, and for the digest.
  const regions = useRead<unknown[]>('/regions', { staleTime: Infinity });
  const isReady = regions.data !== undefined && (!isFiled || receipt.data !== undefined || receipt.error !== null);
  return (
    <Page title={translate('applications.print.title')} read={read} width={900}>
      {(draft) => (
        <>
          <GlobalStyles styles={PAPER} />
          <Box className="no-print" sx={{ display: 'flex', gap: 1, mb: 2, flexWrap: 'wrap' }}>
            <Button variant="contained" disabled={!isReady} onClick={() => window.print()}>
              {translate('applications.print.button')}
            </Button>
            <Button component={RouterLink} to={`/applications/${id}`}>
              {translate('applications.print.back')}
            </Button>
          </Box>
          {isReady && <PrintedForm draft={draft} receipt={receipt.data} />}
          {regions.error && <ProblemAlert error={regions.error} onRetry={() => void regions.refetch()} />}
        </>
      )}
    </Page>
  );
}
