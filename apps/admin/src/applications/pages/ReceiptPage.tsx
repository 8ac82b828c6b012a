import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import type { ReceiptDto } from '@linxuan/contracts';
import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { Page, StatePath, useFormat, useLinxuan, useRead } from '../../components';
import type { PathStep } from '../../providers/types';
import { useTones } from '../../theme/useTones';

/** What was received, when, and the digest that proves it; and what happens next. */
export default function ReceiptPage() {
  const translate = useTranslate();
  const format = useFormat();
  const tones = useTones();
  const provider = useLinxuan();
  const { id = '' } = useParams();
  const read = useRead<ReceiptDto>(`/cases/${id}/receipt`);
  const detail = useRead<{ path?: PathStep[] }>(`/cases/${id}`);
  return (
    <Page title={translate('applications.receipt.title')} read={read} width={760}>
      {(receipt) => (
        <Paper variant="outlined" sx={{ p: { xs: 2, sm: 4 } }}>
          <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', mb: 2 }}>
            <CheckCircleIcon sx={{ fontSize: 40, color: tones.urgency.normal.text }} aria-hidden />
            <Box>
              <Typography variant="h2" sx={{ fontSize: '1.375rem' }}>
                {translate(receipt.revision > 1 ? 'applications.receipt.corrected' : 'applications.receipt.received')}
              </Typography>
              <Typography color="textSecondary">{receipt.title}</Typography>
            </Box>
          </Box>
          <Box
            component="dl"
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr', sm: '160px minmax(0, 1fr)' },
              rowGap: { xs: 0, sm: 1 },
              m: 0,
              '& dt': { color: 'text.secondary', fontSize: '0.875rem' },
              '& dd': { m: 0, mb: { xs: 1.25, sm: 0 }, fontWeight: 550 },
            }}
          >
            <dt>{translate('applications.receipt.number')}</dt>
            <dd>{receipt.number}</dd>
            <dt>{translate('applications.receipt.at')}</dt>
            <dd>
              {format.dateTime(receipt.at)}
              {translate('mark.aside', { words: translate('applications.receipt.zone') })}
            </dd>
            <dt>{translate('applications.receipt.holder')}</dt>
            <dd>{receipt.holderName}</dd>
            <dt>{translate('applications.receipt.by')}</dt>
            <dd>{receipt.submittedBy}</dd>
            <dt>{translate('applications.receipt.revision')}</dt>
            <dd>{receipt.revision}</dd>
            <dt>{translate('applications.receipt.sha')}</dt>
            <dd>
              <Box
                component="code"
                data-sha
                sx={{ fontFamily: 'ui-monospace, monospace', fontSize: '0.8125rem', overflowWrap: 'anywhere' }}
              >
                {receipt.sha256}
              </Box>
            </dd>
            <dt>{translate('applications.attachments')}</dt>
            <dd>{translate('applications.receipt.files', { smart_count: receipt.attachments.length })}</dd>
          </Box>
          <Typography variant="body2" color="textSecondary" sx={{ my: 2 }}>
            {translate('applications.receipt.help')}
          </Typography>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <Button variant="contained" onClick={() => void provider.download(`/cases/${id}/receipt?format=docx`)}>
              {translate('applications.receipt.download')}
            </Button>
            <Button variant="outlined" component={RouterLink} to={`/applications/${id}`}>
              {translate('applications.receipt.view')}
            </Button>
            <Button component={RouterLink} to="/">
              {translate('problem.home')}
            </Button>
          </Box>
          {detail.data?.path && (
            <Box sx={{ mt: 3 }}>
              <Typography variant="h3" sx={{ mb: 1 }}>
                {translate('applications.receipt.next')}
              </Typography>
              <StatePath path={detail.data.path} dense />
            </Box>
          )}
        </Paper>
      )}
    </Page>
  );
}
